package nl.kring.platform.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.platform.Texts;
import org.springframework.stereotype.Component;

/** A page speaks the language that its person chose, else the first of the browser's that is ours, else Dutch. */
@Component
class Languages implements VaadinServiceInitListener {
    private static final List<Locale> OURS = Texts.LANGUAGES;

    private final List<LanguageChoice> choices;

    Languages(List<LanguageChoice> choices) {
        this.choices = choices;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> init.getUI().setLocale(of(VaadinRequest.getCurrent())));
        event.addIndexHtmlRequestListener(page -> page.getDocument()
                .getElementsByTag("html")
                .attr("lang", of(page.getVaadinRequest()).getLanguage()));
    }

    Locale of(VaadinRequest request) {
        return choices.stream()
                .map(LanguageChoice::chosen)
                .flatMap(Optional::stream)
                .findFirst()
                .map(Languages::ours)
                .orElseGet(() -> firstOfOurs(request));
    }

    /** The language of ours that this locale asks for, else Dutch. */
    static Locale ours(Locale wanted) {
        return Optional.of(Locale.of(wanted.getLanguage()))
                .filter(OURS::contains)
                .orElse(OURS.getFirst());
    }

    private static Locale firstOfOurs(VaadinRequest request) {
        return browsers(request)
                .map(wanted -> Locale.of(wanted.getLanguage()))
                .filter(OURS::contains)
                .findFirst()
                .orElse(OURS.getFirst());
    }

    private static Stream<Locale> browsers(VaadinRequest request) {
        return Collections.list(request.getLocales()).stream();
    }
}
