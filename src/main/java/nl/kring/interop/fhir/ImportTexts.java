package nl.kring.interop.fhir;

import java.util.Locale;
import nl.kring.platform.Texts;

/** The import's sentences for the console, from the same bundles as those of the pages. */
record ImportTexts(Locale locale) {
    /** Dutch, unless the environment asks for English or Frisian. */
    static ImportTexts forLanguage(String lang) {
        var language = Locale.of(lang.split("[_.]", 2)[0].toLowerCase(Locale.ROOT));
        return new ImportTexts(Texts.LANGUAGES.contains(language) ? language : Texts.LANGUAGES.getFirst());
    }

    String get(String key, Object... args) {
        return Texts.of(locale, key, args);
    }

    /** The sentence that says why. */
    String sentence(Finding finding) {
        return get(finding.reason().key(), finding.args().toArray());
    }
}
