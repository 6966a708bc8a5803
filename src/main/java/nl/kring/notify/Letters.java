package nl.kring.notify;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.identity.Recipient;
import nl.kring.notify.ComposedMail.Line;
import nl.kring.platform.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes letters: few sentences, one button, a named sender; readable as plain text too. */
@Component
class Letters {
    private static final Set<String> WITH_CODE = Set.of("prove", "signIn", "startCode");

    private final String address;

    Letters(@Value("${kring.url}") String address) {
        this.address = address;
    }

    Letter write(UUID id, Recipient to, String template, Object[] arguments, String link) {
        return write(id, to, template, arguments, link, Optional.empty());
    }

    /** With a small line below, for who wants no more of these. */
    Letter write(UUID id, Recipient to, String template, Object[] arguments, String link, Optional<String> stop) {
        var below = stop.map(there -> new Way(Texts.of(to.language(), "mail.stop"), url(there)));
        return writeAs(
                id,
                Optional.empty(),
                to,
                template,
                arguments,
                List.of(),
                link,
                below,
                Optional.empty(),
                Optional.empty());
    }

    /** Out of a circle: in its name, that it can be answered if it can, and below the way to hear of it otherwise. */
    Letter write(
            UUID id,
            Optional<String> whose,
            Recipient to,
            String template,
            Object[] arguments,
            List<Line> lines,
            String link,
            Optional<String> change,
            Optional<String> replyTo,
            Optional<String> inShort) {
        var below = change.map(there -> new Way(Texts.of(to.language(), "mail.change"), url(there)));
        return writeAs(id, whose, to, template, arguments, lines, link, below, replyTo, inShort);
    }

    private Letter writeAs(
            UUID id,
            Optional<String> whose,
            Recipient to,
            String template,
            Object[] arguments,
            List<Line> lines,
            String link,
            Optional<Way> out,
            Optional<String> replyTo,
            Optional<String> inShort) {
        var language = to.language();
        var sender = whose.map(name -> Texts.of(language, "mail.sender", name)).orElse(Letter.KRING);
        var subject = Texts.of(language, "mail." + template + ".subject", arguments);
        var body = Texts.of(language, "mail." + template + ".body", arguments);
        var way = way(link, language, template);
        var answer = replyTo.map(_ -> Texts.of(language, "mail.reply"));
        var page = new MailPage(language, subject);
        Texts.of(language, "mail." + template + ".body", withoutLast(arguments, lines))
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> page.says(line, WITH_CODE.contains(template)));
        page.tells(lines);
        way.ifPresent(there -> page.offers(there.words(), there.url()));
        answer.ifPresent(page::saysBelow);
        out.ifPresent(there -> page.offersBelow(there.words(), there.url()));
        return new Letter(
                id,
                sender,
                to.firstName(),
                to.address(),
                to.sms(),
                subject,
                body + "\n" + way.map(Way::plain).orElse("")
                        + answer.map("\n%s\n"::formatted).orElse("")
                        + out.map(Way::plain).orElse(""),
                page.from(sender, whose),
                replyTo,
                inShort.orElseGet(() -> firstLine(body)),
                link);
    }

    /** The lines stand in it, and are shown one by one. */
    private static Object[] withoutLast(Object[] arguments, List<Line> lines) {
        var left = arguments.clone();
        if (!lines.isEmpty()) {
            left[left.length - 1] = "";
        }
        return left;
    }

    /** What a mail says first is what it is about. */
    static String firstLine(String body) {
        return body.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    /** The one button; who is outside Kring has nowhere to go, so gets none. */
    private Optional<Way> way(String link, Locale language, String template) {
        return Optional.of(link)
                .filter(there -> !there.isEmpty())
                .map(there -> new Way(Texts.of(language, "mail." + template + ".button"), url(there)));
    }

    private String url(String there) {
        return there.startsWith("http") ? there : address + there;
    }

    private record Way(String words, String url) {
        String plain() {
            return "\n" + words + ": " + url + "\n";
        }
    }
}
