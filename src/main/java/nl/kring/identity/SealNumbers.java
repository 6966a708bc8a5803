package nl.kring.identity;

import java.util.Map;
import java.util.UUID;
import nl.kring.platform.DueWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals the numbers that a Kring of before wrote down readably, a few a second. */
@Component
class SealNumbers implements DueWork {
    private final Numbers numbers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SealNumbers(Numbers numbers, JdbcClient jdbc, TransactionTemplate transaction) {
        this.numbers = numbers;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return "seal-numbers";
    }

    @Override
    public void doWhatIsDue() {
        transaction.executeWithoutResult(_ -> jdbc.sql(
                        "select id, phone from common.account where phone is not null limit 100 for update skip locked")
                .query((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getString(2)))
                .list()
                .forEach(this::seal));
    }

    private void seal(Map.Entry<UUID, String> plain) {
        jdbc.sql("update common.account set phone = null, phone_sealed = ?, version = version + 1 where id = ?")
                .param(numbers.sealed(new AccountId(plain.getKey()), plain.getValue()))
                .param(plain.getKey())
                .update();
    }
}
