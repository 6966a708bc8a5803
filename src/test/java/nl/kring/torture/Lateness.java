package nl.kring.torture;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** How long each step of an alert was due before it was done, in real time, as somebody sees it who looks five times a second. */
final class Lateness {
    private static final String DUE = "select id || ' ' || next_due_at from circle.alert "
            + "where state in ('RAISED', 'ACKNOWLEDGED', 'ACTION_AGREED') and next_due_at <= common.kring_now()";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Map<String, Long> waiting = new HashMap<>();
    private final List<Long> took = new ArrayList<>();

    /** Until nothing is due any more, and no longer than a while: what waits then is silent, and is found by who asks what must be so. */
    void watch(KillableDatabase database, BooleanSupplier goesOn) {
        BooleanSupplier looks = looks(goesOn);
        while (looks.getAsBoolean()) {
            try (var all = database.connect();
                    var statement = all.createStatement()) {
                while (looks.getAsBoolean()) {
                    var due = new HashSet<String>();
                    try (var answer = statement.executeQuery(DUE)) {
                        while (answer.next()) {
                            due.add(answer.getString(1));
                        }
                    }
                    look(due);
                    Signals.pause(200);
                }
            } catch (SQLException notNow) {
                Signals.pause(100); // it is down, and what is due waits on
            }
        }
    }

    private BooleanSupplier looks(BooleanSupplier goesOn) {
        var last = new AtomicLong(System.nanoTime());
        return () -> {
            if (goesOn.getAsBoolean()) {
                last.set(System.nanoTime());
                return true;
            }
            return !waiting.isEmpty() && System.nanoTime() - last.get() < PATIENCE.toNanos();
        };
    }

    private synchronized void look(HashSet<String> due) {
        var now = System.nanoTime();
        due.forEach(step -> waiting.putIfAbsent(step, now));
        waiting.entrySet().removeIf(step -> {
            var done = !due.contains(step.getKey());
            if (done) {
                took.add((now - step.getValue()) / 1_000_000);
            }
            return done;
        });
    }

    @Override
    public synchronized String toString() {
        var left = waiting.isEmpty() ? "" : "; late still, and not done: " + waiting.size();
        if (took.isEmpty()) {
            return "no step was done that was due" + left;
        }
        var sorted = took.stream().sorted().toList();
        return "%d steps, late in ms: median %d, of 100 the 99th %d, most %d"
                        .formatted(
                                sorted.size(),
                                sorted.get(sorted.size() / 2),
                                sorted.get(sorted.size() * 99 / 100),
                                sorted.getLast())
                + left;
    }
}
