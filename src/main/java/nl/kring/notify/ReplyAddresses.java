package nl.kring.notify;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.identity.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The addresses by which letters are answered: each of one person and one conversation, thirty days, and kept as a hash (R-C5). */
@Component
class ReplyAddresses {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SIGNS = "abcdefghijklmnopqrstuvwxyz234567";
    /** Five bits each: 160. */
    private static final int LENGTH = 32;

    private final MailIn mailIn;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ReplyAddresses(MailIn mailIn, JdbcClient jdbc, TransactionTemplate transaction) {
        this.mailIn = mailIn;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Whose answer to what comes in by an address, and whether it comes too late. */
    record Reply(AccountId person, UUID circle, UUID thread, boolean late) {}

    /** A new one, as a job; none where no mail comes in. */
    Optional<String> mint(AccountId person, UUID circle, UUID thread) {
        if (!mailIn.on()) {
            return Optional.empty();
        }
        var token = token();
        transaction.executeWithoutResult(_ -> jdbc.sql(
                        "insert into common.reply_address (token_hash, account_id, circle_id, thread_id, expires_at) "
                                + "values (?, ?, ?, ?, common.kring_now() + interval '30 days')")
                .param(Secrets.hash(token))
                .param(person.value())
                .param(circle)
                .param(thread)
                .update());
        return Optional.of(mailIn.address(token));
    }

    /** As a job. */
    Optional<Reply> find(String token) {
        return Optional.ofNullable(transaction.execute(_ -> jdbc.sql(
                                "select account_id, circle_id, thread_id, expires_at <= common.kring_now() from common.reply_address where token_hash = ?")
                        .param(Secrets.hash(token.toLowerCase(Locale.ROOT)))
                        .query((row, _) -> new Reply(
                                new AccountId(row.getObject(1, UUID.class)),
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getBoolean(4)))
                        .optional()))
                .flatMap(found -> found);
    }

    /** In small letters and digits alone: mail servers on the way may change capitals. */
    private static String token() {
        return RANDOM.ints(LENGTH, 0, SIGNS.length())
                .collect(StringBuilder::new, (text, at) -> text.append(SIGNS.charAt(at)), StringBuilder::append)
                .toString();
    }
}
