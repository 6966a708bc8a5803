package nl.kring.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;

/** That something which is tried again at the next tick failed is counted, so that whoever runs Kring hears of what fails each time. */
public final class FailedWork {
    private FailedWork() {}

    /** @param name what the work is called, as its lines in the log and its acts are */
    public static void count(String name) {
        Counter.builder("kring.work.failed")
                .description(
                        "How often a work of this node failed at its tick, by its name; it is tried again at the next.")
                .tag("work", name)
                .register(Metrics.globalRegistry)
                .increment();
    }
}
