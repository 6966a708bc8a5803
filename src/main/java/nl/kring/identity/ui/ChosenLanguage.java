package nl.kring.identity.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import java.util.Locale;
import java.util.Optional;
import nl.kring.identity.AccountService;
import nl.kring.platform.Acting;
import nl.kring.platform.ui.LanguageChoice;
import org.springframework.stereotype.Component;

/** The language chosen at the door for this visit, else the one that the person signed in chose. */
@Component
class ChosenLanguage implements LanguageChoice {
    private final AccountService accounts;

    ChosenLanguage(AccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Locale> chosen() {
        return Optional.ofNullable(VaadinSession.getCurrent())
                .map(session -> session.getAttribute(Locale.class))
                .or(() -> Acting.person().flatMap(_ -> accounts.myLanguage()));
    }

    /** Speaks this language from now on, on every page of this person. */
    void choose(Locale language, UI ui) {
        VaadinSession.getCurrent().setAttribute(Locale.class, language);
        Acting.person().ifPresent(_ -> accounts.speak(language));
        ui.getPage().reload();
    }
}
