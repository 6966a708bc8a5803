package nl.kring.platform.ui;

import java.util.Locale;
import java.util.Optional;

/** The language that the person at the screen chose; whoever knows persons offers one as a bean. */
public interface LanguageChoice {
    Optional<Locale> chosen();
}
