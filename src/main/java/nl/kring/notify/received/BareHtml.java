package nl.kring.notify.received;

import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The words of a mail that is a page, line by line; what mail programs mark as somebody else's is left out. */
final class BareHtml {
    private static final String NOT_OWN =
            "head, style, script, blockquote, .gmail_quote, .gmail_attr, .gmail_signature, .moz-cite-prefix, "
                    + ".moz-signature, .protonmail_quote, .yahoo_quoted, #Signature, #ms-outlook-mobile-signature";

    /** From here on all of it was written before. */
    private static final String FROM_HERE = "#appendonsend, #divRplyFwdMsg, #mail-editor-reference-message-container";

    private static final Set<String> OWN_LINE =
            Set.of("p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "hr", "pre");

    private BareHtml() {}

    static String of(String html) {
        var page = Jsoup.parse(html);
        for (var mark : page.select(FROM_HERE)) {
            mark.nextElementSiblings().remove();
            mark.remove();
        }
        page.select(NOT_OWN).remove();
        var text = new StringBuilder();
        page.body().traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    text.append(words.text());
                } else if (node instanceof Element element) {
                    var name = element.normalName();
                    if (name.equals("br")) {
                        text.append('\n');
                    } else if (OWN_LINE.contains(name)) {
                        line(text);
                    }
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element && OWN_LINE.contains(element.normalName())) {
                    line(text);
                    if (element.normalName().equals("p")) {
                        text.append('\n'); // there is room below it
                    }
                }
            }
        });
        return text.toString()
                .lines()
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** Begins a line, where none has begun. */
    private static void line(StringBuilder text) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
