package nl.kring.watch;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.circle.CircleId;
import nl.kring.timeline.MoreReaders;
import nl.kring.timeline.OutboxService;
import nl.kring.timeline.PostId;
import nl.kring.timeline.SeenOutbox;
import org.springframework.stereotype.Component;

/** What was seen where there was no line: the rules weigh it when it arrives, with the moment at which it was seen (R-C21). */
@Component
class KeepsWhatWaited implements SeenOutbox {
    private static final int MOST_CALLS = 4;
    private final WatchService watch;

    KeepsWhatWaited(WatchService watch) {
        this.watch = watch;
    }

    @Override
    public Optional<Place> place(CircleId circle) {
        if (!watch.mayObserve(circle)) {
            return Optional.empty(); // a page asks this by itself, and nobody tried anything
        }
        return Optional.of(new Place(
                watch.readers(circle),
                watch.toCall(circle).stream().limit(MOST_CALLS).toList()));
    }

    @Override
    public void keep(CircleId circle, Seen seen) {
        var shown = watch.signsToTick(circle).stream().map(SignView::id).collect(Collectors.toSet());
        OutboxService.refuseOddId(new PostId(seen.id()));
        refuseMoreReaders(circle, seen);
        watch.observe(
                circle,
                new NewObservation(
                        new ObservationId(seen.id()),
                        signs(seen, shown),
                        seen.good(),
                        seen.text(),
                        seen.at(),
                        seen.worried(),
                        seen.meant()));
    }

    /** A plan may have been agreed anew meanwhile; the words go on without a sign that is no longer there. */
    private static Set<SignId> signs(Seen seen, Set<SignId> shown) {
        return seen.signs().stream().map(SignId::new).filter(shown::contains).collect(Collectors.toSet());
    }

    /** Where nothing is agreed any more it would become a post for others than the writer saw (R-C1). Whom an alert asks reads it anyway; that was said. */
    private void refuseMoreReaders(CircleId circle, Seen seen) {
        if (watch.agreed(circle)) {
            return;
        }
        var now = watch.readers(circle);
        var more = now.stream()
                .filter(person -> !seen.readers().contains(person.account()))
                .toList();
        if (!more.isEmpty()) {
            throw new MoreReaders(more, now);
        }
    }
}
