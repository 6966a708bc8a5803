package nl.kring.platform;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Before a node stops it says for a while that it is not ready ({@code /actuator/health/readiness}) and goes on serving, so that what stands
 * before it sends everybody to another. One that is alone has nobody to send them to, and does not wait.
 */
@Component
class Draining implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(Draining.class);

    private final Duration time;
    private volatile boolean running;

    Draining(@Value("${kring.drain}") Duration time) {
        this.time = time;
    }

    @Override
    public void start() {
        running = true;
    }

    /** The last that starts, and so the first that stops: Spring said just before that no more is taken on. */
    @Override
    public void stop() {
        running = false;
        if (time.isPositive()) {
            LOG.info("Not ready any more; stops in {} seconds", time.toSeconds());
            try {
                Thread.sleep(time);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
