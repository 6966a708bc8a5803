package nl.kring.platform;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/**
 * The {@link Figures} of all modules as gauges. They are looked up beforehand and not when somebody asks, so that asking costs the database nothing; what
 * could not be looked up is no number, and how long ago they were is a figure too.
 */
@Component
@ConditionalOnExpression(MetricsDoor.OPEN)
class Measuring {
    private static final Logger LOG = LoggerFactory.getLogger(Measuring.class);
    private static final double NANOS_A_SECOND = 1e9;

    private final ObjectProvider<Figures> modules;
    private final MeterRegistry registry;
    private final Map<String, Double> values = new ConcurrentHashMap<>();
    private final Set<String> shown = ConcurrentHashMap.newKeySet();
    private volatile long looked = System.nanoTime();

    Measuring(ObjectProvider<Figures> modules, MeterRegistry registry) {
        this.modules = modules;
        this.registry = registry;
        Gauge.builder("kring.measured.seconds", () -> (System.nanoTime() - looked) / NANOS_A_SECOND)
                .description("How long ago all figures of Kring were looked up.")
                .register(registry);
    }

    /** All of them; one module that fails keeps no other from telling. */
    void look() {
        var now = new ConcurrentHashMap<String, Double>();
        var all = modules.orderedStream().map(one -> look(one, now)).toList();
        values.keySet().retainAll(now.keySet());
        values.putAll(now);
        if (!all.contains(false)) {
            looked = System.nanoTime();
        }
    }

    private void show(Figures.Figure figure) {
        Gauge.builder(figure.name(), values, known -> known.getOrDefault(figure.name(), Double.NaN))
                .description(figure.says())
                .register(registry);
    }

    private boolean look(Figures module, Map<String, Double> now) {
        try {
            Acting.asSystem("figures", module::look).forEach(figure -> {
                now.put(figure.name(), figure.value());
                if (shown.add(figure.name())) {
                    show(figure);
                }
            });
            return true;
        } catch (Throwable failure) { // an Error too: what is thrown on ends the looking for good, without a word
            LOG.warn(
                    "figures of {} could not be looked up: {}",
                    module.getClass().getSimpleName(),
                    failure.getClass().getSimpleName());
            return false;
        }
    }
}
