package nl.kring.privacy;

import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import nl.kring.platform.Texts;

/** How long Kring keeps what, in plain words: what stands in the configuration, and nothing else. */
public final class TermLines {
    private TermLines() {}

    public static List<String> of(Terms terms, Locale locale) {
        return List.of(
                line(locale, "posts", terms.closed()),
                line(locale, "erased", terms.erased()),
                line(locale, "invitations", terms.invitations()),
                line(locale, "observations", terms.observations()),
                line(locale, "alerts", terms.alerts(), terms.alertTexts()),
                line(locale, "plans", terms.plans()),
                line(locale, "mails", terms.mails()),
                line(locale, "accounts", terms.accounts(), terms.asked()),
                line(locale, "log"));
    }

    private static String line(Locale locale, String what, Period... terms) {
        return Texts.of(
                locale,
                "keep." + what,
                Arrays.stream(terms).map(term -> words(locale, term)).toArray());
    }

    private static String words(Locale locale, Period term) {
        return term.toTotalMonths() > 0
                ? Texts.of(locale, "keep.months", term.toTotalMonths())
                : Texts.of(locale, "keep.days", term.getDays());
    }
}
