package nl.kring.platform;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** db-scheduler keeps real time and only ticks: each second it lets every {@link DueWork} look at its own due rows. */
@Configuration
class TickConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(TickConfiguration.class);

    @Bean
    Task<Void> tick(ObjectProvider<DueWork> works, MovingClock clock) {
        return Tasks.recurring("tick", FixedDelay.of(Duration.ofSeconds(1))).execute((_, _) -> {
            clock.readOffset();
            works.orderedStream().filter(work -> !work.slow()).forEach(TickConfiguration::run);
        });
    }

    /** What may take minutes, such as writing tables anew, beside the tick that alerts hang on. */
    @Bean
    Task<Void> slowTick(ObjectProvider<DueWork> works) {
        return Tasks.recurring("slow-tick", FixedDelay.of(Duration.ofSeconds(1)))
                .execute((_, _) -> works.orderedStream().filter(DueWork::slow).forEach(TickConfiguration::run));
    }

    private static void run(DueWork work) {
        try {
            Acting.asSystem(work.name(), work::doWhatIsDue);
        } catch (RuntimeException failure) {
            LOG.warn("{} failed and is tried again at the next tick", work.name(), failure);
        }
    }
}
