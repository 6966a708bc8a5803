package nl.kring.notify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.kring.identity.AccountId;
import nl.kring.notify.PushSender.Brought;
import org.springframework.stereotype.Component;

/** Tells somebody on each of the own devices at once. Brought to one is told: those that did not take it are not tried again for it. */
@Component
class Pushing {
    private final PushDevices devices;
    private final PushSender sender;
    private final PushKeys keys;

    Pushing(PushDevices devices, PushSender sender, PushKeys keys) {
        this.devices = devices;
        this.sender = sender;
        this.keys = keys;
    }

    /** What became of it. */
    sealed interface Told {
        /** It was brought to at least one of them. */
        record There() implements Told {}

        /** None took it, and one may after a while. */
        record NotNow(Duration rest) implements Told {}

        /** There is none, or none takes it. */
        record Nowhere() implements Told {}
    }

    /** Whether there is a device to tell this person on. */
    boolean reaches(AccountId person) {
        return keys.push().isPresent() && !devices.of(person).isEmpty();
    }

    Told tell(AccountId person, PushNote note) {
        if (keys.push().isEmpty()) {
            return new Told.Nowhere();
        }
        var known = devices.of(person);
        var brought = sender.bring(
                note, known.stream().map(PushDevices.Known::subscription).toList());
        devices.gone(of(known, brought, Brought.Gone.class));
        devices.told(of(known, brought, Brought.There.class));
        return told(brought);
    }

    private static List<java.util.UUID> of(
            List<PushDevices.Known> known, List<Brought> brought, Class<? extends Brought> what) {
        return IntStream.range(0, known.size())
                .filter(at -> what.isInstance(brought.get(at)))
                .mapToObj(at -> known.get(at).id())
                .toList();
    }

    private static Told told(List<Brought> brought) {
        if (brought.stream().anyMatch(Brought.There.class::isInstance)) {
            return new Told.There();
        }
        Optional<Duration> rest = brought.stream()
                .filter(Brought.NotNow.class::isInstance)
                .map(each -> ((Brought.NotNow) each).rest())
                .min(Duration::compareTo);
        return rest.<Told>map(Told.NotNow::new).orElseGet(Told.Nowhere::new);
    }
}
