package nl.kring.agenda.ui;

import java.time.LocalTime;
import java.util.Locale;
import nl.kring.agenda.When;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Says;
import org.springframework.stereotype.Component;

/** Says in words when an appointment is. */
@Component
class SaysWhen {
    final Says says;

    SaysWhen(Says says) {
        this.says = says;
    }

    /** Friday 4 December, 10:00 to 11:30. */
    String line(When when, Locale locale) {
        var day = says.dayLine(when.day(), locale);
        return Texts.of(locale, "agenda.when", day, time(when, locale));
    }

    /** 10:00 to 11:30, or: all day. */
    String time(When when, Locale locale) {
        return when.from()
                .map(from -> when.until()
                        .map(until -> Texts.of(locale, "agenda.fromUntil", clock(from), clock(until)))
                        .orElse(clock(from)))
                .orElseGet(() -> Texts.of(locale, "agenda.allDay"));
    }

    private static String clock(LocalTime time) {
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }
}
