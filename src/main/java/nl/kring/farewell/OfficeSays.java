package nl.kring.farewell;

import jakarta.annotation.PreDestroy;
import java.time.LocalDate;
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
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Receives from the municipality that somebody died, or that it was a mistake: the resident's circles fall silent as by a member's word,
 * and somebody who stands near still confirms it.
 */
@Component
class OfficeSays implements DueWork {
    private static final String REPORT = """
            insert into circle.death_report (id, circle_id, resident_id, died_on, reported_office, bridge_id)
            select ?, r.circle_id, r.account_id, least(?, (common.kring_now() at time zone 'Europe/Amsterdam')::date), ?, ?
            from circle.circle_resident r join circle.circle c on c.id = r.circle_id
            where r.account_id = ? and c.tenant_id = ? and r.circle_id = ? and r.ended_at is null and c.state = 'ACTIVE'
            on conflict do nothing
            """;
    /** What somebody confirmed meanwhile is taken back by who stands near, and not from a desk. */
    private static final String MISTAKE = """
            update circle.death_report set mistake_at = common.kring_now() where circle_id = ? and resident_id = ?
            and reported_office is not null and confirmed_at is null and mistake_at is null
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
        bridge.origin(answer.about())
                .ifPresent(origin -> origin.circle().map(CircleId::new).ifPresent(circle -> death.diedOn()
                        .ifPresentOrElse(
                                day -> died(answer, origin, circle, death, day), () -> mistake(origin, circle))));
    }

    private void died(Crossing answer, Origin origin, CircleId circle, Death death, LocalDate day) {
        var id = Ids.next();
        var rows = jdbc.sql(REPORT)
                .param(id)
                .param(day)
                .param(death.by().orElseThrow().name())
                .param(answer.id())
                .param(origin.account().value())
                .param(answer.tenant().value())
                .param(circle.value())
                .update();
        if (rows == 1) {
            log.write(circle.value(), "RECEIVED", "DEATH", id);
            events.publishEvent(new DeathReported(circle));
        }
    }

    private void mistake(Origin origin, CircleId circle) {
        var rows = jdbc.sql(MISTAKE)
                .param(circle.value())
                .param(origin.account().value())
                .update();
        if (rows > 0) {
            log.write(circle.value(), "TOOK_BACK", "DEATH", circle.value());
            events.publishEvent(new DeathReported(circle));
        }
    }

    @PreDestroy
    void stop() {
        receiver.close();
    }
}
