package nl.kring.farewell;

import jakarta.annotation.PreDestroy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Origin;
import nl.kring.bridge.Payload;
import nl.kring.circle.CircleEvent.DeathReported;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.privacy.AccessLog;
import nl.kring.tenant.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** What follows from a death that was confirmed, or from a mistake: right after it was said, and again each second for what a crash left. */
@Component
class FarewellTick implements DueWork {
    private static final String CERTAIN =
            "select circle_id, resident_id from circle.death_report where confirmed_at is not null "
                    + "and settled_at is null and mistake_at is null limit 50";
    private static final String MISTAKEN =
            "select circle_id, resident_id from circle.death_report where mistake_at is not null "
                    + "and settled_at is not null and restored_at is null limit 50";

    private static final String ERASE = """
            update circle.death_report d set erase_at = d.settled_at + case (select a.choice from circle.after_me a
                where a.circle_id = d.circle_id and a.account_id = d.resident_id)
                when 'AT_ONCE' then interval '3 days' else interval '90 days' end
            where d.settled_at is not null and d.mistake_at is null and d.erase_at is null
            and exists (select 1 from circle.circle c where c.id = d.circle_id and c.state = 'IN_MEMORIAM')
            and exists (select 1 from circle.circle_resident r where r.circle_id = d.circle_id and r.account_id = d.resident_id
                and r.ended_at is null)
            """;
    /** Who erases circles goes by the day that stands at the circle. */
    private static final String SAY_WHEN = """
            update circle.circle c set erases_at = d.erase_at from circle.death_report d where d.circle_id = c.id
            and c.state = 'IN_MEMORIAM' and d.mistake_at is null and d.erase_at is not null
            and exists (select 1 from circle.circle_resident r where r.circle_id = d.circle_id and r.account_id = d.resident_id
                and r.ended_at is null)
            and c.erases_at is distinct from d.erase_at
            """;

    private static final String NOT_AFTER_ALL = """
            update circle.circle c set erases_at = null where c.state = 'ACTIVE' and c.erases_at is not null
            and exists (select 1 from circle.death_report d where d.circle_id = c.id and d.erase_at = c.erases_at)
            """;
    private static final String TELL = """
            update circle.death_report d set file_told_at = common.kring_now() from circle.circle c
            where c.id = d.circle_id and d.settled_at is not null and d.mistake_at is null and d.file_told_at is null
            and not exists (select 1 from circle.death_report o join circle.circle oc on oc.id = o.circle_id
                where o.resident_id = d.resident_id and o.id <> d.id and oc.tenant_id = c.tenant_id and o.mistake_at is null
                and o.file_told_at is not null)
            returning d.id, d.circle_id, d.resident_id, c.tenant_id, d.died_on
            """;
    private static final String TAKE_BACK = """
            update circle.death_report d set file_untold_at = common.kring_now() from circle.circle c
            where c.id = d.circle_id and d.mistake_at is not null and d.file_untold_at is null
            and (d.file_told_at is not null or d.reported_office is not null)
            and not exists (select 1 from circle.death_report o join circle.circle oc on oc.id = o.circle_id
                where o.resident_id = d.resident_id and oc.tenant_id = c.tenant_id and o.mistake_at is null)
            returning d.id, d.circle_id, d.resident_id, c.tenant_id, null::date
            """;

    private final ExecutorService follower = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("farewell").factory());
    private final CircleJobs circles;
    private final BridgeService bridge;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FarewellTick(
            CircleJobs circles, BridgeService bridge, AccessLog log, JdbcClient jdbc, TransactionTemplate transaction) {
        this.circles = circles;
        this.bridge = bridge;
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private record Due(CircleId circle, AccountId resident) {}

    @Override
    public String name() {
        return "farewell";
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(DeathReported said) {
        if (Acting.system().isEmpty()) {
            follower.execute(() -> Acting.asSystem(name(), this::doWhatIsDue));
        }
    }

    @Override
    public void doWhatIsDue() {
        due(CERTAIN).forEach(one -> circles.remember(one.circle(), one.resident()));
        due(MISTAKEN).forEach(one -> circles.restore(one.circle(), one.resident()));
        transaction.executeWithoutResult(_ -> {
            jdbc.sql(ERASE).update();
            jdbc.sql(SAY_WHEN).update();
            jdbc.sql(NOT_AFTER_ALL).update();
            tell(TELL);
            tell(TAKE_BACK);
        });
    }

    /** The municipality that knows her hears the day, once, and nothing of the circle (journey b, step 4). */
    private void tell(String sql) {
        jdbc.sql(sql).query((row, _) -> told(row)).list().forEach(told -> {
            var sent = bridge.death(
                    Ids.next(),
                    told.tenant(),
                    new Origin(Optional.of(told.circle().value()), told.resident()),
                    new Payload.Death(told.diedOn(), Optional.empty()));
            if (sent) {
                log.write(told.circle().value(), "TOLD", "DEATH", told.report());
            }
        });
    }

    private record Told(
            UUID report, CircleId circle, AccountId resident, TenantId tenant, Optional<LocalDate> diedOn) {}

    private static Told told(ResultSet row) throws SQLException {
        return new Told(
                row.getObject(1, UUID.class),
                new CircleId(row.getObject(2, UUID.class)),
                new AccountId(row.getObject(3, UUID.class)),
                new TenantId(row.getObject(4, UUID.class)),
                Optional.ofNullable(row.getObject(5, LocalDate.class)));
    }

    private List<Due> due(String sql) {
        List<Due> due = transaction.execute(_ -> jdbc.sql(sql)
                .query((row, _) -> new Due(
                        new CircleId(row.getObject(1, UUID.class)), new AccountId(row.getObject(2, UUID.class))))
                .list());
        return due == null ? List.of() : due;
    }

    @PreDestroy
    void stop() {
        follower.close();
    }
}
