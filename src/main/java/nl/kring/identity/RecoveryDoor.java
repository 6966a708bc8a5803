package nl.kring.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.Written;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** For who cannot read the own mail any more: a new address, proven by six digits. Names that are known and names that are not get the same answer. */
@Service
public class RecoveryDoor {
    private static final int A_DAY = 1440;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RateLimits limits;
    private final AddressProofs proofs;

    RecoveryDoor(JdbcClient jdbc, TransactionTemplate transaction, RateLimits limits, AddressProofs proofs) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.limits = limits;
        this.proofs = proofs;
    }

    /** What came of the digits; of the names nothing is said. */
    public enum Answer {
        ASKED,
        WRONG_CODE,
        TOO_MANY
    }

    /** Sends six digits to the new address; empty when it was asked too often. */
    public Optional<UUID> askCode(EmailAddress address, String name, Locale language, String browser, String remote) {
        return Acting.asSystem("recovery", () -> proofs.ask(address, Written.kept(name), language, browser, remote));
    }

    /** Whether the mail with the digits waits, because it could not leave yet. */
    public boolean mailWaits(UUID code) {
        return Acting.asSystem("recovery", () -> proofs.mailWaits(code));
    }

    /**
     * Takes the digits and writes down what is asked; who looks for the circle comes later, so that the answer takes as long for every name.
     *
     * @param name own first name
     * @param whose first name of whose circle it is
     */
    public Answer ask(String name, String whose, String code, Locale language, String browser, String remote) {
        return Acting.asSystem("recovery", () -> {
            if (!proofs.mayTry(remote)) {
                return Answer.TOO_MANY;
            }
            var proven = transaction.execute(_ -> proofs.proven(code, browser));
            if (proven == null || proven.isEmpty()) {
                return Answer.WRONG_CODE;
            }
            if (mayAsk(proven.get(), remote)) {
                write(proven.get(), Written.kept(name), Written.kept(whose), language);
            }
            return Answer.ASKED;
        });
    }

    private boolean mayAsk(EmailAddress address, String remote) {
        return limits.allow("recovery-ip:" + remote, 5, A_DAY) && limits.allow("recovery:" + address.value(), 3, A_DAY);
    }

    private void write(EmailAddress address, String name, String whose, Locale language) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("insert into common.recovery (id, address, language, name, whose) values (?, ?, ?, ?, ?)")
                        .param(Ids.next())
                        .param(address.value())
                        .param(language.getLanguage())
                        .param(name)
                        .param(whose)
                        .update());
    }

    /** "Dit ben ik niet", from the mail to the old address. */
    public boolean stop(String token, String remote) {
        return Acting.asSystem(
                "recovery",
                () -> limits.allow("recovery-stop-ip:" + remote, 20, 1)
                        && Boolean.TRUE.equals(transaction.execute(_ -> jdbc.sql(
                                                "update common.recovery set stopped_at = common.kring_now() where stop_hash = ? "
                                                        + "and stopped_at is null and done_at is null")
                                        .param(Secrets.hash(token))
                                        .update()
                                == 1)));
    }
}
