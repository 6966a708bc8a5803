package nl.kring.start;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleState;
import nl.kring.circle.GivenYes;
import nl.kring.circle.NewCircle;
import nl.kring.circle.Preset;
import nl.kring.circle.YesHeard;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NewAccount;
import nl.kring.identity.SignInService;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import nl.kring.start.NewStart.Whom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a start does: an account, a circle, and what was agreed to. Refuses everybody who is signed in. */
@Service
@Transactional
public class StartJobs {
    private final SignInService signIn;
    private final AccountService accounts;
    private final CircleJobs circles;
    private final BehalfJobs behalf;
    private final CardJobs cards;
    private final JdbcClient jdbc;

    StartJobs(
            SignInService signIn,
            AccountService accounts,
            CircleJobs circles,
            BehalfJobs behalf,
            CardJobs cards,
            JdbcClient jdbc) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.circles = circles;
        this.behalf = behalf;
        this.cards = cards;
        this.jdbc = jdbc;
    }

    /** Starts for who proved a mailbox in this browser; the second of a double click finds what came of the first. */
    public Started begin(UUID proof, String browser, NewStart start) {
        Acting.requireJob();
        var proven = signIn.proof(proof, browser);
        var account = proven.finishedBy().orElseGet(() -> somebody(proven.address(), start));
        signIn.finish(proof, account);
        return begin(account, start);
    }

    /** One of those who read mail at the address, or somebody new. */
    private AccountId somebody(EmailAddress address, NewStart start) {
        return start.me()
                .map(known -> signIn.oneAt(address, known))
                .orElseGet(() -> accounts.createProven(account(start), address, start.messages()));
    }

    private static NewAccount account(NewStart start) {
        return new NewAccount(
                start.name(),
                Optional.empty(),
                Optional.empty(),
                start.language().getLanguage(),
                Optional.empty(),
                false,
                Optional.empty(),
                null,
                null);
    }

    /** Starts for somebody who is known. */
    public Started begin(AccountId account, NewStart start) {
        Acting.requireJob();
        var person = accounts.principal(account).orElseThrow(NotFound::new);
        oneAtATime(account);
        return switch (start.whom()) {
            case Whom.Me me -> new Started(person, own(account, start, me));
            case Whom.Another another -> new Started(person, behalf.begin(account, start, another));
        };
    }

    /** Two tabs that start at one moment: the second waits, and finds the circle of the first. */
    private void oneAtATime(AccountId account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?::text, 0))")
                .param(account.value())
                .query((_, _) -> true)
                .single();
    }

    /** The resident's own circle, with the yes in it; the one that is there already, if there is one (R-A7). */
    private CircleId own(AccountId resident, NewStart start, Whom.Me me) {
        var there = circles.individualOf(resident, start.tenant());
        there.ifPresent(_ -> start.card().ifPresent(cards::spend));
        return there.orElseGet(() -> {
            circles.refuseAChild(resident);
            var circle = circles.found(
                    start.circle(),
                    new NewCircle(start.tenant(), CircleState.FORMING, "OWN", Preset.ORDINARY, List.of(resident)));
            var yes = GivenYes.asked(me.health(), Optional.of(start.messages()), start.language());
            circles.confirm(circle, resident, yes, YesHeard.OWN);
            start.card().ifPresent(code -> cards.use(code, circle));
            return circle;
        });
    }
}
