package nl.kring.notify;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.Recipient;
import nl.kring.platform.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Writes letters: one sentence, one button, a named sender; readable as plain text too. */
@Component
class Letters {
    private static final String PAGE = """
            <!doctype html><html lang="%s"><body style="margin:0;background:#FAF6EE">
            <table role="presentation" width="100%%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:32px 16px">
            <table role="presentation" cellpadding="0" cellspacing="0" style="max-width:520px;background:#FFFEFB;border-radius:20px">
            <tr><td style="padding:32px;font-family:'Segoe UI',sans-serif;font-size:18px;line-height:1.5;color:#221D17">
            %s%s
            </td></tr></table></td></tr></table></body></html>
            """;
    private static final String BUTTON = """
            <p style="margin:24px 0 0"><a href="%s" style="display:inline-block;background:#164A5C;color:#FFFFFF;
            text-decoration:none;padding:12px 24px;border-radius:14px;font-weight:600">%s</a></p>""";

    private static final String STOP = """
            <p style="margin:24px 0 0;font-size:15px"><a href="%s" style="color:#164A5C">%s</a></p>""";

    private static final String ANSWER = """
            <p style="margin:24px 0 0;font-size:15px">%s</p>""";

    private final String address;

    Letters(@Value("${kring.url}") String address) {
        this.address = address;
    }

    Letter write(UUID id, Recipient to, String template, Object[] arguments, String link) {
        return write(id, to, template, arguments, link, Optional.empty());
    }

    /** With a small line below, for who wants no more of these. */
    Letter write(UUID id, Recipient to, String template, Object[] arguments, String link, Optional<String> stop) {
        var below = stop.map(there -> new Stop(Texts.of(to.language(), "mail.stop"), url(there)));
        return writeAs(id, Letter.KRING, to, template, arguments, link, below, Optional.empty(), Optional.empty());
    }

    /** Out of a circle: in its name, that it can be answered if it can, and below the way to hear of it otherwise. */
    Letter write(
            UUID id,
            Optional<String> whose,
            Recipient to,
            String template,
            Object[] arguments,
            String link,
            Optional<String> change,
            Optional<String> replyTo,
            Optional<String> inShort) {
        var below = change.map(there -> new Stop(Texts.of(to.language(), "mail.change"), url(there)));
        var sender =
                whose.map(name -> Texts.of(to.language(), "mail.sender", name)).orElse(Letter.KRING);
        return writeAs(id, sender, to, template, arguments, link, below, replyTo, inShort);
    }

    private Letter writeAs(
            UUID id,
            String sender,
            Recipient to,
            String template,
            Object[] arguments,
            String link,
            Optional<Stop> out,
            Optional<String> replyTo,
            Optional<String> inShort) {
        var language = to.language();
        var body = Texts.of(language, "mail." + template + ".body", arguments);
        var way = way(link, language, template);
        var answer = replyTo.map(_ -> Texts.of(language, "mail.reply"));
        var paragraphs = new StringBuilder();
        body.lines().filter(line -> !line.isBlank()).forEach(line -> paragraphs
                .append("<p style=\"margin:0 0 12px\">")
                .append(HtmlUtils.htmlEscape(line))
                .append("</p>"));
        return new Letter(
                id,
                sender,
                to.firstName(),
                to.address(),
                to.sms(),
                Texts.of(language, "mail." + template + ".subject", arguments),
                body + "\n" + way.map(Way::plain).orElse("")
                        + answer.map("\n%s\n"::formatted).orElse("")
                        + out.map(Stop::plain).orElse(""),
                PAGE.formatted(
                        language.getLanguage(),
                        paragraphs,
                        way.map(Way::html).orElse("")
                                + answer.map(HtmlUtils::htmlEscape)
                                        .map(ANSWER::formatted)
                                        .orElse("")
                                + out.map(Stop::html).orElse("")),
                replyTo,
                inShort.orElseGet(() -> firstLine(body)),
                link);
    }

    /** What a mail says first is what it is about. */
    private static String firstLine(String body) {
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

    private record Stop(String words, String url) {
        String plain() {
            return "\n" + words + ": " + url + "\n";
        }

        String html() {
            return STOP.formatted(HtmlUtils.htmlEscape(url), HtmlUtils.htmlEscape(words));
        }
    }

    private record Way(String words, String url) {
        String plain() {
            return "\n" + words + ": " + url + "\n";
        }

        String html() {
            return BUTTON.formatted(HtmlUtils.htmlEscape(url), HtmlUtils.htmlEscape(words));
        }
    }
}
