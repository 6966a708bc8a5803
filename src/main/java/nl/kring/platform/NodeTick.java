package nl.kring.platform;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does each second what each node does for itself, in real time, as long as the application runs. */
class NodeTick implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(NodeTick.class);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("node-tick").daemon().factory());
    private final Runnable work;
    private volatile boolean running;

    NodeTick(Runnable work) {
        this.work = work;
    }

    @Override
    public void start() {
        running = true;
        timer.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    private void tick() {
        try {
            work.run();
        } catch (Throwable failure) { // also what is no exception: it would be the last tick
            LOG.warn("a tick of this node failed and comes again", failure);
        }
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
