package nl.kring.told.ui;

import com.vaadin.flow.component.Component;
import java.time.LocalTime;
import nl.kring.told.HowOften;
import nl.kring.told.QuietHours;
import nl.kring.told.ToldHow;

/** How it is now, in a few sentences. */
final class ToldWords {
    private ToldWords() {}

    static String now(Component page, ToldHow how, boolean byMail) {
        if (!byMail) {
            return page.getTranslation("told.now.never");
        }
        var often = page.getTranslation("told.now." + how.often());
        return how.quiet().none() || how.often() == HowOften.WEEKLY || how.often() == HowOften.DAILY
                ? often
                : often + " "
                        + page.getTranslation(
                                "told.now.quiet",
                                time(how.quiet().from()),
                                time(how.quiet().to()));
    }

    static String quiet(Component page, QuietHours quiet) {
        return quiet.none()
                ? page.getTranslation("told.quiet.none")
                : page.getTranslation("told.quiet.from", time(quiet.from()), time(quiet.to()));
    }

    private static String time(LocalTime time) {
        return time.toString();
    }
}
