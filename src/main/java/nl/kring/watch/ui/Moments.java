package nl.kring.watch.ui;

import java.time.Instant;
import java.util.Locale;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Says;

/** A moment as it is said within a sentence: om 16:10, gisteren om 16:10. */
final class Moments {
    private Moments() {}

    static String said(Says says, Instant at, Locale locale) {
        var day = at.atZone(MovingClock.ZONE).toLocalDate();
        return day.equals(says.today())
                ? Texts.of(locale, "alert.at", says.time(at))
                : Texts.of(locale, "alert.dayAt", says.day(day, locale), says.time(at));
    }
}
