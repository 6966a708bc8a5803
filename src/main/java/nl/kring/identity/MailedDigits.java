package nl.kring.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Six digits from a mail, typed over in the browser that asked: right once, and five wrong ones end them. */
final class MailedDigits {
    /** Ten minutes, from the mail and not from the asking: a mail server may be down for a while. */
    static final String VALID = "expires_at = clock_timestamp() + interval '10 minutes'";

    /** A mail may leave as long as all that it proves is over within the day after which it is forgotten. */
    static final String MAY_LEAVE = "used_at is null and asked_at > clock_timestamp() - interval '20 hours'";

    private static final int WRONG_CODES = 5;

    private MailedDigits() {}

    /** What the digits prove. */
    record Taken(UUID id, String address) {}

    /**
     * Takes digits of the mail that this browser asked for last, sent or not, known or not: else one could tell which address is known.
     * Its caller opened the transaction.
     *
     * @param which the table, and which of its rows
     */
    static Optional<Taken> take(JdbcClient jdbc, String table, String which, String typed, String browser) {
        var open = jdbc.sql("select id from " + table + " where " + which + " and browser_hash = ? "
                        + "and used_at is null and expires_at > clock_timestamp() and wrong_codes < ? "
                        + "order by asked_at desc limit 1 for update")
                .param(Secrets.ofBrowser(browser))
                .param(WRONG_CODES)
                .query(UUID.class)
                .optional();
        var taken = open.flatMap(id -> jdbc.sql("update " + table
                        + " set used_at = clock_timestamp() where id = ? and code_hash = ? returning id, address")
                .param(id)
                .param(hash(typed.replaceAll("\\D", ""), id))
                .query(MailedDigits::taken)
                .optional());
        if (taken.isEmpty()) {
            open.ifPresent(id -> jdbc.sql("update " + table + " set wrong_codes = wrong_codes + 1 where id = ?")
                    .param(id)
                    .update());
        }
        return taken;
    }

    static Taken taken(ResultSet row, int number) throws SQLException {
        return new Taken(row.getObject(1, UUID.class), row.getString(2));
    }

    /** Bound to its row: the same digits in another hash otherwise. */
    static byte[] hash(String code, UUID id) {
        return Secrets.hash(code + id);
    }
}
