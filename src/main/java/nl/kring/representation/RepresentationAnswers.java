package nl.kring.representation;

import jakarta.annotation.PreDestroy;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import nl.kring.bridge.BridgeEvent.SentToCircle;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Crossing;
import nl.kring.bridge.Direction;
import nl.kring.bridge.Kind;
import nl.kring.bridge.Payload.RepresentationSeen;
import nl.kring.bridge.Payload.Somebody;
import nl.kring.circle.CircleEvent.LivesTogether;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Receives what the municipality saw, and only then somebody speaks for the resident (R-B10). Four weeks before its day a
 * representation is asked about again; on its day it is over by itself.
 */
@Component
class RepresentationAnswers implements DueWork {
    private static final String ENDS_SOON = """
            update circle.representation set asked_again_at = common.kring_now()
            where ended_at is null and asked_again_at is null and valid_until > (select common.kring_now())
            and valid_until <= (select common.kring_now() + interval '28 days') and circle.may_ask(circle_id)
            returning id, circle_id, resident_id, account_id
            """;

    private static final String TAKEN_BACK = "delete from circle.paper_check k using circle.representation_request r "
            + "where r.id = k.id and r.withdrawn_at is not null and k.answered_at is null";

    private final ExecutorService receiver = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("representation-answers").factory());
    private final BridgeService bridge;
    private final CircleJobs circles;
    private final AccountService accounts;
    private final DueRows rows;
    private final NotifyService notify;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RepresentationAnswers(
            BridgeService bridge,
            CircleJobs circles,
            AccountService accounts,
            DueRows rows,
            NotifyService notify,
            AccessLog log,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bridge = bridge;
        this.circles = circles;
        this.accounts = accounts;
        this.rows = rows;
        this.notify = notify;
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    private record Asked(UUID id, CircleId circle, AccountId resident, AccountId person) {}

    @Override
    public String name() {
        return "representation-answers";
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SentToCircle sent) {
        if (sent.kind() == Kind.REPRESENTATION_CHECK) {
            receiver.execute(() -> Acting.asSystem(name(), () -> receive(sent.crossing())));
        }
    }

    /** Who comes to live there speaks for nobody there (R-B21): what was asked before is taken back. */
    @EventListener
    void on(LivesTogether housemate) {
        jdbc.sql("update circle.representation_request set withdrawn_at = common.kring_now() where circle_id = ? "
                        + "and account_id = ? and answered_at is null and withdrawn_at is null")
                .param(housemate.circle().value())
                .param(housemate.member().value())
                .update();
    }

    @Override
    public void doWhatIsDue() {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql(TAKEN_BACK).update();
            tellOffices();
        });
        rows.each(
                () -> jdbc.sql(
                                "select id from circle.paper_check where answered_at is not null and followed_at is null "
                                        + "order by answered_at")
                        .query(UUID.class)
                        .list(),
                this::seenAtWork);
        bridge.waiting(Direction.TO_CIRCLE, Kind.REPRESENTATION_CHECK).forEach(this::receive);
        transaction.executeWithoutResult(_ -> asked(ENDS_SOON).forEach(ending -> {
            tell(ending, "speaks.ends", "ends");
            events.publishEvent(new RepresentationChanged(ending.circle()));
        }));
    }

    private record Paper(boolean seen, AccountId by, String organisation, LocalDate on, LocalDate until) {}

    /** An organisation answered: from then on it is as when the municipality did. */
    private void seenAtWork(UUID id) {
        jdbc.sql("update circle.paper_check k set followed_at = common.kring_now() from common.organisation o "
                        + "where k.id = ? and k.followed_at is null and o.id = k.organisation_id "
                        + "returning k.seen, k.seen_by, o.name, k.seen_on, k.valid_until")
                .param(id)
                .query((row, _) -> new Paper(
                        row.getBoolean(1),
                        new AccountId(row.getObject(2, UUID.class)),
                        row.getString(3),
                        row.getDate(4).toLocalDate(),
                        row.getDate(5).toLocalDate()))
                .optional()
                .ifPresent(paper -> answered("id", id, said(paper)));
    }

    private RepresentationSeen said(Paper paper) {
        var by = new Somebody(accounts.fullName(paper.by()) + ", " + paper.organisation(), "", "");
        return new RepresentationSeen(paper.seen(), by, paper.on(), paper.until());
    }

    /** Who sees papers there hears that one waits; the mail says no more. */
    private void tellOffices() {
        jdbc.sql("update circle.paper_check k set told_at = common.kring_now() where told_at is null "
                        + "returning id, organisation_id")
                .query((row, _) -> List.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .list()
                .forEach(paper -> jdbc.sql(
                                "select m.account_id from common.organisation_membership m where m.organisation_id = ? "
                                        + "and m.verifier and m.active_until is null and not exists (select 1 from circle.representation_request r "
                                        + "join circle.circle_member x on x.circle_id = r.circle_id and x.account_id = m.account_id "
                                        + "and x.ended_at is null where r.id = ?)")
                        .param(paper.get(1))
                        .param(paper.get(0))
                        .query(UUID.class)
                        .list()
                        .forEach(reader -> tellOffice(paper.get(0), new AccountId(reader))));
    }

    private void tellOffice(UUID paper, AccountId reader) {
        notify.send(new Message(
                reader,
                "papers",
                List.of(),
                "/organisatie/papieren",
                Optional.empty(),
                paper,
                "papers/" + paper + "/" + reader.value(),
                clock.instant()));
    }

    private List<Asked> asked(String sql) {
        return jdbc.sql(sql).query((row, _) -> asked(row)).list();
    }

    private static Asked asked(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Asked(
                row.getObject("id", UUID.class),
                new CircleId(row.getObject("circle_id", UUID.class)),
                new AccountId(row.getObject("resident_id", UUID.class)),
                new AccountId(row.getObject("account_id", UUID.class)));
    }

    private void receive(UUID crossing) {
        transaction.executeWithoutResult(_ -> bridge.receive(crossing).ifPresent(this::answered));
    }

    /** An answer to what was taken back, or answered before, finds nothing to change. */
    private void answered(Crossing answer) {
        answered("bridge_id", answer.about(), bridge.read(answer.payload(), RepresentationSeen.class));
    }

    private void answered(String column, UUID id, RepresentationSeen said) {
        jdbc.sql(
                        "update circle.representation_request set answered_at = common.kring_now(), seen = ? where "
                                + column + " = ? "
                                + "and answered_at is null and withdrawn_at is null returning id, circle_id, resident_id, account_id")
                .param(said.seen())
                .param(id)
                .query((row, _) -> asked(row))
                .optional()
                .ifPresent(request -> answered(request, said));
    }

    private void answered(Asked request, RepresentationSeen said) {
        if (!lives(request.circle())) {
            return;
        }
        if (said.seen()) {
            begin(request, said);
        }
        if (said.seen()) {
            log.write(request.circle().value(), "SEEN", "REPRESENTATION", request.id());
        } else {
            log.write(request.circle().value(), "NOT_SEEN", "REPRESENTATION", request.id());
        }
        tell(request, said.seen() ? "speaks.seen" : "speaks.notSeen", "answer");
        events.publishEvent(new RepresentationChanged(request.circle()));
    }

    /** Nobody begins to speak in a circle that was closed, or for somebody who died. */
    private boolean lives(CircleId circle) {
        return jdbc.sql("select state in ('FORMING', 'ACTIVE') from circle.circle where id = ?")
                .param(circle.value())
                .query(Boolean.class)
                .single();
    }

    /** The one before of the same kind gives way to it: a representation that was seen again. */
    private void begin(Asked request, RepresentationSeen said) {
        jdbc.sql(
                        "update circle.representation r set ended_at = common.kring_now() from circle.representation_request q "
                                + "where q.id = ? and r.circle_id = q.circle_id and r.account_id = q.account_id and r.type = q.type "
                                + "and r.ended_at is null")
                .param(request.id())
                .update();
        jdbc.sql(
                        "insert into circle.representation (id, circle_id, resident_id, account_id, type, personal, financial, limited, "
                                + "reference, seen_by, seen_on, valid_until) select ?, circle_id, resident_id, account_id, type, personal, "
                                + "financial, limited, reference, ?, ?, least(?, valid_until_at) from (select *, "
                                + "((valid_until + 1)::timestamp at time zone 'Europe/Amsterdam') as valid_until_at "
                                + "from circle.representation_request where id = ?) q")
                .param(Ids.next())
                .param(said.by().name())
                .param(said.on())
                .param(Timestamp.from(endOf(said.until())))
                .param(request.id())
                .update();
    }

    private static java.time.Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(MovingClock.ZONE).toInstant();
    }

    /** The resident and who speaks for her, each by first names; who does not sit in this circle hears it without a way there. */
    private void tell(Asked about, String template, String turn) {
        var circle = circles.view(about.circle());
        var people = accounts.people(List.of(about.person(), about.resident()));
        var names = Stream.of(about.person(), about.resident())
                .map(who -> Optional.ofNullable(people.get(who))
                        .map(PersonView::firstName)
                        .orElse(""))
                .toList();
        Stream.of(about.resident(), about.person()).forEach(reader -> {
            var here = circle.nameOf(reader).isPresent();
            notify.send(new Message(
                    reader,
                    template,
                    names,
                    here ? "/circle/" + about.circle().value() + "/people" : "/kringen",
                    Optional.of(about.circle().value()).filter(_ -> here),
                    about.id(),
                    template + "/" + about.id() + "/" + reader.value() + "/" + turn,
                    clock.instant()));
        });
    }

    @PreDestroy
    void stop() {
        receiver.close();
    }
}
