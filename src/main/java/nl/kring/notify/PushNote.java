package nl.kring.notify;

import com.interaso.webpush.WebPush.Urgency;
import java.time.Duration;
import java.util.UUID;

/**
 * A message as a device shows it: who says it, one sentence, and where it leads.
 *
 * @param path a path inside Kring
 * @param alert somebody's help is asked: it stays in sight, and is of no use the next day
 */
record PushNote(UUID id, String sender, String words, String path, boolean alert, Duration lasts) {
    private static final Duration HOURS_OF_AN_ALERT = Duration.ofHours(4);
    private static final Duration DAYS_OF_A_PHONE_IN_A_DRAWER = Duration.ofDays(3);

    static PushNote of(Letter letter, boolean alert) {
        return new PushNote(
                letter.id(),
                letter.sender(),
                letter.inShort(),
                letter.path(),
                alert,
                alert ? HOURS_OF_AN_ALERT : DAYS_OF_A_PHONE_IN_A_DRAWER);
    }

    Urgency urgency() {
        return alert ? Urgency.High : Urgency.Normal;
    }
}
