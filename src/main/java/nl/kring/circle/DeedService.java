package nl.kring.circle;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleEvent.DeedAnswered;
import nl.kring.circle.CircleEvent.WhoSeesChanged;
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
    private final CircleRepository rows;
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
            CircleRepository rows,
            CircleMemberRepository members,
            Seats seats,
            Deeds deeds,
            AccountService accounts,
            NotifyService notify,
            AccessLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.rows = rows;
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
                .flatMap(row -> Stream.concat(Stream.of(row.by()), row.member().stream()))
                .distinct()
                .toList());
        var view = circles.viewFor(seat);
        return rows.stream()
                .map(row -> new DeedView(
                        row.id(),
                        name(people.get(row.by())),
                        view.inName(row.by()).map(InName::type),
                        row.member().map(member -> name(people.get(member))).orElse(""),
                        row.kind(),
                        row.after(),
                        row.topics(),
                        row.presetAfter(),
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
        undo(row);
        if (row.kind() == DeedKind.ADMITTED) {
            log.write(circle.value(), "SAID_NO", "MEMBER", about(row));
        } else {
            log.write(circle.value(), "SAID_NO", "SHARING", about(row));
        }
        var view = circles.viewFor(seat);
        var name = view.nameOf(seat.account()).orElse(seat.ownerName()); // who said it, of a household
        view.members().stream()
                .filter(MemberView::clientSupporter)
                .map(member -> member.person().account())
                .forEach(supporter -> tell(row, supporter, "deed.no.supporter", name));
        tell(row, row.by(), "deed.no", name);
        events.publishEvent(new DeedAnswered(circle));
        events.publishEvent(new WhoSeesChanged(circle));
    }

    private static UUID about(Deeds.Row row) {
        return row.member().map(AccountId::value).orElseGet(() -> row.circle().value());
    }

    /** Only what is still as it was done: what the resident changed since then stays hers. */
    private void undo(Deeds.Row row) {
        switch (row.kind()) {
            case ADMITTED ->
                still(row).ifPresent(member -> {
                    member.waitToBeRecognised();
                    seats.readLittle(row.circle(), member.account());
                });
            case MOVED ->
                still(row).ifPresent(member -> {
                    member.moveTo(row.before().orElseThrow());
                    seats.nothingWider(row.circle(), member.account());
                });
            case TOPICS -> membership(row).ifPresent(member -> reads(row, member, false));
            case PRESET -> choose(row, row.presetAfter(), row.presetBefore());
        }
    }

    private Optional<CircleMember> still(Deeds.Row row) {
        return membership(row)
                .filter(member ->
                        row.after().filter(ring -> ring == member.ring()).isPresent());
    }

    /** Reads about those topics, or does not: as a choice apart where the ring does otherwise. */
    private void reads(Deeds.Row row, CircleMember member, boolean wanted) {
        var rule = circle(row).preset().topics(member.ring());
        row.topics().forEach(topic -> {
            if (rule.contains(topic) == wanted) {
                seats.asTheRing(row.circle(), member.account(), topic);
            } else {
                seats.otherwise(row.circle(), member.account(), topic, wanted);
            }
        });
    }

    private void choose(Deeds.Row row, Optional<Preset> from, Optional<Preset> to) {
        var circle = circle(row);
        if (from.filter(preset -> preset == circle.preset()).isPresent()) {
            circle.choose(to.orElseThrow());
        }
    }

    private Circle circle(Deeds.Row row) {
        return rows.findById(row.circle().value()).orElseThrow(NotFound::new);
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
        redo(row);
        if (row.kind() == DeedKind.ADMITTED) {
            log.write(circle.value(), "DECIDED_ANYWAY", "MEMBER", about(row));
        } else {
            log.write(circle.value(), "DECIDED_ANYWAY", "SHARING", about(row));
        }
        events.publishEvent(new DeedAnswered(circle));
        events.publishEvent(new WhoSeesChanged(circle));
    }

    private void redo(Deeds.Row row) {
        switch (row.kind()) {
            case ADMITTED ->
                membership(row).ifPresent(member -> {
                    member.recognise(row.after().orElseThrow());
                    seats.readAsTheRing(row.circle(), member.account());
                });
            case MOVED ->
                membership(row).ifPresent(member -> {
                    member.moveTo(row.after().orElseThrow());
                    seats.nothingWider(row.circle(), member.account());
                });
            case TOPICS -> membership(row).ifPresent(member -> reads(row, member, true));
            case PRESET -> choose(row, row.presetBefore(), row.presetAfter());
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
        return row.member()
                .flatMap(member -> members.findByCircleIdAndAccountIdAndEndedAtIsNull(
                        row.circle().value(), member.value()));
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
