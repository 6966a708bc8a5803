package nl.kring;

import java.time.Duration;
import nl.kring.platform.MovingClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * What the tests before leave behind is not in the way of those that come, whatever comes first: what one class left to be sent, and a
 * clock that they moved to just before summer or winter time, where "in seven days" would be an hour sooner or later than was meant.
 */
public class NothingWaits implements TestExecutionListener {
    /** As far as a test goes that counts its days by twenty-four hours. */
    private static final Duration COUNTS_DAYS = Duration.ofDays(24);

    @Override
    public void beforeTestClass(TestContext test) {
        var spring = test.getApplicationContext();
        var jdbc = spring.getBean(JdbcClient.class);
        spring.getBean(People.class)
                .job(() -> jdbc.sql("update common.delivery set state = 'CANCELLED' where state = 'PENDING'")
                        .update());
    }

    @Override
    public void beforeTestMethod(TestContext test) {
        var clock = test.getApplicationContext().getBean(MovingClock.class);
        var now = clock.instant();
        var change = MovingClock.ZONE.getRules().nextTransition(now).getInstant();
        if (change.isBefore(now.plus(COUNTS_DAYS))) {
            clock.forward(Duration.between(now, change).plus(Duration.ofHours(12)));
        }
    }
}
