package nl.kring.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import nl.kring.platform.DueWork.Lane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * db-scheduler keeps real time and only ticks: each second it lets every {@link DueWork} look at its own due rows, on one of the nodes. What is
 * of each node ticks on each.
 */
@Configuration
class TickConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(TickConfiguration.class);

    @Bean
    Task<Void> tick(ObjectProvider<DueWork> works) {
        return beside("tick", works, Lane.TICK);
    }

    @Bean
    Task<Void> tickOfUrgent(ObjectProvider<DueWork> works) {
        return beside("urgent-tick", works, Lane.URGENT);
    }

    @Bean
    Task<Void> tickOfLetters(ObjectProvider<DueWork> works) {
        return beside("letter-tick", works, Lane.LETTERS);
    }

    @Bean
    Task<Void> tickOfSlow(ObjectProvider<DueWork> works) {
        return beside("slow-tick", works, Lane.SLOW);
    }

    @Bean
    @ConditionalOnBooleanProperty(name = "db-scheduler.enabled", matchIfMissing = true)
    NodeTick nodeTick(ObjectProvider<DueWork> works, MovingClock clock) {
        return new NodeTick(() -> {
            clock.readOffset(); // another node may have moved it
            run(works, Lane.NODE);
        });
    }

    /** The scheduler stops by itself only when all else has stopped; what its last tick tells is said by the {@link Relay}, so it goes first. */
    @Bean
    @ConditionalOnBooleanProperty(name = "db-scheduler.enabled", matchIfMissing = true)
    SmartLifecycle lastTick(Scheduler scheduler, Relay relay) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                running = true;
            }

            @Override
            public void stop() {
                running = false;
                scheduler.stop();
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            @Override
            public int getPhase() {
                return relay.getPhase() + 1;
            }
        };
    }

    /** What a clock that was wrong wrote down as a tick of hours from now is a tick of now. */
    @EventListener
    void ticksGoOn(ApplicationStartedEvent started) {
        started.getApplicationContext()
                .getBean(JdbcClient.class)
                .sql("update common.scheduled_tasks set execution_time = clock_timestamp() "
                        + "where execution_time > clock_timestamp() + interval '1 minute'")
                .update();
    }

    private static Task<Void> beside(String name, ObjectProvider<DueWork> works, Lane lane) {
        return Tasks.recurring(name, FixedDelay.of(Duration.ofSeconds(1))).execute((_, _) -> run(works, lane));
    }

    private static void run(ObjectProvider<DueWork> works, Lane lane) {
        works.orderedStream().filter(work -> work.lane() == lane).forEach(TickConfiguration::run);
    }

    private static void run(DueWork work) {
        try {
            Acting.asSystem(work.name(), work::doWhatIsDue);
        } catch (RuntimeException failure) {
            LOG.warn("{} failed and is tried again at the next tick", work.name(), failure);
            FailedWork.count(work.name());
        }
    }
}
