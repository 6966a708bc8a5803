package nl.kring.invite;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Paper;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Says;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * An invitation on paper (R-A8): who asks, as what, what Kring is, what is asked, how people do it together, until when. Of the circle it
 * says the first name of its resident and nothing else: a letter lies on a table (R-A5).
 */
@Component
public class LetterPdf {
    private static final int RULES = 5;

    private final String address;
    private final Says says;

    LetterPdf(@Value("${kring.url}") String address, Says says) {
        this.address = address;
        this.says = says;
    }

    /** The address that the square leads to; the page speaks the language of the letter. */
    public String address(NewLetter letter) {
        return address + "/brief/" + letter.code() + "?taal="
                + letter.language().getLanguage();
    }

    public byte[] write(NewLetter letter) {
        var asked = letter.invitation();
        var language = letter.language();
        var resident = asked.resident();
        var until = says.date(asked.until().atZone(MovingClock.ZONE).toLocalDate(), language);
        var values = new TreeMap<>(Map.of(
                "letter.code", letter.code(),
                "letter.address", address + "/brief",
                "letter.qr", Paper.square(address(letter)),
                "letter.asks",
                        asked.byResident()
                                ? Texts.of(language, "invite.text", resident)
                                : Texts.of(language, "invitation.by", asked.inviter(), resident),
                "letter.hello",
                        Texts.of(language, "invitation.hello", asked.name(), asked.inviter(), asked.relationWord()),
                "letter.is", Texts.of(language, "letter.is.how", resident),
                "letter.see", Texts.of(language, asked.early() ? "invitation.early" : "invite.see", resident),
                "letter.what", Texts.of(language, "invitation.what.how", resident),
                "letter.until", Texts.of(language, "letter.until.how", until)));
        IntStream.rangeClosed(1, RULES)
                .forEach(rule -> values.put("letter.rule" + rule, rule(language, rule, resident)));
        return Paper.write("brief.html", language, values);
    }

    private static String rule(Locale language, int rule, String resident) {
        return Texts.of(language, "invitation.rule." + rule, resident);
    }
}
