package nl.kring.interop.fhir;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The import's sentences for the console, from the same bundles as those of the pages. */
public final class ImportTexts {
    private final ResourceBundle bundle;
    private final Locale locale;

    public ImportTexts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "vaadin-i18n.translations",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** Dutch, unless the environment asks for English or Frisian. */
    public static ImportTexts forLanguage(String lang) {
        return switch (lang.split("[_.]", 2)[0].toLowerCase(Locale.ROOT)) {
            case "en" -> new ImportTexts(Locale.of("en"));
            case "fy" -> new ImportTexts(Locale.of("fy"));
            default -> new ImportTexts(Locale.of("nl"));
        };
    }

    String get(String key, Object... args) {
        return new MessageFormat(bundle.getString(key), locale).format(args);
    }

    /** The sentence that says why. */
    public String sentence(Finding finding) {
        return get(finding.reason().key(), finding.args().toArray());
    }
}
