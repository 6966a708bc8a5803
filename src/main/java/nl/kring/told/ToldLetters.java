package nl.kring.told;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.notify.CircleLetters;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Of each letter out of a circle: whose circle sends it, whether it waits for the end of somebody's quiet hours, and where one changes that. An
 * alert has hours of its own, which each in its line agreed to (R-C9, journey d); a mail to oneself was asked for a moment ago.
 */
@Component
class ToldLetters implements CircleLetters {
    static final String ALERT = "alert";

    /** What is decided together in an alert is told in the hours of the alert as well (R-D15). */
    private static final Set<String> IN_AN_ALERT = Set.of("consult", "consultOutcome");

    /** What the municipality says to somebody in a circle is not said by the circle. */
    private static final Set<String> OF_THE_MUNICIPALITY = Set.of("need.promised", "doubt.answered");

    private final CircleJobs circles;
    private final ToldChoices choices;
    private final Clock clock;

    ToldLetters(CircleJobs circles, ToldChoices choices, Clock clock) {
        this.circles = circles;
        this.choices = choices;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> whose(UUID circle, String template) {
        return OF_THE_MUNICIPALITY.contains(template)
                ? Optional.empty()
                : Optional.of(circles.whose(new CircleId(circle)));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Instant> waitsUntil(UUID circle, AccountId reader, String template) {
        if (isOfAlert(template) || template.equals(ToldService.TRIAL) || template.equals(PhoneService.TRIAL)) {
            return Optional.empty();
        }
        var now = clock.instant();
        return Optional.of(choices.of(new CircleId(circle), reader)
                        .map(ToldHow::quiet)
                        .orElse(QuietHours.ORDINARY)
                        .after(now))
                .filter(later -> later.isAfter(now));
    }

    @Override
    public boolean onlyByMail(String template) {
        return template.equals(ToldService.TRIAL);
    }

    @Override
    public Optional<String> change(UUID circle, String template) {
        return isOfAlert(template) || OF_THE_MUNICIPALITY.contains(template)
                ? Optional.empty()
                : Optional.of("/circle/" + circle + "/told");
    }

    private static boolean isOfAlert(String template) {
        return template.startsWith(ALERT) || IN_AN_ALERT.contains(template);
    }
}
