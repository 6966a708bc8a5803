package nl.kring.platform;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.shared.SharedNumberSignal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The parts of one screen that hear one bell, which read again together when it rings. A reading that failed, such as by a database that was
 * gone for a moment, is done again, so that nobody looks at a page that stays as it was.
 */
class Hearers {
    private static final int LONGEST_PAUSE = 60; // seconds;

    private final UI screen;
    private final SharedNumberSignal bell;
    private final SharedNumberSignal again = new SharedNumberSignal();
    private final Executor ringer;
    private final List<Part> parts = new ArrayList<>();
    private int failures;

    Hearers(UI screen, SharedNumberSignal bell, Executor ringer) {
        this.screen = screen;
        this.bell = bell;
        this.ringer = ringer;
        Signal.effect(screen, () -> {
            var rung = bell.get();
            again.get();
            Signal.untracked(() -> {
                Acting.byItself(() -> read(List.copyOf(parts), rung));
                return true;
            });
        });
    }

    /** Comes on the screen, or comes back and hears what it missed. */
    void join(Part part) {
        if (!parts.contains(part)) {
            parts.add(part);
            var rung = bell.peek();
            if (part.heard != rung) {
                Acting.byItself(() -> read(List.of(part), rung));
            }
        }
    }

    void leave(Part part) {
        parts.remove(part);
    }

    private void read(List<Part> some, double rung) {
        var failed = some.stream()
                .filter(parts::contains) // another may have taken it off the screen
                .flatMap(part -> part.read(rung).stream())
                .toList();
        var passing = failed.stream().anyMatch(Hearers::isPassing);
        var known = passing && failures > 0;
        if (passing) {
            later();
        } else {
            failures = 0;
        }
        if (!known) {
            failed.forEach(failure -> screen.getSession().getErrorHandler().error(new ErrorEvent(failure)));
        }
    }

    /** Whether it may be otherwise the next time. */
    private static boolean isPassing(RuntimeException failure) {
        return !(failure instanceof NotFound || failure instanceof NoRight || failure instanceof Refused);
    }

    private void later() {
        var pause = Math.min(LONGEST_PAUSE, 1 << Math.min(failures, 6));
        failures++;
        CompletableFuture.delayedExecutor(pause, TimeUnit.SECONDS, ringer).execute(() -> again.incrementBy(1));
    }

    /** A part of a page, and the bell before which it read last. */
    static class Part {
        private final Runnable refresh;
        private double heard = Double.NaN;

        Part(Runnable refresh) {
            this.refresh = refresh;
        }

        /** Before it comes on a screen: who makes it hears what goes wrong. */
        void readFirst(SharedNumberSignal bell) {
            var rung = bell.peek();
            Acting.byItself(refresh);
            heard = rung;
        }

        private Optional<RuntimeException> read(double rung) {
            try {
                refresh.run();
                heard = rung;
                return Optional.empty();
            } catch (RuntimeException failure) {
                return Optional.of(failure);
            }
        }
    }
}
