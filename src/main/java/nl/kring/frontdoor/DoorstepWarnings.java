package nl.kring.frontdoor;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import nl.kring.frontdoor.FrontDoorEvent.ClockWarned;
import nl.kring.platform.DueWork;
import nl.kring.tenant.TenantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Warns when no moment was agreed in time: the navigator first, two days later the team leader. Each once. */
@Component
class DoorstepWarnings implements DueWork {
    private static final String WARN = "update municipal.term_clock t set warned_%1$s_at = common.kring_now() "
            + "from municipal.report r where r.id = t.report_id and r.died_on is null and t.warned_%1$s_at is null and t.visit_at is null "
            + "and t.warn_%1$s_at <= common.kring_now() returning r.id, r.tenant_id";

    private final JdbcClient jdbc;
    private final Promises promises;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    DoorstepWarnings(
            JdbcClient jdbc, Promises promises, ApplicationEventPublisher events, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.promises = promises;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "doorstep-warnings";
    }

    @Override
    public void doWhatIsDue() {
        warn(WARN.formatted("navigator"), promises::warnNavigator);
        warn(WARN.formatted("leader"), promises::warnLeader);
    }

    private void warn(String sql, Consumer<ReportId> tell) {
        transaction.executeWithoutResult(_ -> due(sql).forEach(warned -> {
            tell.accept(warned.report());
            events.publishEvent(warned);
        }));
    }

    private List<ClockWarned> due(String sql) {
        return jdbc.sql(sql)
                .query((row, _) -> new ClockWarned(
                        new TenantId(row.getObject(2, UUID.class)), new ReportId(row.getObject(1, UUID.class))))
                .list();
    }
}
