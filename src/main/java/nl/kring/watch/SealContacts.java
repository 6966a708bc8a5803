package nl.kring.watch;

import java.util.UUID;
import nl.kring.platform.DataKeys;
import nl.kring.platform.DueWork;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Seals the numbers of people outside the circle that a Kring of before wrote down readably, a few a second. */
@Component
class SealContacts implements DueWork {
    private final DataKeys keys;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SealContacts(DataKeys keys, JdbcClient jdbc, TransactionTemplate transaction) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private record Plain(UUID id, UUID circle, String number) {}

    @Override
    public String name() {
        return "seal-contacts";
    }

    @Override
    public void doWhatIsDue() {
        transaction.executeWithoutResult(_ -> jdbc.sql("select id, circle_id, phone from circle.outside_contact "
                        + "where phone is not null limit 100 for update skip locked")
                .query((row, _) ->
                        new Plain(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3)))
                .list()
                .forEach(this::seal));
    }

    private void seal(Plain plain) {
        jdbc.sql("update circle.outside_contact set phone = null, phone_sealed = ? where id = ?")
                .param(keys.seal(plain.circle(), Plans.numberOf(plain.id()), plain.number()))
                .param(plain.id())
                .update();
    }
}
