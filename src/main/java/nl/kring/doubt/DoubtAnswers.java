package nl.kring.doubt;

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
import nl.kring.bridge.Payload.DoubtAnswer;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
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

/** Receives what the privacy officer answered, and tells who asked. The mail says only that there is an answer. */
@Component
class DoubtAnswers implements DueWork {
    private final ExecutorService receiver = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("doubt-answers").factory());
    private final BridgeService bridge;
    private final NotifyService notify;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DoubtAnswers(
            BridgeService bridge,
            NotifyService notify,
            AccessLog log,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bridge = bridge;
        this.notify = notify;
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "doubt-answers";
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SentToCircle sent) {
        if (sent.kind() == Kind.DOUBT) {
            receiver.execute(() -> Acting.asSystem(name(), () -> receive(sent.crossing())));
        }
    }

    @Override
    public void doWhatIsDue() {
        bridge.waiting(Direction.TO_CIRCLE, Kind.DOUBT).forEach(this::receive);
    }

    private void receive(UUID crossing) {
        transaction.executeWithoutResult(_ -> bridge.receive(crossing).ifPresent(this::answered));
    }

    private record Asked(UUID id, CircleId circle, AccountId who, Optional<AccountId> resident) {}

    private void answered(Crossing answer) {
        var said = bridge.read(answer.payload(), DoubtAnswer.class);
        jdbc.sql(
                        "update circle.doubt set answer = ?, answered_by = ?, answered_at = common.kring_now() "
                                + "where bridge_id = ? and answered_at is null returning id, circle_id, account_id, resident_id")
                .param(said.text())
                .param(said.by().name())
                .param(answer.about())
                .query((row, _) -> new Asked(
                        row.getObject(1, UUID.class),
                        new CircleId(row.getObject(2, UUID.class)),
                        new AccountId(row.getObject(3, UUID.class)),
                        Optional.ofNullable(row.getObject(4, UUID.class)).map(AccountId::new)))
                .optional()
                .ifPresent(asked -> tell(asked, said.by().firstName()));
    }

    private void tell(Asked asked, String officer) {
        log.write(asked.circle().value(), asked.resident().orElse(asked.who()), "ANSWERED", "DOUBT", asked.id());
        notify.send(new Message(
                asked.who(),
                "doubt.answered",
                List.of(officer),
                "/circle/" + asked.circle().value() + "/looked",
                Optional.of(asked.circle().value()),
                asked.id(),
                "doubt.answered/" + asked.id(),
                clock.instant()));
        events.publishEvent(new DoubtChanged(asked.circle()));
    }

    @PreDestroy
    void stop() {
        receiver.close();
    }
}
