package nl.kring.circle;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleEvent.DeedAnswered;
import nl.kring.circle.CircleEvent.RingChanged;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The resident's no to who was let in, or lets see more, in her name (R-B13): undone at once, and for 72 hours nobody does it again.
 * After that who speaks for her in personal matters may decide, with a reason that she reads.
 */
@Service
@Transactional
public class DeedService {
    static final int LONGEST_REASON = 1000;

    private final CircleService circles;
    private final CircleMemberRepository members;
    private final Seats seats;
    private final Deeds deeds;
    private final AccountService accounts;
    private final NotifyService notify;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeedService(
            CircleService circles,
            CircleMemberRepository members,
            Seats seats,
            Deeds deeds,
            AccountService accounts,
            NotifyService notify,
            AccessLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.members = members;
        this.seats = seats;
        this.deeds = deeds;
        this.accounts = accounts;
        this.notify = notify;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /** What was done in the resident's name and waits for her word, or for a decision after her no. */
    @Transactional(readOnly = true)
    public List<DeedView> open(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.SEE_ACCESS_LOG);
        return views(seat, deeds.open(circle));
    }

    /** As {@link #open}, of all there were, newest first. */
    @Transactional(readOnly = true)
    public List<DeedView> all(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.SEE_ACCESS_LOG);
        return views(seat, deeds.all(circle));
    }

    private List<DeedView> views(Seat seat, List<Deeds.Row> rows) {
        var people = accounts.people(rows.stream()
                .flatMap(row -> Stream.of(row.by(), row.member()))
                .distinct()
                .toList());
        var view = circles.viewFor(seat);
        return rows.stream()
                .map(row -> new DeedView(
                        row.id(),
                        name(people.get(row.by())),
                        view.inName(row.by()).map(InName::type),
                        name(people.get(row.member())),
                        row.admitted(),
                        row.after(),
                        row.at(),
                        row.answered(),
                        row.no().map(at -> at.plus(Deeds.NO_HOLDS)),
                        row.reason(),
                        row.read()))
                .toList();
    }

    private static String name(@org.jspecify.annotations.Nullable PersonView person) {
        return Optional.ofNullable(person).map(PersonView::firstName).orElse("");
    }

    /** The resident is content with it. */
    public void yes(CircleId circle, UUID deed) {
        circles.seat(circle).may(Act.SAY_NO);
        var row = held(circle, deed);
        if (!row.answered()) {
            deeds.answer(deed, false);
            events.publishEvent(new DeedAnswered(circle));
        }
    }

    /** The resident does not want it: it is undone, and who speaks for her and who supports her hear it. Said twice, it is said once. */
    public void no(CircleId circle, UUID deed) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.SAY_NO);
        var row = held(circle, deed);
        if (row.answered()) {
            return;
        }
        deeds.answer(deed, true);
        membership(row).ifPresent(member -> undo(row, member));
        if (row.admitted()) {
            log.write(circle.value(), "SAID_NO", "MEMBER", row.member().value());
        } else {
            log.write(circle.value(), "SAID_NO", "SHARING", row.member().value());
        }
        circles.viewFor(seat).members().stream()
                .filter(MemberView::clientSupporter)
                .map(member -> member.person().account())
                .forEach(supporter -> tell(row, supporter, "deed.no.supporter", seat.ownerName()));
        tell(row, row.by(), "deed.no", seat.ownerName());
        events.publishEvent(new DeedAnswered(circle));
        events.publishEvent(new RingChanged(circle, row.member(), row.before()));
    }

    /** Only what is still as it was done: what the resident changed since then stays hers. */
    private void undo(Deeds.Row row, CircleMember member) {
        if (member.ring() != row.after()) {
            return;
        }
        if (row.admitted()) {
            member.waitToBeRecognised();
            seats.readLittle(row.circle(), row.member());
        } else {
            member.moveTo(row.before());
            seats.nothingWider(row.circle(), row.member());
        }
    }

    /** After the resident's no has held for three days: it is done after all, with a reason that the resident reads. */
    public void decide(CircleId circle, UUID deed, String reason) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.DECIDE_ANYWAY);
        var row = held(circle, deed);
        var kept = Written.kept(reason, LONGEST_REASON);
        if (kept.isEmpty()) {
            throw new Refused("deed.reason.missing");
        }
        if (row.reason().isPresent()) {
            return;
        }
        var from = row.no().map(at -> at.plus(Deeds.NO_HOLDS)).orElseThrow(NotFound::new);
        if (from.isAfter(now())) {
            throw new Refused("deed.no.holds", seat.ownerName());
        }
        deeds.decide(deed, kept);
        membership(row).ifPresent(member -> redo(row, member));
        if (row.admitted()) {
            log.write(circle.value(), "DECIDED_ANYWAY", "MEMBER", row.member().value());
        } else {
            log.write(circle.value(), "DECIDED_ANYWAY", "SHARING", row.member().value());
        }
        events.publishEvent(new DeedAnswered(circle));
        events.publishEvent(new RingChanged(circle, row.member(), row.after()));
    }

    private void redo(Deeds.Row row, CircleMember member) {
        if (row.admitted()) {
            member.recognise(row.after());
            seats.readAsTheRing(row.circle(), row.member());
        } else {
            member.moveTo(row.after());
            seats.nothingWider(row.circle(), row.member());
        }
    }

    /** The resident read why it was decided after all. */
    public void read(CircleId circle, UUID deed) {
        circles.seat(circle).may(Act.SAY_NO);
        deeds.read(held(circle, deed).id());
        events.publishEvent(new DeedAnswered(circle));
    }

    private Deeds.Row held(CircleId circle, UUID deed) {
        return deeds.held(circle, deed).orElseThrow(NotFound::new);
    }

    private Optional<CircleMember> membership(Deeds.Row row) {
        return members.findByCircleIdAndAccountIdAndEndedAtIsNull(
                row.circle().value(), row.member().value());
    }

    private Instant now() {
        return clock.instant();
    }

    private void tell(Deeds.Row row, AccountId reader, String template, String resident) {
        notify.send(new Message(
                reader,
                template,
                List.of(resident),
                "/circle/" + row.circle().value() + "/people",
                Optional.of(row.circle().value()),
                row.id(),
                template + "/" + row.id() + "/" + reader.value(),
                clock.instant()));
    }
}
