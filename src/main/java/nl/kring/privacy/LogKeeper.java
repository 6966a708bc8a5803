package nl.kring.privacy;

import nl.kring.platform.DueWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals the months of the access log that are over, and drops those that are older than the term, each as a whole (R-M3). */
@Component
class LogKeeper implements DueWork {
    private static final int SEALED_AT_ONCE = 5_000;
    private static final int DROPPED_AT_ONCE = 50;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LogKeeper(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "log-keeper";
    }

    @Override
    public void doWhatIsDue() {
        transaction.executeWithoutResult(_ -> {
            jdbc.sql("select common.seal_access_log(?)")
                    .param(SEALED_AT_ONCE)
                    .query(Long.class)
                    .single();
            jdbc.sql("select common.drop_old_access_log(?)")
                    .param(DROPPED_AT_ONCE)
                    .query(Long.class)
                    .single();
        });
    }
}
