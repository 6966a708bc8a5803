package nl.kring.platform;

import java.util.function.Consumer;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions as Spring makes them, and one in which all parts of an open page read together. */
class PageTransactions extends JpaTransactionManager {
    private static final ScopedValue<Boolean> TOGETHER = ScopedValue.newInstance();

    /** In one transaction, in which nothing can be written. A service that finds a place closed spoils it for no other. */
    void together(Consumer<TransactionStatus> reading) {
        var one = new TransactionTemplate(this);
        one.setReadOnly(true);
        one.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        ScopedValue.where(TOGETHER, true).run(() -> one.executeWithoutResult(reading));
    }

    @Override
    protected void doSetRollbackOnly(DefaultTransactionStatus status) {
        if (!TOGETHER.isBound()) {
            super.doSetRollbackOnly(status);
        }
    }
}
