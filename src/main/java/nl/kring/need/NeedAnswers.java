package nl.kring.need;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.kring.bridge.BridgeEvent.SentToCircle;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Crossing;
import nl.kring.bridge.Direction;
import nl.kring.bridge.Kind;
import nl.kring.bridge.Payload.Promise;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.need.NeedEvent.NeedAnswered;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Receives what a municipality answers: right after it was sent, and again each second for what a crash left. */
@Component
class NeedAnswers implements DueWork {
    private static final List<Kind> KINDS = List.of(Kind.STATUS, Kind.PROMISE);

    private final ExecutorService receiver = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("need-answers").factory());
    private final BridgeService bridge;
    private final JdbcClient jdbc;
    private final NotifyService notify;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NeedAnswers(
            BridgeService bridge,
            JdbcClient jdbc,
            NotifyService notify,
            AccessLog log,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.bridge = bridge;
        this.jdbc = jdbc;
        this.notify = notify;
        this.log = log;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "need-answers";
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SentToCircle sent) {
        if (KINDS.contains(sent.kind())) {
            receiver.execute(() -> Acting.asSystem(name(), () -> receive(sent.crossing())));
        }
    }

    @Override
    public void doWhatIsDue() {
        for (var kind : KINDS) {
            bridge.waiting(Direction.TO_CIRCLE, kind).forEach(this::receive);
        }
    }

    private void receive(UUID crossing) {
        transaction.executeWithoutResult(_ -> bridge.receive(crossing).ifPresent(this::tell));
    }

    private void tell(Crossing answer) {
        jdbc.sql("select id, account_id, circle_id from circle.help_need where bridge_id = ?")
                .param(answer.about())
                .query((row, _) -> new Asked(
                        new NeedId(row.getObject(1, UUID.class)),
                        new AccountId(row.getObject(2, UUID.class)),
                        Optional.ofNullable(row.getObject(3, UUID.class)).map(CircleId::new)))
                .optional()
                .ifPresent(asked -> tell(asked, answer));
    }

    private void tell(Asked asked, Crossing answer) {
        var chain = asked.circle().map(CircleId::value).orElse(asked.account().value());
        log.write(
                chain,
                asked.account(),
                "RECEIVED",
                answer.kind().name(),
                asked.need().value());
        if (answer.kind() == Kind.PROMISE) {
            mail(asked, answer);
        }
        asked.circle().ifPresent(circle -> events.publishEvent(new NeedAnswered(circle, asked.need())));
    }

    private void mail(Asked asked, Crossing answer) {
        var who = bridge.read(answer.payload(), Promise.class).who();
        notify.send(new Message(
                asked.account(),
                "need.promised",
                List.of(who.name(), who.phone()),
                asked.circle()
                        .map(circle -> "/circle/" + circle.value() + "/help")
                        .orElse("/"),
                asked.circle().map(CircleId::value),
                asked.need().value(),
                "need.promised/" + answer.id(),
                clock.instant()));
    }

    @PreDestroy
    void stop() {
        receiver.close();
    }

    /** Who asked, and where. */
    private record Asked(NeedId need, AccountId account, Optional<CircleId> circle) {}
}
