package nl.kring.welcome;

import java.util.Optional;
import java.util.function.Predicate;
import nl.kring.circle.Act;
import nl.kring.circle.CircleHolds;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.Seat;
import nl.kring.invite.InvitationService;
import nl.kring.invite.SketchService;
import nl.kring.need.NeedDraft;
import nl.kring.need.NeedId;
import nl.kring.need.NeedService;
import nl.kring.need.NeedState;
import nl.kring.need.NeedView;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.start.StarterService;
import nl.kring.watch.WatchService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The first days of a circle as its resident sees them, and what that person says and does there. */
@Service
@Transactional
public class WelcomeService {
    private final Welcomes welcomes;
    private final CircleService circles;
    private final CircleHolds holds;
    private final StarterService starters;
    private final SketchService sketches;
    private final InvitationService invitations;
    private final WatchService watch;
    private final NeedService needs;
    private final ApplicationEventPublisher events;

    WelcomeService(
            Welcomes welcomes,
            CircleService circles,
            CircleHolds holds,
            StarterService starters,
            SketchService sketches,
            InvitationService invitations,
            WatchService watch,
            NeedService needs,
            ApplicationEventPublisher events) {
        this.welcomes = welcomes;
        this.circles = circles;
        this.holds = holds;
        this.starters = starters;
        this.sketches = sketches;
        this.invitations = invitations;
        this.watch = watch;
        this.needs = needs;
        this.events = events;
    }

    private Seat seat(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.BEGIN_HERE);
        return seat;
    }

    private Welcomes.Row row(CircleId circle) {
        return welcomes.of(circle, seat(circle).account()).orElseThrow(NotFound::new);
    }

    /** The one card that stands on the resident's page now. */
    @Transactional(readOnly = true)
    public Optional<Welcome> now(CircleId circle) {
        return Optional.of(seat(circle))
                .filter(seat -> seat.state() == CircleState.ACTIVE)
                .flatMap(seat -> welcomes.of(circle, seat.account()))
                .flatMap(this::now);
    }

    private Optional<Welcome> now(Welcomes.Row row) {
        Predicate<Welcome> open = card -> !row.done().contains(card.name());
        return call(row)
                .filter(open)
                .or(() -> fits(row).filter(open))
                .or(() -> beginHere(row).filter(open))
                .or(() -> said(row).filter(open));
    }

    private Optional<Welcome> call(Welcomes.Row row) {
        return Optional.of(row)
                .filter(it -> it.came(Step.CALL) && !it.stopped() && holds.isQuiet(it.circle()))
                .map(_ -> new Welcome.Call());
    }

    /** What comes after the answer stays, also after a stop. */
    private static Optional<Welcome> fits(Welcomes.Row row) {
        return Optional.of(row)
                .filter(it -> it.answer().isPresent() || it.came(Step.FITS) && !it.stopped())
                .map(it -> new Welcome.Fits(it.answer()));
    }

    private Optional<Welcome> beginHere(Welcomes.Row row) {
        return Optional.of(starter(row.circle()).begin().stream()
                        .filter(each -> !isDone(each, row))
                        .toList())
                .filter(open -> !open.isEmpty())
                .map(Welcome.BeginHere::new);
    }

    private boolean isDone(Begin each, Welcomes.Row row) {
        return switch (each) {
            case DRAW -> !sketches.names(row.circle()).isEmpty() || isAnybodyAsked(row.circle());
            case PHONES -> row.done().contains(Begin.PHONES.name());
            case TELL -> !holds.isQuiet(row.circle());
            case PLAN ->
                row.done().contains(Begin.PLAN.name())
                        || watch.plan(row.circle()).isPresent();
        };
    }

    private boolean isAnybodyAsked(CircleId circle) {
        return circles.view(circle).members().size() > 1
                || invitations.all(circle).stream()
                        .anyMatch(invitation -> invitation.state().open());
    }

    private static Optional<Welcome> said(Welcomes.Row row) {
        return row.step()
                .filter(step -> step.compareTo(Step.FITS) < 0 && !row.mailed() && !row.stopped())
                .map(Welcome.Said::new);
    }

    /** The empty structure that came along with the card; empty where none did. */
    @Transactional(readOnly = true)
    public Starter starter(CircleId circle) {
        seat(circle);
        return starters.template(circle).map(Starter::of).orElse(Starter.NONE);
    }

    /** The answer to "Past dit bij je?"; who wants to stop gets nothing more of these. */
    public void answer(CircleId circle, Answer answer) {
        var row = row(circle);
        welcomes.answer(row.id(), answer);
        if (answer == Answer.STOP) {
            welcomes.stop(row.id());
        }
        events.publishEvent(new WelcomeChanged(circle));
    }

    /** Who wanted to stop goes on after all. */
    public void goOn(CircleId circle) {
        var row = row(circle);
        welcomes.answer(row.id(), Answer.YES);
        welcomes.goOn(row.id());
        events.publishEvent(new WelcomeChanged(circle));
    }

    /** Puts a card away, or remembers that something of it was looked at. */
    public void done(CircleId circle, String what) {
        welcomes.done(row(circle).id(), what);
        events.publishEvent(new WelcomeChanged(circle));
    }

    /**
     * Writes the question for help down as a draft, in words that the resident can change; nothing goes anywhere. What she is writing
     * already, or asked and has no answer to yet, stays.
     *
     * @return whether it was written
     */
    public boolean askForACall(CircleId circle, String words) {
        seat(circle);
        var there = needs.newest(circle).filter(need -> !need.state().isOver());
        var free = there.filter(need -> !isEmpty(need)).isEmpty();
        if (free) {
            var id = there.map(NeedView::id).orElseGet(() -> new NeedId(Ids.next()));
            needs.write(circle, new NeedDraft(id, words, Optional.empty(), ""));
        }
        return free;
    }

    private static boolean isEmpty(NeedView need) {
        return need.state() == NeedState.DRAFT
                && need.ownWords().isBlank()
                && need.theme().isEmpty()
                && need.tried().isBlank();
    }
}
