package nl.kring.representation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload;
import nl.kring.bridge.Preview;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleView;
import nl.kring.circle.RelationKind;
import nl.kring.circle.RepresentationType;
import nl.kring.circle.Scope;
import nl.kring.circle.Seat;
import nl.kring.circle.SpeakerView;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.OrganisationId;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks the municipality to see by what somebody speaks for a resident (R-B10). Before it did, nobody speaks for anybody. */
@Service
@Transactional
public class RepresentationService {
    static final int LONGEST_REFERENCE = 80;

    private final CircleService circles;
    private final AccountService accounts;
    private final BridgeService bridge;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RepresentationService(
            CircleService circles,
            AccountService accounts,
            BridgeService bridge,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.accounts = accounts;
        this.bridge = bridge;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** What waits for the municipality, and for thirty days what it did not see: all for the resident, one's own for others. */
    @Transactional(readOnly = true)
    public List<RequestView> requests(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return jdbc.sql(
                        "select r.id, r.account_id, a.first_name, r.type, r.personal, r.financial, r.limited, r.valid_until, "
                                + "r.asked_at, r.asked_by, r.seen from circle.representation_request r "
                                + "join common.account a on a.id = r.account_id where r.circle_id = :circle and r.withdrawn_at is null "
                                + "and (r.answered_at is null or not r.seen and r.answered_at > common.kring_now() - interval '30 days') "
                                + "and :me in (r.account_id, r.asked_by, r.resident_id) order by r.id")
                .param("circle", circle.value())
                .param("me", seat.account().value())
                .query((row, _) -> new RequestView(
                        row.getObject(1, UUID.class),
                        new AccountId(row.getObject(2, UUID.class)),
                        row.getString(3),
                        RepresentationType.valueOf(row.getString(4)),
                        Scope.of(row.getBoolean(5), row.getBoolean(6), row.getBoolean(7)),
                        row.getDate(8).toLocalDate(),
                        row.getTimestamp(9).toInstant(),
                        seat.account().value().equals(row.getObject(10, UUID.class)),
                        Boolean.FALSE.equals(row.getObject(11, Boolean.class))))
                .list();
    }

    /** Who may see the papers besides the municipality. */
    @Transactional(readOnly = true)
    public List<PaperOffice> offices(CircleId circle) {
        circles.seat(circle).may(Act.ASK_TO_REPRESENT);
        return jdbc.sql("select id, name from circle.who_sees_papers(?)")
                .param(circle.value())
                .query((row, _) -> new PaperOffice(new OrganisationId(row.getObject(1, UUID.class)), row.getString(2)))
                .list();
    }

    /** Exactly what who sees the papers would read; nothing is sent. */
    @Transactional(readOnly = true)
    public Preview preview(CircleId circle, NewRepresentation given) {
        var seat = asks(circle, given);
        return preview(seat, circles.viewFor(seat), given);
    }

    private Seat asks(CircleId circle, NewRepresentation given) {
        var seat = circles.seat(circle);
        seat.may(Act.ASK_TO_REPRESENT);
        if (!seat.isResident() && !seat.account().equals(given.person())) {
            throw seat.noRight(Act.ASK_TO_REPRESENT.name());
        }
        return seat;
    }

    private Preview preview(Seat seat, CircleView circle, NewRepresentation given) {
        refuseWhatCannotBe(circle, given);
        refuseAnotherName(circle, seat.account().equals(given.person()) ? given.resident() : given.person(), given);
        return bridge.preview(
                given.id(),
                circle.tenant(),
                new Payload.RepresentationCheck(
                        name(seat, given.resident(), given),
                        name(seat, given.person(), given),
                        seat.account().equals(given.person()) ? "" : name(seat, seat.account(), given),
                        given.type().name(),
                        given.scope().name(),
                        Written.kept(given.reference(), LONGEST_REFERENCE),
                        given.until()));
    }

    private void refuseWhatCannotBe(CircleView circle, NewRepresentation given) {
        var today = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
        if (circle.residents().stream().anyMatch(one -> one.account().equals(given.person()))) {
            throw new Refused("speaks.housemate"); // two who live together keep matters from each other (R-B21)
        }
        if (circle.members().stream()
                .anyMatch(member -> member.relation() == RelationKind.GUEST
                        && member.person().account().equals(given.person()))) {
            throw new Refused("speaks.guest");
        }
        if (!given.type().scopes().contains(given.scope())) {
            throw new Refused("speaks.scope.other");
        }
        if (!given.until().isAfter(today)
                || given.until().isAfter(today.plusMonths(Payload.RepresentationCheck.MONTHS))) {
            throw new Refused("speaks.until.months", Payload.RepresentationCheck.MONTHS);
        }
        if (given.surname().isBlank()) {
            throw new Refused("speaks.surname.missing");
        }
        if (given.reference().strip().length() > LONGEST_REFERENCE) {
            throw new Refused("speaks.reference.long", LONGEST_REFERENCE);
        }
        if (given.office().isPresent()
                && offices(circle.id()).stream()
                        .noneMatch(office -> given.office().get().equals(office.id()))) {
            throw new Refused("speaks.office.gone");
        }
        var member = circle.members().stream()
                .anyMatch(one -> one.person().account().equals(given.person()) && one.recognised());
        var resident = circle.residents().stream().anyMatch(one -> one.account().equals(given.resident()));
        if (!member || !resident) {
            throw new Refused("speaks.member.first");
        }
    }

    /** Papers of somebody else's namesake must not be what an official sees for this one. */
    private void refuseAnotherName(CircleView circle, AccountId other, NewRepresentation given) {
        if (!accounts.isCalled(other, given.surname())) {
            throw new Refused("speaks.surname.other", circle.nameOf(other).orElse(""));
        }
    }

    /** One's own name is known; the other's surname is given by who asks, who may not read it here. */
    private String name(Seat seat, AccountId id, NewRepresentation given) {
        var person = Optional.ofNullable(accounts.people(Set.of(id)).get(id)).orElseThrow(NotFound::new);
        var surname = seat.account().equals(id)
                ? person.surname().orElse("")
                : Written.kept(given.surname(), LONGEST_REFERENCE);
        return (person.firstName() + " " + surname).strip();
    }

    /** What a preview says; the screen shows this and nothing else. */
    public Payload.RepresentationCheck shown(Preview preview) {
        return bridge.read(preview.payload(), Payload.RepresentationCheck.class);
    }

    /** Sends what was shown. Sent twice, it goes once. */
    public void ask(CircleId circle, NewRepresentation given, Preview shown) {
        var seat = asks(circle, given);
        if (!preview(seat, circles.viewFor(seat), given).equals(shown)) {
            throw new Refused("speaks.changed");
        }
        if (waits(circle, given)) {
            return;
        }
        if (given.office().isEmpty()) {
            // the crossing hangs on who asks: of whom it is stands in what was shown
            bridge.send(shown, new Origin(Optional.of(circle.value()), seat.account()));
        }
        jdbc.sql(
                        "insert into circle.representation_request (id, circle_id, resident_id, account_id, type, personal, financial, "
                                + "limited, reference, valid_until, asked_by, bridge_id, organisation_id) "
                                + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(given.id())
                .param(circle.value())
                .param(given.resident().value())
                .param(given.person().value())
                .param(given.type().name())
                .param(given.scope().personal())
                .param(given.scope().financial())
                .param(given.scope().limited())
                .param(Written.kept(given.reference(), LONGEST_REFERENCE))
                .param(given.until())
                .param(seat.account().value())
                .param(given.office().isPresent() ? null : shown.id())
                .param(given.office().map(OrganisationId::value).orElse(null))
                .update();
        given.office().ifPresent(office -> leave(given, office, shown));
        log.write(circle.value(), "ASKED", "REPRESENTATION", given.id());
        events.publishEvent(new RepresentationChanged(circle));
    }

    /** What an organisation reads is kept as it was shown, without the circle. */
    private void leave(NewRepresentation given, OrganisationId office, Preview shown) {
        jdbc.sql("insert into circle.paper_check (id, organisation_id, shown) values (?, ?, ?)")
                .param(given.id())
                .param(office.value())
                .param(shown.payload())
                .update();
    }

    private boolean waits(CircleId circle, NewRepresentation given) {
        var open = jdbc.sql(
                        "select id from circle.representation_request where circle_id = ? and account_id = ? and type = ? "
                                + "and answered_at is null and withdrawn_at is null")
                .param(circle.value())
                .param(given.person().value())
                .param(given.type().name())
                .query(UUID.class)
                .optional();
        if (open.filter(id -> !id.equals(given.id())).isPresent()) {
            throw new Refused("speaks.waits.already");
        }
        return open.isPresent();
    }

    /** Takes back what was not answered yet; an answer that comes later changes nothing. */
    public void takeBack(CircleId circle, UUID request) {
        var seat = circles.seat(circle);
        seat.may(Act.ASK_TO_REPRESENT);
        var rows = jdbc.sql(
                        "update circle.representation_request set withdrawn_at = common.kring_now() where id = ? "
                                + "and circle_id = ? and ? in (asked_by, resident_id) and answered_at is null and withdrawn_at is null")
                .param(request)
                .param(circle.value())
                .param(seat.account().value())
                .update();
        if (rows == 1) {
            log.write(circle.value(), "TOOK_BACK", "REPRESENTATION", request);
            events.publishEvent(new RepresentationChanged(circle));
        }
    }

    /** Ends it now: who speaks, always; the resident, what she gave herself. What a court decided ends elsewhere. */
    public void stop(CircleId circle, UUID representation) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        seat.alone(Act.ASK_TO_REPRESENT);
        var speaker = circles.viewFor(seat).speakers().stream()
                .filter(one -> one.id().equals(representation))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (!mayStop(seat, speaker)) {
            throw seat.noRight("STOP_REPRESENTATION");
        }
        var rows = jdbc.sql(
                        "update circle.representation set ended_at = common.kring_now() where id = ? and ended_at is null")
                .param(representation)
                .update();
        if (rows == 1) {
            log.write(circle.value(), "STOPPED", "REPRESENTATION", representation);
            events.publishEvent(new RepresentationChanged(circle));
        }
    }

    /** Whether this seat may end that representation. */
    public static boolean mayStop(Seat seat, SpeakerView speaker) {
        return speaker.person().account().equals(seat.account())
                || Objects.equals(speaker.resident(), seat.account())
                        && (speaker.type() == RepresentationType.ATTORNEY
                                || speaker.type() == RepresentationType.RELATIVE);
    }
}
