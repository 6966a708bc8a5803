package nl.kring.start;

import java.util.Locale;
import java.util.Map;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Paper;
import nl.kring.platform.ui.Says;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** A card on paper: what Kring is, a code, and the same code to scan. No name stands on it. */
@Component
public class CardPdf {
    private final String address;
    private final Says says;

    CardPdf(@Value("${kring.url}") String address, Says says) {
        this.address = address;
        this.says = says;
    }

    /** The address that the code leads to. */
    public String address(NewCard card) {
        return address + "/start/" + card.code();
    }

    public byte[] write(NewCard card, Locale language) {
        var until = card.expiresAt().atZone(MovingClock.ZONE).toLocalDate();
        return Paper.write(
                "kaart.html",
                language,
                Map.of(
                        "card.code", card.code(),
                        "card.address", address + "/start",
                        "card.until", says.date(until, language),
                        "card.organisation", card.organisation().name(),
                        "card.qr", Paper.square(address(card))));
    }
}
