package nl.kring.carer;

import java.time.Instant;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a carer of a demo said of herself before: a job adds it, and reads nothing of it afterwards. */
@Service
@Transactional
public class PastChecks {
    private final CarerChecks checks;
    private final JdbcClient jdbc;

    PastChecks(CarerChecks checks, JdbcClient jdbc) {
        this.checks = checks;
        this.jdbc = jdbc;
    }

    /** How it went. */
    public void answered(CircleId circle, AccountId carer, Load load, Instant at) {
        Acting.requireJob();
        checks.pour(circle, carer, Ids.next(), CarerChecks.Kind.LOAD, load.name(), at);
    }

    /** How long she thought to keep it up. */
    public void keptUp(CircleId circle, AccountId carer, PerseveranceTime time, Instant at) {
        Acting.requireJob();
        checks.pour(circle, carer, Ids.next(), CarerChecks.Kind.PERSEVERANCE, time.name(), at);
    }

    /** Who lives there and cares for somebody wants to be asked. */
    public void wantsToBeAsked(CircleId circle, AccountId carer) {
        Acting.requireJob();
        jdbc.sql("insert into circle.carer_rhythm (circle_id, account_id) values (?, ?) on conflict do nothing")
                .param(circle.value())
                .param(carer.value())
                .update();
    }
}
