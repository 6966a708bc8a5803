package nl.kring.circle;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleEvent.HousemateAsked;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** One circle for who lives together: a resident asks, each who lives there says yes, and who is asked says yes herself (R-B21). */
@Service
@Transactional
public class HousemateService {
    private static final String ACTOR = "household";

    private final CircleService circles;
    private final EachYes each;
    private final HouseholdJobs jobs;
    private final AccountService accounts;
    private final NotifyService notify;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HousemateService(
            CircleService circles,
            EachYes each,
            HouseholdJobs jobs,
            AccountService accounts,
            NotifyService notify,
            AccessLog log,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.each = each;
        this.jobs = jobs;
        this.accounts = accounts;
        this.notify = notify;
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Whether this member may be asked: somebody close, whom the residents know, who speaks for nobody and supports nobody here. */
    public static boolean mayBeAsked(CircleView circle, MemberView member) {
        return member.ring() == Ring.INNER
                && member.recognised()
                && !member.clientSupporter()
                && (member.relation() == RelationKind.CLOSE_ONE || member.relation() == RelationKind.INFORMAL_CARER)
                && circle.inName(member.person().account()).isEmpty();
    }

    /** What is open: all of it for who lives there, for who is asked the own question once the others said yes. */
    @Transactional(readOnly = true)
    public List<HousemateAsk> open(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var view = circles.viewFor(seat);
        return jdbc
                .sql(
                        "select id, account_id, asked_by, until from circle.housemate_ask where circle_id = ? and ended_at is null "
                                + "and until > common.kring_now() and (? or account_id = ?) order by id")
                .param(circle.value())
                .param(seat.isResident())
                .param(seat.account().value())
                .query((row, _) -> new Row(
                        row.getObject(1, UUID.class),
                        new AccountId(row.getObject(2, UUID.class)),
                        new AccountId(row.getObject(3, UUID.class)),
                        row.getTimestamp(4).toInstant()))
                .list()
                .stream()
                .flatMap(row -> view.person(row.who()).stream()
                        .map(person -> new HousemateAsk(
                                row.id(),
                                person,
                                view.nameOf(row.by()).orElse(""),
                                awaited(seat, row.id()),
                                row.who().equals(seat.account()),
                                row.until())))
                .filter(ask -> seat.isResident() || ask.awaited().nobody())
                .toList();
    }

    private record Row(UUID id, AccountId who, AccountId by, Instant until) {}

    private Awaited awaited(Seat seat, UUID ask) {
        return seat.household() ? each.awaited(seat, EachYes.To.HOUSEMATE, ask) : new Awaited(false, List.of());
    }

    /** Asks somebody; asked twice, it stands there once. */
    public void ask(CircleId circle, UUID id, AccountId member) {
        var seat = circles.seat(circle);
        seat.may(Act.ASK_HOUSEMATE);
        var view = circles.viewFor(seat);
        var person = view.members().stream()
                .filter(one -> one.person().account().equals(member))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (!mayBeAsked(view, person)) {
            throw new Refused("house.cannot", person.person().firstName());
        }
        jdbc.sql(
                        "update circle.housemate_ask set ended_at = common.kring_now(), outcome = 'TAKEN_BACK' where circle_id = ? "
                                + "and account_id = ? and ended_at is null and until <= common.kring_now()")
                .param(circle.value())
                .param(member.value())
                .update();
        var asked = jdbc.sql(
                        "insert into circle.housemate_ask (id, circle_id, account_id, asked_by) values (?, ?, ?, ?) on conflict do nothing")
                .param(id)
                .param(circle.value())
                .param(member.value())
                .param(seat.account().value())
                .update();
        if (asked == 1) {
            log.write(circle.value(), "ASKED", "HOUSEMATE", member.value());
            saidYes(seat, view, id, person.person());
        }
    }

    /** The yes of who lives there already to who would live there too. */
    public void agree(CircleId circle, UUID id) {
        var seat = circles.seat(circle);
        seat.may(Act.ASK_HOUSEMATE);
        var asked = open(circle).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound(id));
        if (asked.awaited().mine()) {
            log.write(
                    circle.value(),
                    "SAID_YES",
                    "HOUSEMATE",
                    asked.person().account().value());
            saidYes(seat, circles.viewFor(seat), id, asked.person());
        }
    }

    private void saidYes(Seat seat, CircleView view, UUID id, CirclePerson person) {
        var awaited = each.say(seat, EachYes.To.HOUSEMATE, id);
        if (awaited.nobody()) {
            tell(
                    view,
                    person.account(),
                    "housemate",
                    "/together",
                    id,
                    accounts.me().firstName());
        } else {
            view.residents().stream()
                    .filter(one -> awaited.others().contains(one.firstName()))
                    .forEach(one -> tell(
                            view,
                            one.account(),
                            "housemateEach",
                            "/people",
                            id,
                            accounts.me().firstName(),
                            person.firstName()));
        }
        events.publishEvent(new HousemateAsked(seat.circle()));
    }

    private void tell(CircleView circle, AccountId to, String template, String page, UUID id, String... names) {
        notify.send(new Message(
                to,
                template,
                List.of(names),
                "/circle/" + circle.id().value() + page,
                Optional.of(circle.id().value()),
                id,
                template + ":" + id + ":" + to.value(),
                clock.instant()));
    }

    /** Not after all: each who lives there may say so, and no reason is told. */
    public void takeBack(CircleId circle, UUID id) {
        circles.seat(circle).may(Act.ASK_HOUSEMATE);
        end(circle, id, "TAKEN_BACK");
    }

    /** The no of who is asked, without a reason: all stays as it is. */
    public void no(CircleId circle, UUID id) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        if (open(circle).stream().noneMatch(ask -> ask.me() && ask.id().equals(id))) {
            throw new NotFound(id);
        }
        end(circle, id, "NO");
    }

    private void end(CircleId circle, UUID id, String outcome) {
        jdbc.sql(
                        "update circle.housemate_ask set ended_at = common.kring_now(), outcome = ? where id = ? and circle_id = ? "
                                + "and ended_at is null")
                .param(outcome)
                .param(id)
                .param(circle.value())
                .update();
        events.publishEvent(new HousemateAsked(circle));
    }

    /** The yes of who is asked, with the own answers: from now on this person lives in it too. */
    @Transactional(propagation = Propagation.NEVER)
    public void yes(CircleId circle, UUID id, GivenYes yes) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        var open = Objects.requireNonNull(transaction.execute(_ -> open(circle)));
        if (open.stream().noneMatch(ask -> ask.me() && ask.id().equals(id))) {
            throw new NotFound(id);
        }
        Acting.asSystem(ACTOR, () -> transaction.executeWithoutResult(_ -> jobs.livesTogether(seat, id, yes)));
        transaction.executeWithoutResult(_ -> yes.messages().ifPresent(accounts::iWantMessages));
    }
}
