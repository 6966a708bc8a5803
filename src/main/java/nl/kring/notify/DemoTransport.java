package nl.kring.notify;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A demo mails nobody, unless it is told to: it keeps what it would have mailed, to be read at {@code /demo/post}. */
@Component
@ConditionalOnExpression(DemoTransport.KEEPS)
class DemoTransport implements Transport {
    static final String KEEPS = "${kring.demo:false} and !${kring.demo-mails:false}";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoTransport(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public boolean reaches(Letter letter) {
        return true;
    }

    @Override
    public void send(Letter letter) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("insert into common.demo_post (delivery_id, recipient, address, subject, body, sent_at) "
                                + "values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .param(letter.id())
                        .param(letter.name())
                        .param(letter.address())
                        .param(letter.subject())
                        .param(letter.plain())
                        .param(Timestamp.from(clock.instant()))
                        .update());
    }
}
