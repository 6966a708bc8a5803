package nl.kring.farewell;

import jakarta.annotation.PreDestroy;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.kring.bridge.BridgeEvent.SentToCircle;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Crossing;
import nl.kring.bridge.Direction;
import nl.kring.bridge.Kind;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload.Death;
import nl.kring.circle.CircleEvent.DeathReported;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Receives from the municipality that somebody died, or that it was a mistake: every circle in which the resident lives falls silent as by a
 * member's word, and in each somebody who stands near still confirms it.
 */
@Component
class OfficeSays implements DueWork {
    private static final String REPORT = """
            insert into circle.death_report (id, circle_id, resident_id, died_on, reported_office, bridge_id)
            select uuidv7(), r.circle_id, r.account_id, least(?, (common.kring_now() at time zone 'Europe/Amsterdam')::date), ?, ?
            from circle.circle_resident r join circle.circle c on c.id = r.circle_id
            where r.account_id = ? and c.tenant_id = ? and r.ended_at is null and c.state in ('ACTIVE', 'CLOSED')
            on conflict do nothing returning circle_id, id
            """;
    /** What somebody confirmed meanwhile is taken back by who stands near, and not from a desk. */
    private static final String MISTAKE = """
            update circle.death_report d set mistake_at = common.kring_now() from circle.circle c where c.id = d.circle_id
            and d.resident_id = ? and c.tenant_id = ? and d.reported_office is not null and d.confirmed_at is null and d.mistake_at is null
            returning d.circle_id
            """;

    private final ExecutorService receiver = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("farewell-office").factory());
    private final BridgeService bridge;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    OfficeSays(
            BridgeService bridge,
            AccessLog log,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.bridge = bridge;
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public String name() {
        return "farewell-office";
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(SentToCircle sent) {
        if (sent.kind() == Kind.DEATH) {
            receiver.execute(() -> Acting.asSystem(name(), () -> receive(sent.crossing())));
        }
    }

    @Override
    public void doWhatIsDue() {
        bridge.waiting(Direction.TO_CIRCLE, Kind.DEATH).forEach(this::receive);
    }

    private void receive(UUID crossing) {
        transaction.executeWithoutResult(_ -> bridge.receive(crossing).ifPresent(this::said));
    }

    private void said(Crossing answer) {
        var death = bridge.read(answer.payload(), Death.class);
        bridge.origin(answer.about()).map(Origin::account).ifPresent(resident -> death.diedOn()
                .ifPresentOrElse(day -> died(answer, resident, death, day), () -> mistake(answer, resident)));
    }

    private void died(Crossing answer, AccountId resident, Death death, LocalDate day) {
        jdbc.sql(REPORT)
                .param(day)
                .param(death.by().orElseThrow().name())
                .param(answer.id())
                .param(resident.value())
                .param(answer.tenant().value())
                .query((row, _) -> Map.entry(new CircleId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)))
                .list()
                .forEach(said -> {
                    log.write(said.getKey().value(), "RECEIVED", "DEATH", said.getValue());
                    events.publishEvent(new DeathReported(said.getKey()));
                });
    }

    private void mistake(Crossing answer, AccountId resident) {
        jdbc.sql(MISTAKE)
                .param(resident.value())
                .param(answer.tenant().value())
                .query((row, _) -> new CircleId(row.getObject(1, UUID.class)))
                .list()
                .forEach(circle -> {
                    log.write(circle.value(), "TOOK_BACK", "DEATH", circle.value());
                    events.publishEvent(new DeathReported(circle));
                });
    }

    @PreDestroy
    void stop() {
        receiver.close();
    }
}
