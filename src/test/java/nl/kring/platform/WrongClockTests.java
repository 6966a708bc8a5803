package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import nl.kring.KringTest;
import nl.kring.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A machine whose clock is hours wrong, as one that takes its hardware's for UTC: no step of an alert comes early, and none is held. */
@KringTest
class WrongClockTests {
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private People people;

    @Autowired
    private ConfigurableApplicationContext context;

    private Duration wrong = Duration.ZERO;

    private Instant there() {
        return people.job(() -> jdbc.sql("select common.kring_now()")
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single());
    }

    @ParameterizedTest
    @ValueSource(longs = {-7200, -3, 3, 7200})
    void aMachineThatIsSecondsOrHoursWrongFollowsPostgresql(long seconds) {
        wrong = Duration.ofSeconds(seconds);
        var clock = new MovingClock(jdbc, transaction, () -> Instant.now().plus(wrong));
        assertThat(clock.instant()).isCloseTo(there(), within(900, ChronoUnit.MILLIS));
        assertThat(clock.withZone(ZoneOffset.UTC).instant()).isCloseTo(there(), within(900, ChronoUnit.MILLIS));
    }

    @Test
    void aMachineThatAgreesKeepsItsOwnAndOneThatIsSetRightWhileItRunsIsHeardOfAtTheNextTick() {
        var clock = new MovingClock(jdbc, transaction, () -> Instant.now().plus(wrong));
        wrong = Duration.ofHours(2);
        clock.readOffset();
        assertThat(clock.instant()).isCloseTo(there(), within(900, ChronoUnit.MILLIS));
        wrong = Duration.ZERO;
        clock.readOffset();
        assertThat(clock.instant()).isCloseTo(there(), within(900, ChronoUnit.MILLIS));
        assertThat(Duration.between(Instant.now(), clock.instant())
                        .minus(clock.ahead())
                        .abs())
                .as("to the tick of the machine")
                .isLessThan(Duration.ofMillis(100));
    }

    @Test
    void aTickThatAWrongClockWroteDownForLaterIsOneOfNow() {
        jdbc.sql("insert into common.scheduled_tasks (task_name, task_instance, execution_time, picked, version) "
                        + "values ('wrong', 'later', clock_timestamp() + interval '2 hours', false, 1), "
                        + "('wrong', 'soon', clock_timestamp() + interval '1 second', false, 1)")
                .update();
        try {
            var soon = at("soon");
            context.getBean(TickConfiguration.class)
                    .ticksGoOn(new ApplicationStartedEvent(
                            new SpringApplication(), new String[0], context, Duration.ZERO));
            assertThat(at("later")).isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS));
            assertThat(at("soon")).isEqualTo(soon);
        } finally {
            jdbc.sql("delete from common.scheduled_tasks where task_name = 'wrong'")
                    .update();
        }
    }

    private Instant at(String instance) {
        return jdbc.sql(
                        "select execution_time from common.scheduled_tasks where task_name = 'wrong' and task_instance = ?")
                .param(instance)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
