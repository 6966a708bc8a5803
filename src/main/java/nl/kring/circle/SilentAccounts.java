package nl.kring.circle;

import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.privacy.Kept;
import nl.kring.privacy.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was asked whether she stays, and did not come, leaves every circle and is forgotten; what she told others stays theirs. */
@Component
class SilentAccounts implements Kept {
    private final Terms terms;
    private final CircleJobs circles;
    private final AccountService accounts;
    private final JdbcClient jdbc;

    SilentAccounts(Terms terms, CircleJobs circles, AccountService accounts, JdbcClient jdbc) {
        this.terms = terms;
        this.circles = circles;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    @Override
    public String what() {
        return "ACCOUNT";
    }

    @Override
    public int forget(int most) {
        var silent = jdbc.sql(
                        UnusedAccounts.UNUSED
                                + "and a.unused_asked_at < (select common.kring_now() - :asked::interval) limit :most for update skip locked")
                .param("term", terms.accounts().toString())
                .param("asked", terms.asked().toString())
                .param("most", most)
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list();
        silent.forEach(account -> {
            circles.leaveEverywhere(account, "UNUSED");
            accounts.forgetName(account);
        });
        return silent.size();
    }
}
