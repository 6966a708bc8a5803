package nl.kring.told.ui;

import com.vaadin.flow.component.Component;
import java.time.LocalTime;
import nl.kring.circle.CircleId;
import nl.kring.told.HowOften;
import nl.kring.told.QuietHours;
import nl.kring.told.ToldHow;
import nl.kring.told.ToldService;

/** How it is now, in a few sentences. */
final class ToldWords {
    private ToldWords() {}

    /** By which way somebody is told: on a device, and else by mail. */
    enum Way {
        DEVICE,
        MAIL,
        NONE;

        static Way of(ToldService told, CircleId circle) {
            if (told.onDevice(circle)) {
                return DEVICE;
            }
            return told.byMail(circle) ? MAIL : NONE;
        }
    }

    static String now(Component page, ToldHow how, Way way) {
        if (way == Way.NONE) {
            return page.getTranslation("told.now.never");
        }
        var often = page.getTranslation((way == Way.DEVICE ? "told.now.device." : "told.now.") + how.often());
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
