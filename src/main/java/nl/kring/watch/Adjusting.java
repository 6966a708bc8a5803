package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nl.kring.circle.CircleService;
import nl.kring.notify.NotifyService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Against fatigue (R-D17): after three times that it was nothing in a month, resident and plan holder are invited to adjust the signs. */
@Component
class Adjusting {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final int TOO_MANY = 3;

    private final CircleService circles;
    private final Plans plans;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final Clock clock;

    Adjusting(CircleService circles, Plans plans, NotifyService notify, JdbcClient jdbc, Clock clock) {
        this.circles = circles;
        this.plans = plans;
        this.notify = notify;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the transaction that closed it. The next invitation comes after three more. */
    void inviteAfterFalseAlarms(AlertRow alert) {
        var many = jdbc.sql(
                        "select count(*) from circle.alert where circle_id = ? and resident_id = ? and outcome = 'FALSE_ALARM' "
                                + "and closed_at > ?")
                .param(alert.circle().value())
                .param(alert.resident().value())
                .param(Timestamp.from(clock.instant().minus(MONTH)))
                .query(Integer.class)
                .single();
        if (many % TOO_MANY == 0) {
            invite(alert);
        }
    }

    private void invite(AlertRow alert) {
        var who = new Who(circles.view(alert.circle()));
        var holder = plans.find(alert.plan()).flatMap(Plan::holder);
        var names = List.of(who.resident(alert.resident()).firstName());
        Stream.concat(Stream.of(alert.resident()), holder.stream())
                .distinct()
                .filter(who::isThere)
                .forEach(person -> notify.send(ToWatch.of(
                        alert.circle(),
                        person,
                        "adjustSigns",
                        names,
                        alert.id().value(),
                        "",
                        WakingHours.next(clock.instant()))));
    }
}
