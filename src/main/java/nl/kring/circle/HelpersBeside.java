package nl.kring.circle;

import nl.kring.identity.AccountId;
import nl.kring.identity.LookingAlong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** In whichever circle it is that somebody looks along with a resident. */
@Component
class HelpersBeside implements LookingAlong {
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    HelpersBeside(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public boolean with(AccountId account) {
        return transaction.execute(_ -> jdbc.sql("select exists (select 1 from circle.helper_session "
                        + "where account_id = ? and until > common.kring_now())")
                .param(account.value())
                .query(Boolean.class)
                .single());
    }
}
