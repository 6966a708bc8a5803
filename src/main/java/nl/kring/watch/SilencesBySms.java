package nl.kring.watch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.notify.AskedBySms;
import org.springframework.stereotype.Component;

/** "JA 4" is "ik ga kijken" after a sign of life that did not come, "NEE 4" is "ik kan nu niet" (R-D26). */
@Component
class SilencesBySms implements AskedBySms {
    private final SilenceService silences;

    SilencesBySms(SilenceService silences) {
        this.silences = silences;
    }

    @Override
    public Set<String> templates() {
        return Set.of("alertSilence");
    }

    @Override
    public Optional<Asked> asks(String template, UUID circle, UUID subject, Locale language) {
        return find(circle, subject)
                .filter(silence -> silence.asked() && !silence.passed() && !silence.mine())
                .map(silence -> silence.owner()
                        .map(owner -> new Asked("sms.silence.owner", owner.firstName()))
                        .orElseGet(() -> new Asked("sms.silence", "")));
    }

    private Optional<SilenceNow> find(UUID circle, UUID subject) {
        return silences.current(new CircleId(circle))
                .filter(silence -> silence.id().equals(subject));
    }

    @Override
    public Became answer(String template, UUID circle, UUID subject, boolean yes, UUID id, Locale language) {
        if (yes) {
            silences.claim(new CircleId(circle), subject);
            return new Became("sms.silence.yes", List.of());
        }
        if (find(circle, subject).isEmpty()) {
            return new Became("silence.over", List.of());
        }
        silences.cannot(new CircleId(circle), subject);
        return find(circle, subject)
                .flatMap(SilenceNow::owner)
                .map(CirclePerson::firstName)
                .map(name -> new Became("sms.alert.taken", List.of(name)))
                .orElseGet(() -> new Became("sms.silence.no", List.of()));
    }
}
