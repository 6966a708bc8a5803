package nl.kring.circle;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.CircleEvent.MemberRemoved;
import nl.kring.circle.CircleEvent.RingChanged;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is in a circle and where they stand in it. The first line of every service of a circle asks {@link #seat}. */
@Service
@Transactional
public class CircleService {
    private static final Duration NAMED_AFTER_LEAVING = Duration.ofDays(30);
    private static final String REMOVE_SUPPORTER = "REMOVE_SUPPORTER";
    private static final Comparator<MemberView> BY_RING_AND_NAME = Comparator.comparing(MemberView::ring)
            .thenComparing(member -> member.person().firstName());

    private final CircleRepository circles;
    private final CircleResidentRepository residents;
    private final CircleMemberRepository members;
    private final Seats seats;
    private final Speakers speakers;
    private final Deeds deeds;
    private final EachYes each;
    private final AccountService accounts;
    private final NotifyService notify;
    private final AccessLog log;
    private final OwnErasures erasures;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CircleService(
            CircleRepository circles,
            CircleResidentRepository residents,
            CircleMemberRepository members,
            Seats seats,
            Speakers speakers,
            Deeds deeds,
            EachYes each,
            AccountService accounts,
            NotifyService notify,
            AccessLog log,
            OwnErasures erasures,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.residents = residents;
        this.members = members;
        this.seats = seats;
        this.speakers = speakers;
        this.deeds = deeds;
        this.each = each;
        this.accounts = accounts;
        this.notify = notify;
        this.log = log;
        this.erasures = erasures;
        this.events = events;
        this.clock = clock;
    }

    /** Where the person signed in stands in this circle. Outsiders learn nothing, not even that it exists. */
    @Transactional(readOnly = true)
    public Seat seat(CircleId circle) {
        return Acting.person()
                .filter(person -> person.staffOf().isEmpty())
                .flatMap(person -> seats.find(circle, new AccountId(person.personId())))
                .orElseThrow(() -> new NotFound(circle.value()));
    }

    /** The circle with everybody who is in it, for somebody who is in it too; before the yes a member sees whose it is only, unless they prepare it. */
    @Transactional(readOnly = true)
    public CircleView view(CircleId id) {
        return viewFor(seat(id));
    }

    /** The same, for who asked for the seat already. */
    @Transactional(readOnly = true)
    public CircleView viewFor(Seat seat) {
        seat.may(Act.READ);
        var circle = describe(seat.circle());
        if (circle.state() == CircleState.FORMING && !circle.onBehalf() && !seat.can(Act.CONFIRM_CIRCLE)) {
            return circle.with(List.of());
        }
        return seat.recognised() || circle.onBehalf() ? circle : circle.withoutPhones();
    }

    /**
     * Who told something here and is not among those who take part now, by name: for thirty days after they left (R-B9), and while they
     * wait for a while.
     */
    @Transactional(readOnly = true)
    public List<MemberView> lately(Seat seat) {
        seat.may(Act.READ);
        return Acting.once(new Lately(seat.circle()), () -> lately(seat.circle().value()));
    }

    private record Lately(CircleId circle) {}

    private List<MemberView> lately(UUID id) {
        var now = clock.instant();
        var paused =
                members.findByCircleIdAndEndedAtIsNullOrderById(id).stream().filter(member -> !member.takesPartAt(now));
        var left = members.findByCircleIdAndEndedAtAfterOrderByEndedAtDesc(id, now.minus(NAMED_AFTER_LEAVING)).stream();
        var both = Stream.concat(paused, left).toList();
        var people = people(List.of(), both, List.of());
        return both.stream()
                .map(member -> new MemberView(
                        person(people, member.account()).withoutPhone(),
                        member.relation(),
                        member.relationWord(),
                        member.organisation(),
                        member.ring(),
                        member.coordinator(),
                        member.recognised(),
                        member.clientSupporter(),
                        Set.of(),
                        member.until(),
                        member.ageAt(now),
                        Optional.empty()))
                .toList();
    }

    private record Described(CircleId circle) {}

    /** The circle as jobs see it. */
    CircleView describe(CircleId id) {
        return Acting.once(new Described(id), () -> read(id));
    }

    private CircleView read(CircleId id) {
        var circle = circles.findById(id.value()).orElseThrow(NotFound::new);
        var owners = residents.findByCircleIdAndEndedAtIsNullOrderById(id.value());
        var others = members.findByCircleIdAndEndedAtIsNullOrderById(id.value());
        var spoken = speakers.of(id);
        var people = people(owners, others, spoken);
        var choices = seats.choices(id, Optional.empty());
        return new CircleView(
                id,
                circle.tenant(),
                circle.state(),
                circle.confirmed(),
                circle.preset(),
                circle.onBehalf(),
                circle.frozen(),
                owners.stream()
                        .filter(CircleResident::healthAllowed)
                        .map(CircleResident::account)
                        .collect(Collectors.toSet()),
                circle.source(),
                owners.stream().map(owner -> person(people, owner.account())).toList(),
                CircleResident.resting(owners, clock.instant()),
                others.stream()
                        .filter(member -> member.takesPartAt(clock.instant()))
                        .map(member -> view(circle, member, person(people, member.account()), choices, spoken))
                        .sorted(BY_RING_AND_NAME)
                        .toList(),
                spoken.stream()
                        .filter(row -> people.containsKey(row.account()))
                        .map(row -> speaker(row, person(people, row.account())))
                        .toList());
    }

    private Map<AccountId, PersonView> people(
            List<CircleResident> owners, List<CircleMember> others, List<Speakers.Row> spoken) {
        return accounts.people(Stream.of(
                        owners.stream().map(CircleResident::account),
                        others.stream().map(CircleMember::account),
                        spoken.stream().map(Speakers.Row::account))
                .flatMap(accounts -> accounts)
                .distinct()
                .toList());
    }

    private static CirclePerson person(Map<AccountId, PersonView> people, AccountId id) {
        return Optional.ofNullable(people.get(id))
                .map(person -> new CirclePerson(id, person.firstName(), person.face(), person.phone()))
                .orElseThrow(NotFound::new);
    }

    private static SpeakerView speaker(Speakers.Row row, CirclePerson person) {
        return new SpeakerView(
                row.id(), person, row.resident(), row.type(), row.scope(), row.seenBy(), row.seenOn(), row.until());
    }

    private MemberView view(
            Circle circle,
            CircleMember member,
            CirclePerson person,
            List<Seats.Choice> choices,
            List<Speakers.Row> spoken) {
        return new MemberView(
                person,
                member.relation(),
                member.relationWord(),
                member.organisation(),
                member.ring(),
                member.coordinator(),
                member.recognised(),
                member.clientSupporter(),
                seats.reads(circle, member, choices, spoken),
                member.until(),
                member.ageAt(clock.instant()),
                member.restsUntil(clock.instant()));
    }

    /** The circles of the person signed in: own first, then by name. */
    @Transactional(readOnly = true)
    public List<CircleSummary> mine() {
        var me = Acting.person()
                .filter(person -> person.staffOf().isEmpty())
                .map(person -> new AccountId(person.personId()))
                .orElseThrow(NotFound::new);
        var own = residents.findByAccountIdAndEndedAtIsNullOrderById(me.value()).stream()
                .map(CircleResident::circle);
        var others = members.findByAccountIdAndEndedAtIsNullOrderById(me.value()).stream()
                .filter(member -> member.takesPartAt(clock.instant()))
                .map(CircleMember::circle);
        var seen = new HashSet<CircleId>();
        return Stream.of(own, others, speakers.circlesOf(me).stream())
                .flatMap(circles -> circles)
                .filter(seen::add)
                .map(this::summary)
                .toList();
    }

    private CircleSummary summary(CircleId id) {
        var circle = circles.findById(id.value()).orElseThrow(NotFound::new);
        var owners = residents.findByCircleIdAndEndedAtIsNullOrderById(id.value());
        var people = people(owners, List.of(), List.of());
        var lives =
                owners.stream().map(owner -> person(people, owner.account())).toList();
        return new CircleSummary(
                id,
                lives.stream().map(CirclePerson::firstName).collect(Collectors.joining(" & ")),
                lives.getFirst().face(),
                circle.state());
    }

    /** Ends a membership at once (R-B1, R-B2): by the resident, or by the member who leaves. The others are told nothing. */
    public void remove(CircleId id, AccountId member) {
        remove(id, member, false);
    }

    /**
     * The same, and who decides says whether the others may read of it.
     *
     * @param tell whether the others read that this person takes part no more
     */
    public void remove(CircleId id, AccountId member, boolean tell) {
        var seat = seat(id);
        if (tell || !seat.account().equals(member)) {
            seat.may(Act.ADMIT_OR_REMOVE);
        }
        var found = members.findByCircleIdAndAccountIdAndEndedAtIsNull(id.value(), member.value());
        // who speaks for the resident never takes away who supports her (R-B13)
        if (!seat.isResident()
                && !seat.account().equals(member)
                && found.filter(CircleMember::clientSupporter).isPresent()) {
            throw seat.noRight(REMOVE_SUPPORTER);
        }
        found.ifPresent(membership -> end(seat, membership, tell));
    }

    /** First names of whom the others may read that they take part no more, for as long as what they told has their name (R-B9). */
    @Transactional(readOnly = true)
    public List<String> saidToBeGone(CircleId id) {
        seat(id).may(Act.READ);
        var left = members
                .findByCircleIdAndEndedAtAfterOrderByEndedAtDesc(
                        id.value(), clock.instant().minus(NAMED_AFTER_LEAVING))
                .stream()
                .filter(CircleMember::toldOthers)
                .toList();
        var people = people(List.of(), left, List.of());
        return left.stream()
                .map(member -> person(people, member.account()).firstName())
                .toList();
    }

    /** The resident says that somebody supports her, independent of all others; or no longer. Nobody says it for her. */
    public void supports(CircleId id, AccountId member, boolean independent) {
        seat(id).mayWrite(Act.CHOOSE_SUPPORTER);
        var membership = membership(id, member);
        if (independent && membership.coordinator()) {
            throw new Refused("supports.organises"); // who helps to run things is not independent of them
        }
        if (membership.clientSupporter() != independent) {
            membership.supports(independent);
            if (independent) {
                log.write(id.value(), "CHOSE", "SUPPORTER", member.value());
            } else {
                log.write(id.value(), "UNCHOSE", "SUPPORTER", member.value());
            }
            events.publishEvent(new RingChanged(id, member, membership.ring()));
        }
    }

    /** Who is in a circle stops, in two taps (R-B8), also speaking for somebody in it; the resident cannot leave what is her own. */
    public void leave(CircleId id) {
        leave(id, false);
    }

    /**
     * The same, and what she told may go with her (R-B9).
     *
     * @param takingWords whether a job takes away what she told; what others answered stays
     */
    public void leave(CircleId id, boolean takingWords) {
        var seat = seat(id);
        seat.may(Act.LEAVE);
        seat.alone(Act.LEAVE);
        if (takingWords) {
            erasures.ask(id, seat.account());
        }
        if (seat.kind() == Seat.Kind.REPRESENTATIVE) {
            speakers.stop(id, seat.account())
                    .forEach(spoke -> log.write(id.value(), "STOPPED", "REPRESENTATION", spoke));
        }
        members.findByCircleIdAndAccountIdAndEndedAtIsNull(
                        id.value(), seat.account().value())
                .ifPresent(membership -> membership.end(clock.instant()));
        log.write(id.value(), "LEFT", "MEMBER", seat.account().value());
        events.publishEvent(new MemberRemoved(id, seat.account()));
    }

    private void end(Seat seat, CircleMember membership, boolean tell) {
        membership.end(clock.instant(), tell);
        var circle = membership.circle().value();
        if (seat.account().equals(membership.account())) {
            log.write(circle, "LEFT", "MEMBER", membership.account().value());
        } else {
            log.write(circle, "REMOVED", "MEMBER", membership.account().value());
        }
        if (seat.state() == CircleState.ACTIVE
                && membership.recognised()
                && !seat.account().equals(membership.account())
                && speakers.of(membership.circle(), membership.account()).isEmpty()) {
            tellWhoWasRemoved(seat, membership.account());
        }
        events.publishEvent(new MemberRemoved(membership.circle(), membership.account()));
    }

    /** One neutral message without a reason (R-B2), and not as somebody in the circle. */
    private void tellWhoWasRemoved(Seat seat, AccountId member) {
        var id = Ids.next();
        notify.send(new Message(
                member,
                "removed",
                List.of(seat.ownerName()),
                "",
                Optional.empty(),
                id,
                "removed:" + id,
                clock.instant()));
    }

    /**
     * The resident knows who this is (R-A10): the member comes to the ring of the invitation and reads what that ring reads; in a
     * household once each who lives there says so.
     */
    public void recognise(CircleId id, AccountId member, Ring promised) {
        var seat = seat(id);
        seat.mayWrite(Act.ADMIT_OR_REMOVE);
        var membership = membership(id, member);
        if (!membership.recognised()) {
            if (!each.say(seat, EachYes.To.NEWCOMER, membership.id()).nobody()) {
                log.write(id.value(), "SAID_YES", "MEMBER", member.value());
                events.publishEvent(new RingChanged(id, member, membership.ring()));
                return;
            }
            deeds.keep(seat, member, true, membership.ring(), promised);
            membership.recognise(promised);
            seats.readAsTheRing(id, member);
            log.write(id.value(), "RECOGNISED", "MEMBER", member.value());
            events.publishEvent(new RingChanged(id, member, promised));
        }
    }

    /** Moves a member to another ring: what that ring does not see is gone at the next read, also what was given apart. */
    public void moveTo(CircleId id, AccountId member, Ring ring) {
        var seat = seat(id);
        seat.mayWrite(Act.CHANGE_WHO_SEES_WHAT);
        var membership = membership(id, member);
        if (membership.guest()) {
            throw new Refused("sees.guest");
        }
        if (membership.ageAt(clock.instant()) == Age.CHILD && ring != Ring.INNER) {
            throw new Refused("sees.child");
        }
        supporterStays(seat, membership);
        deeds.keep(seat, member, false, membership.ring(), ring);
        membership.moveTo(ring);
        seats.nothingWider(id, member);
        log.write(id.value(), "MOVED", ring.name(), member.value());
        events.publishEvent(new RingChanged(id, member, ring));
    }

    /** Whose word on somebody new is still to come. */
    @Transactional(readOnly = true)
    public Awaited awaited(CircleId id, AccountId newcomer) {
        var seat = seat(id);
        seat.may(Act.ADMIT_OR_REMOVE);
        return each.awaited(seat, EachYes.To.NEWCOMER, membership(id, newcomer).id());
    }

    /** Who supports the resident stands where the resident put that one; who speaks for her changes nothing about it (R-B13). */
    private static void supporterStays(Seat seat, CircleMember membership) {
        if (!seat.isResident() && membership.clientSupporter()) {
            throw new Refused("speaks.supporter.stays", seat.ownerName());
        }
    }

    private CircleMember membership(CircleId id, AccountId member) {
        return members.findByCircleIdAndAccountIdAndEndedAtIsNull(id.value(), member.value())
                .orElseThrow(NotFound::new);
    }

    /** Where the resident lives, if it was ever asked; in a household where the other one does, until she says otherwise. Only for the resident and who speaks for that person. */
    @Transactional(readOnly = true)
    public Optional<Address> address(CircleId id) {
        var seat = seat(id);
        seat.may(Act.FORWARD_NEED);
        return resident(seat)
                .flatMap(CircleResident::address)
                .or(() -> residents.findByCircleIdAndEndedAtIsNullOrderById(id.value()).stream()
                        .flatMap(one -> one.address().stream())
                        .findFirst());
    }

    /** Keeps where the resident lives; it stays in the circle space. */
    public void livesAt(CircleId id, Address address) {
        var seat = seat(id);
        seat.mayWrite(Act.FORWARD_NEED);
        resident(seat).orElseThrow(NotFound::new).livesAt(address);
    }

    /** Who lives there and is, or is spoken for by, who has this seat. */
    private Optional<CircleResident> resident(Seat seat) {
        return residents.findByCircleIdAndEndedAtIsNullOrderById(seat.circle().value()).stream()
                .filter(one -> seat.standsFor().contains(one.account()))
                .findFirst();
    }

    /** What the access log of a circle says, newest first, for the resident. */
    @Transactional(readOnly = true)
    public List<AccessLog.Line> log(CircleId id) {
        return page(id, Optional.empty());
    }

    private List<AccessLog.Line> page(CircleId id, Optional<Long> before) {
        var seat = seat(id);
        seat.may(Act.SEE_ACCESS_LOG);
        return log.before(id.value(), seat.standsFor(), before.orElse(Long.MAX_VALUE), LogLine.PAGE);
    }

    /**
     * The same in names: who is or was in the circle or speaks for its resident by first name, a stranger by none.
     *
     * @param before the line that the page comes after; without it the newest
     */
    @Transactional(readOnly = true)
    public List<LogLine> whoLooked(CircleId id, Optional<Long> before) {
        var lines = page(id, before);
        var me = seat(id).account();
        var people = accounts.people(seats.everSeated(id));
        var work = seats.worksFor(id);
        var spoken = speakers.ever(id);
        return lines.stream()
                .map(line -> named(line, people, work, me, inName(line, spoken, people)))
                .toList();
    }

    /** Who spoke for the resident when this was done, and did it by that. */
    private static Optional<InName> inName(
            AccessLog.Line line, List<Speakers.Row> spoken, Map<AccountId, PersonView> people) {
        return spoken.stream()
                .filter(row -> line.actor().filter(row.account()::equals).isPresent())
                .filter(row -> row.heldAt(line.at()) && DoneInName.is(line.action()))
                .findFirst()
                .map(row -> new InName(
                        row.type(),
                        Optional.ofNullable(people.get(row.resident()))
                                .map(PersonView::firstName)
                                .orElse("")));
    }

    private static LogLine named(
            AccessLog.Line line,
            Map<AccountId, PersonView> people,
            Map<AccountId, String> work,
            AccountId me,
            Optional<InName> inName) {
        var person = line.actor().flatMap(actor -> Optional.ofNullable(people.get(actor)));
        return new LogLine(
                line.n(),
                line.actor(),
                person.map(PersonView::firstName),
                person.flatMap(PersonView::face),
                line.system().isPresent(),
                line.actor().filter(me::equals).isPresent(),
                inName,
                line.action(),
                line.what(),
                line.at(),
                line.reason(),
                line.actor().flatMap(actor -> Optional.ofNullable(work.get(actor))));
    }

    /** The circle through another's eyes, for the resident (R-B7): that member's seat. */
    @Transactional(readOnly = true)
    public Seat seatOf(CircleId id, AccountId member) {
        seat(id).may(Act.LOOK_AS_ANOTHER);
        return seats.find(id, member).orElseThrow(NotFound::new);
    }

    /** As {@link #seatOf}, when somebody begins to look: a line in the log a look, not for each time that an open page reads again. */
    public Seat lookAs(CircleId id, AccountId member) {
        var eyes = seatOf(id, member);
        if (!Acting.isByItself()) {
            log.write(id.value(), seat(id).account(), "LOOKED", "AS_MEMBER", member.value());
        }
        return eyes;
    }
}
