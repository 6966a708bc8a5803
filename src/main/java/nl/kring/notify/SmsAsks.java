package nl.kring.notify;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** By which number somebody answers what was asked of her by text message: one to ninety-nine, and round again. As a job. */
@Component
class SmsAsks {
    private static final int HIGHEST = 99;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SmsAsks(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Something that was asked. */
    record Ask(int number, UUID circle, UUID subject, String template) {}

    /** The number of this question to this person: the same each time it is asked, and the next after the last one given. */
    int number(AccountId person, UUID circle, UUID subject, String template) {
        Integer number = transaction.execute(_ -> {
            jdbc.sql("select id from common.account where id = ? for no key update")
                    .param(person.value())
                    .query(UUID.class)
                    .single(); // two letters to one person get two numbers
            return known(person, subject, template).orElseGet(() -> next(person, circle, subject, template));
        });
        return number == null ? 1 : number;
    }

    private Optional<Integer> known(AccountId person, UUID subject, String template) {
        return jdbc.sql(
                        "update common.sms_ask set template = ? where account_id = ? and subject_id = ? returning number")
                .param(template)
                .param(person.value())
                .param(subject)
                .query(Integer.class)
                .optional();
    }

    private int next(AccountId person, UUID circle, UUID subject, String template) {
        var last = jdbc.sql("select number from common.sms_ask where account_id = ? order by turn desc limit 1")
                .param(person.value())
                .query(Integer.class)
                .optional()
                .orElse(0);
        var number = last % HIGHEST + 1;
        jdbc.sql("delete from common.sms_ask where account_id = ? and number = ?")
                .param(person.value())
                .param(number)
                .update();
        jdbc.sql(
                        "insert into common.sms_ask (account_id, number, circle_id, subject_id, template) values (?, ?, ?, ?, ?)")
                .param(person.value())
                .param(number)
                .param(circle)
                .param(subject)
                .param(template)
                .update();
        return number;
    }

    /** All that was asked of somebody and is still known, the newest first. */
    List<Ask> of(AccountId person) {
        List<Ask> asks = transaction.execute(_ -> jdbc.sql(
                        "select number, circle_id, subject_id, template from common.sms_ask where account_id = ? order by turn desc")
                .param(person.value())
                .query((row, _) -> new Ask(
                        row.getInt(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class), row.getString(4)))
                .list());
        return asks == null ? List.of() : asks;
    }
}
