package nl.kring.circle;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.privacy.Kept;
import nl.kring.privacy.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was not here for a long time is asked once by mail whether she stays; coming in is the answer. */
@Component
class UnusedAccounts implements Kept {
    /** Never the resident of a circle that is there: a circle lives by the others too. */
    static final String UNUSED =
            "select a.id from common.account a where a.tenant_id is null and a.claimed_at is not null "
                    + "and a.forgotten_at is null and a.used_at < (select common.kring_now() - :term::interval) "
                    + "and not exists (select 1 from circle.circle_resident r where r.account_id = a.id and r.ended_at is null) ";

    private final Terms terms;
    private final AccountService accounts;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final Clock clock;

    UnusedAccounts(Terms terms, AccountService accounts, NotifyService notify, JdbcClient jdbc, Clock clock) {
        this.terms = terms;
        this.accounts = accounts;
        this.notify = notify;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String what() {
        return "ACCOUNT_ASKED";
    }

    @Override
    public int forget(int most) {
        var unused = jdbc.sql(UNUSED + "and a.unused_asked_at is null limit :most for update skip locked")
                .param("term", terms.accounts().toString())
                .param("most", most)
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list();
        unused.forEach(this::ask);
        return unused.size();
    }

    private void ask(AccountId account) {
        accounts.askedWhetherUnused(account);
        notify.send(new Message(
                account,
                "unused",
                List.of(Long.toString(terms.accounts().toTotalMonths())),
                "/",
                Optional.empty(),
                account.value(),
                "unused:" + account.value() + ":" + clock.instant().toEpochMilli(),
                clock.instant()));
    }
}
