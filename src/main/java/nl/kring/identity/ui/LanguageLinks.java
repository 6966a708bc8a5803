package nl.kring.identity.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.Locale;
import java.util.Map;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import org.springframework.context.annotation.Scope;

/** At the foot of a page: the three languages, each by its own name, and what Kring does with people's data. */
@SpringComponent
@Scope("prototype")
public class LanguageLinks extends Nav {
    private static final Map<String, String> NAMES = Map.of("nl", "Nederlands", "en", "English", "fy", "Frysk");

    LanguageLinks(ChosenLanguage chosen) {
        addClassName("languages");
        setAriaLabel(getTranslation("identity.language"));
        Texts.LANGUAGES.forEach(language -> add(button(language, chosen)));
        add(new Link(Icon.LOCK, getTranslation("notice.link"), "privacy").button("text"));
    }

    /** A language by its own name. */
    public static String name(Locale language) {
        return NAMES.getOrDefault(language.getLanguage(), language.getLanguage());
    }

    private Button button(Locale language, ChosenLanguage chosen) {
        var button = Buttons.text(name(language), () -> chosen.choose(language, getUI().orElseThrow()));
        button.getElement().setAttribute("lang", language.getLanguage());
        if (language.getLanguage().equals(getLocale().getLanguage())) {
            button.getElement().setAttribute("aria-current", "true");
        }
        return button;
    }
}
