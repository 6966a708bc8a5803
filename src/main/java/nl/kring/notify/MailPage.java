package nl.kring.notify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.kring.notify.ComposedMail.Line;
import nl.kring.platform.Initials;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/**
 * The page of a mail: a letter that is whole without pictures and without a style sheet, and dark where its reader's screen is. Nothing in it is
 * fetched, so nobody learns when it is read.
 */
final class MailPage {
    private static final String PAGE = page();
    private static final Pattern HOLE = Pattern.compile("\\{(\\w+)}");
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
    private static final String ROW = " valign=\"top\" style=\"padding:10px 0;border-top:1px solid #E8DECC\"";
    private static final String ROUND = "width:44px;height:44px;border-radius:50%;";

    private final StringBuilder body = new StringBuilder();
    private final StringBuilder foot = new StringBuilder();
    private final Locale language;
    private final String title;

    MailPage(Locale language, String title) {
        this.language = language;
        this.title = title;
    }

    /** What only says the title once more is left out; six digits that are typed over are easy to read. */
    void says(String line, boolean withCode) {
        var words = line.startsWith(title + ". ") ? line.substring(title.length() + 2) : line;
        body.append("<p style=\"margin:0 0 12px\">")
                .append(
                        withCode
                                ? CODE.matcher(escaped(words))
                                        .replaceAll(
                                                "<b style=\"font-size:24px;letter-spacing:0.12em;white-space:nowrap\">$0</b>")
                                : escaped(words))
                .append("</p>\n");
    }

    /** What was told, each with the face of who told it. */
    void tells(List<Line> lines) {
        if (!lines.isEmpty()) {
            body.append("<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\">\n");
            lines.forEach(line -> body.append("<tr><td class=\"row\" width=\"56\"" + ROW + ">")
                    .append(line.who().isEmpty() ? "" : face(Initials.of(line.who())))
                    .append("</td><td class=\"row\"" + ROW + ">")
                    .append(escaped(line.words()).replace("\n", "<br>"))
                    .append("</td></tr>\n"));
            body.append("</table>\n");
        }
    }

    /** The one thing to do. */
    void offers(String words, String url) {
        body.append("<p style=\"margin:24px 0 0\"><a class=\"act\" href=\"")
                .append(escaped(url))
                .append("\" style=\"display:inline-block;background:#164A5C;color:#FFFFFF;font-weight:660;")
                .append("text-align:center;text-decoration:none;padding:15px 24px;border-radius:14px\">")
                .append(escaped(words))
                .append("</a></p>\n");
    }

    void saysBelow(String words) {
        foot.append("<p style=\"margin:0 0 6px\">").append(escaped(words)).append("</p>\n");
    }

    void offersBelow(String words, String url) {
        foot.append("<p style=\"margin:0 0 6px\"><a class=\"way\" href=\"")
                .append(escaped(url))
                .append("\" style=\"color:#164A5C\">")
                .append(escaped(words))
                .append("</a></p>\n");
    }

    /** As it goes, in the name of a circle or in Kring's own. */
    String from(String sender, Optional<String> whose) {
        var parts = Map.of(
                "language", language.getLanguage(),
                "title", escaped(title),
                "sender", escaped(sender),
                "sign", whose.map(Initials::of).map(MailPage::face).orElseGet(MailPage::ring),
                "body", body.toString(),
                "foot", foot.toString());
        return HOLE.matcher(PAGE).replaceAll(hole -> parts.getOrDefault(hole.group(1), hole.group())
                .replace("\\", "\\\\")
                .replace("$", "\\$"));
    }

    private static String face(Initials of) {
        return "<div aria-hidden=\"true\" style=\"" + ROUND + "line-height:44px;text-align:center;font-size:18px;"
                + "font-weight:660;color:#3A2E24;background:" + of.ground() + "\">" + escaped(of.letters()) + "</div>";
    }

    /** The one sign of Kring. */
    private static String ring() {
        return "<div class=\"ring\" aria-hidden=\"true\" style=\"" + ROUND
                + "box-sizing:border-box;border:5px solid #164A5C\"></div>";
    }

    private static String escaped(String words) {
        return HtmlUtils.htmlEscape(words, "UTF-8");
    }

    private static String page() {
        try {
            return new ClassPathResource("mail.html", MailPage.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
