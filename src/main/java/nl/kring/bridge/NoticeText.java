package nl.kring.bridge;

import java.time.Instant;
import java.util.Locale;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Says;
import org.springframework.stereotype.Component;

/** The one sentence that an alert may say outside a circle (R-D14): the same at a desk and in a mail, so that a preview is true. */
@Component
public class NoticeText {
    private final Says says;

    NoticeText(Says says) {
        this.says = says;
    }

    /** The sentence; of the phase and since when only what the plan lets it hold. */
    public String of(Payload.OutsideNotice notice, Locale locale) {
        var phase = notice.phase().isEmpty() ? "" : Texts.of(locale, "bridge.phase." + notice.phase());
        var since = notice.since().map(moment -> say(moment, locale)).orElse("");
        return Texts.of(locale, key(phase, since), notice.initials(), notice.call(), notice.phone(), phase, since);
    }

    private static String key(String phase, String since) {
        if (phase.isEmpty()) {
            return since.isEmpty() ? "bridge.notice" : "bridge.notice.since";
        }
        return since.isEmpty() ? "bridge.notice.phase" : "bridge.notice.both";
    }

    /** Never "today": it is read on another day. */
    private String say(Instant moment, Locale locale) {
        return says.date(moment.atZone(MovingClock.ZONE).toLocalDate(), locale) + ", " + says.time(moment);
    }
}
