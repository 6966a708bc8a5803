package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import nl.kring.platform.Texts;
import org.springframework.web.util.HtmlUtils;

/** What waits on this device, drawn by the browser alone; the server gives it its words, and never sees what is in it (R-C21). */
@Tag("kring-outbox")
public class Outbox extends Component {
    private static final String KEYS = "outbox.";
    private static final List<String> WORDS = List.of(
            "outbox.again",
            "outbox.all",
            "outbox.answer",
            "outbox.ask",
            "outbox.back",
            "outbox.broken",
            "outbox.call",
            "outbox.change",
            "outbox.claim",
            "outbox.copied",
            "outbox.copy",
            "outbox.drop",
            "outbox.forgotten",
            "outbox.keep",
            "outbox.kept",
            "outbox.lost",
            "outbox.saw",
            "outbox.seen",
            "outbox.see",
            "outbox.sent",
            "outbox.stop",
            "outbox.topic",
            "outbox.understood",
            "outbox.waits",
            "outbox.warned",
            "outbox.was",
            "outbox.who",
            "outbox.worry",
            "outbox.write",
            "outbox.you");

    public Outbox() {
        WORDS.forEach(key -> getElement().setAttribute(attribute(key), getTranslation(key)));
    }

    /** The same on a page that is not Vaadin's. */
    static String html(Locale locale) {
        return WORDS.stream()
                .map(key -> attribute(key) + "=\"" + HtmlUtils.htmlEscape(Texts.of(locale, key)) + "\"")
                .collect(Collectors.joining(" ", "<kring-outbox still ", "></kring-outbox>"));
    }

    private static String attribute(String key) {
        return "data-" + key.substring(KEYS.length());
    }
}
