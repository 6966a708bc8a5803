package nl.kring.platform;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** All rows that are due, each in a transaction of its own: one that fails waits for the next tick and keeps nobody else waiting. */
@Component
public class DueRows {
    private static final Logger LOG = LoggerFactory.getLogger(DueRows.class);

    private final TransactionTemplate transaction;

    public DueRows(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /** What {@code work} does with a row begins with a conditional update of it, as others may tick too. */
    public <T> void each(Supplier<List<T>> due, Consumer<T> work) {
        List<T> rows = transaction.execute(_ -> due.get());
        if (rows != null) {
            rows.forEach(row -> one(row, work));
        }
    }

    private <T> void one(T row, Consumer<T> work) {
        try {
            transaction.executeWithoutResult(_ -> work.accept(row));
        } catch (RuntimeException failure) {
            LOG.warn("a row that is due failed and is tried again at the next tick", failure);
            FailedWork.count(Acting.system().orElse("rows"));
        }
    }
}
