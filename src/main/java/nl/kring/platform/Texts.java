package nl.kring.platform;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts for what is written outside a page, such as mail; the same bundles as the pages read. */
public final class Texts {
    /** The languages of Kring; the first is the one for who speaks none of them. */
    public static final List<Locale> LANGUAGES = List.of(Locale.of("nl"), Locale.of("en"), Locale.of("fy"));

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    /** The text of a key, with positional arguments filled in. */
    public static String of(Locale locale, String key, Object... arguments) {
        var spoken = LANGUAGES.contains(locale) ? locale : LANGUAGES.getFirst();
        var text = ResourceBundle.getBundle("vaadin-i18n.translations", spoken, NO_FALLBACK)
                .getString(key);
        return arguments.length == 0 ? text : new MessageFormat(text, spoken).format(arguments);
    }
}
