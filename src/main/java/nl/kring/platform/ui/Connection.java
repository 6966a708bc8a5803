package nl.kring.platform.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.util.Locale;
import nl.kring.platform.Acting;
import nl.kring.platform.Texts;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/** A page that loses the server keeps trying, says so in words, and comes back by itself: a lost session loads it anew. */
@Component
class Connection implements VaadinServiceInitListener {
    private static final int EVERY_MILLISECONDS = 2_000;
    /** The ground of the page by day and by night, as in {@code tokens.css}; a bar of the browser reads no stylesheet. */
    private static final String PAPER = "#FAF6EE";

    private static final String NIGHT = "#1B1814";

    private final Languages languages;

    Connection(Languages languages) {
        this.languages = languages;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().setSystemMessagesProvider(info -> messages(info.getLocale()));
        event.getSource().addUIInitListener(init -> keepTrying(init.getUI()));
        event.addIndexHtmlRequestListener(this::giveWords);
    }

    /** Without a notification Vaadin's client loads the page again. */
    private static SystemMessages messages(Locale locale) {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(false);
        messages.setSyncErrorNotificationEnabled(false);
        messages.setInternalErrorCaption(Texts.of(Languages.ours(locale), "error.title"));
        messages.setInternalErrorMessage(Texts.of(Languages.ours(locale), "error.again"));
        return messages;
    }

    private static void keepTrying(UI ui) {
        var dialog = ui.getReconnectDialogConfiguration();
        dialog.setDialogText(ui.getTranslation("error.connection.trying"));
        dialog.setDialogTextGaveUp(ui.getTranslation("error.connection.trying"));
        dialog.setReconnectAttempts(Integer.MAX_VALUE);
        dialog.setReconnectInterval(EVERY_MILLISECONDS);
    }

    /** The strip at the top of the page is the client's own; it finds its words on the page. */
    private void giveWords(IndexHtmlResponse page) {
        var locale = languages.of(page.getVaadinRequest());
        page.getDocument()
                .getElementsByTag("html")
                .attr("data-lost", Texts.of(locale, "error.connection.lost"))
                .attr("data-trying", Texts.of(locale, "error.connection.trying"))
                .attr("data-back", Texts.of(locale, "error.connection.back"));
        Acting.person().ifPresent(person -> page.getDocument()
                .getElementsByTag("html")
                .attr("data-person", person.personId().toString()));
        var head = page.getDocument().head();
        link(head, "icon", "/icons/kring.svg");
        link(head, "manifest", "/manifest.webmanifest");
        link(head, "apple-touch-icon", "/icons/kring-180.png");
        meta(head, "apple-mobile-web-app-title", Texts.of(locale, "app.name"));
        meta(head, "theme-color", PAPER).attr("media", "(prefers-color-scheme: light)");
        meta(head, "theme-color", NIGHT).attr("media", "(prefers-color-scheme: dark)");
    }

    private static void link(Element head, String kind, String address) {
        head.appendElement("link").attr("rel", kind).attr("href", address);
    }

    private static Element meta(Element head, String name, String content) {
        return head.appendElement("meta").attr("name", name).attr("content", content);
    }
}
