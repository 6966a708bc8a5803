package nl.kring.told;

import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountService;
import nl.kring.notify.NotifyService;
import nl.kring.notify.PushService;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A tick as Kring's own that plans and writes what is to be told, by transactions of a test. */
public class TellingTicks {
    private final CircleJobs circles;
    private final AccountService accounts;
    private final ToldChoices choices;
    private final NotifyService notify;
    private final PushService push;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    TellingTicks(
            CircleJobs circles,
            AccountService accounts,
            ToldChoices choices,
            NotifyService notify,
            PushService push,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.circles = circles;
        this.accounts = accounts;
        this.choices = choices;
        this.notify = notify;
        this.push = push;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** One that works by these. */
    public DueWork by(TransactionTemplate transaction) {
        return new ToldTick(circles, accounts, choices, notify, push, jdbc, new DueRows(transaction), events);
    }
}
