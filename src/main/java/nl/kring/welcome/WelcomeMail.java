package nl.kring.welcome;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NeverAgain;
import nl.kring.identity.Recipient;
import nl.kring.identity.SecretMail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The mails of the first days: one action, and a small line to stop them, whose secret is minted when the mail leaves. */
@Component
class WelcomeMail implements SecretMail {
    static final String TEMPLATE = "welcome";

    private final Welcomes welcomes;
    private final CircleJobs circles;
    private final AccountService accounts;
    private final NeverAgain never;
    private final TransactionTemplate transaction;

    WelcomeMail(
            Welcomes welcomes,
            CircleJobs circles,
            AccountService accounts,
            NeverAgain never,
            TransactionTemplate transaction) {
        this.welcomes = welcomes;
        this.circles = circles;
        this.accounts = accounts;
        this.never = never;
        this.transaction = transaction;
    }

    @Override
    public String template() {
        return TEMPLATE;
    }

    /** Where this resident is mailed: only after a yes to messages, and never where no mail of this kind may come. */
    Optional<Recipient> reaches(Welcomes.Row row) {
        return Optional.of(row)
                .filter(it -> circles.wantsMessages(it.circle(), it.resident()))
                .flatMap(it -> accounts.recipient(it.resident()))
                .filter(to -> !to.sms() && !never.holds(new EmailAddress(to.address())));
    }

    @Override
    public Optional<UUID> circle(UUID id) {
        return Optional.ofNullable(transaction.execute(_ -> welcomes.circleOf(id)))
                .flatMap(found -> found);
    }

    @Override
    public Optional<Minted> mint(UUID id) {
        return Optional.ofNullable(transaction.execute(_ -> welcomes.goingOn(id).flatMap(this::letter)))
                .flatMap(found -> found);
    }

    private Optional<Minted> letter(Welcomes.Row row) {
        var letter = reaches(row).flatMap(to -> row.step().map(step -> letter(row, to, step)));
        if (letter.isEmpty()) {
            welcomes.notMailed(row.id());
        }
        return letter;
    }

    private Minted letter(Welcomes.Row row, Recipient to, Step step) {
        return new Minted(
                to,
                Optional.of(TEMPLATE + "." + step.name()),
                List.of(to.firstName()),
                "/circle/" + row.circle().value() + "/" + step.place(),
                Optional.of("/welkom/stop?link=" + welcomes.mint(row.id())));
    }
}
