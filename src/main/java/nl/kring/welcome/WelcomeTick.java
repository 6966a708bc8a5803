package nl.kring.welcome;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleHolds;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueWork;
import nl.kring.watch.WakingHours;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What comes next in the first days, when people are awake. The step and its mail are one transaction, so a kill leaves both or neither. */
@Component
@Order(32)
class WelcomeTick implements DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(WelcomeTick.class);
    /** Never two within a day, also where the first of them came late. */
    private static final Duration REST = Duration.ofDays(1);

    private final Welcomes welcomes;
    private final WelcomeMail mail;
    private final CircleHolds holds;
    private final NotifyService notify;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    WelcomeTick(
            Welcomes welcomes,
            WelcomeMail mail,
            CircleHolds holds,
            NotifyService notify,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.welcomes = welcomes;
        this.mail = mail;
        this.holds = holds;
        this.notify = notify;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "welcome";
    }

    @Override
    public void doWhatIsDue() {
        if (!WakingHours.hold(clock.instant())) {
            return;
        }
        var due = transaction.execute(_ -> welcomes.due());
        if (due != null) {
            due.forEach(this::attempt);
        }
    }

    private void attempt(UUID id) {
        try {
            transaction.executeWithoutResult(_ -> welcomes.takeDue(id).ifPresent(this::goOn));
        } catch (RuntimeException failure) {
            LOG.warn("the first days of a circle are tried again at the next tick", failure);
        }
    }

    /** Of several that are late only the last comes: the others are overtaken. */
    private void goOn(Welcomes.Row row) {
        var now = clock.instant();
        Stream.of(Step.values())
                .filter(step -> !row.came(step) && !step.comes(row.began()).isAfter(now))
                .filter(step -> step != Step.CALL && step != Step.TELL || holds.isQuiet(row.circle()))
                .reduce((_, last) -> last)
                .ifPresent(step -> comes(row, step));
        welcomes.nextAt(row.id(), next(row.began(), now));
    }

    private static Optional<Instant> next(Instant began, Instant now) {
        return Stream.of(Step.values())
                .map(step -> step.comes(began))
                .filter(at -> at.isAfter(now))
                .findFirst()
                .map(at -> at.isBefore(now.plus(REST)) ? now.plus(REST) : at);
    }

    /** What was to say before and could not leave yet is not said any more. */
    private void comes(Welcomes.Row row, Step step) {
        var mailed = mail.reaches(row).isPresent();
        welcomes.came(row.id(), step, mailed);
        notify.cancel(row.id());
        if (mailed) {
            notify.sendSecret(WelcomeMail.TEMPLATE, row.id(), WelcomeMail.TEMPLATE + ":" + row.id() + ":" + step);
        }
        events.publishEvent(new WelcomeChanged(row.circle()));
    }
}
