package nl.kring.platform;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.shared.SharedNumberSignal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The parts of one screen that hear one bell, which read again together when it rings. A reading that failed, such as by a database that was
 * gone for a moment, is done again, so that nobody looks at a page that stays as it was.
 */
class Hearers {
    private static final int LONGEST_PAUSE = 60; // seconds
    private static final long NEVER = -1;

    private final UI screen;
    private final Bell bell;
    private final SharedNumberSignal again = new SharedNumberSignal();
    private final Executor ringer;
    private final List<Part> parts = new ArrayList<>();
    private final Set<Part> failing = new LinkedHashSet<>();
    private long heard;
    private boolean planned;
    private int times;

    Hearers(UI screen, Bell bell, Executor ringer) {
        this.screen = screen;
        this.bell = bell;
        this.ringer = ringer;
        heard = bell.times();
        Signal.effect(screen, () -> {
            bell.await();
            again.get();
            Signal.untracked(() -> {
                Acting.byItself(() -> hear(bell.times()));
                return true;
            });
        });
    }

    private void hear(long rung) {
        var news = rung != heard;
        heard = rung;
        planned = planned && news;
        read(news ? List.copyOf(parts) : List.copyOf(failing), rung);
    }

    /** Comes on the screen, or comes back and hears what it missed. */
    void join(Part part) {
        if (!parts.contains(part)) {
            parts.add(part);
            var rung = bell.times();
            if (part.heard != rung) {
                Acting.byItself(() -> read(List.of(part), rung));
            }
        }
    }

    void leave(Part part) {
        parts.remove(part);
        failing.remove(part);
    }

    private void read(List<Part> some, long rung) {
        var said = new ArrayList<RuntimeException>();
        for (var part : some) {
            if (parts.contains(part)) { // another may have taken it off the screen
                var failure = part.read(rung);
                var passing = failure.filter(Hearers::isPassing).isPresent();
                failure.filter(_ -> !passing || !failing.contains(part)).ifPresent(said::add);
                if (passing) {
                    failing.add(part);
                } else {
                    failing.remove(part);
                }
            }
        }
        readAgainLater();
        said.forEach(failure -> screen.getSession().getErrorHandler().error(new ErrorEvent(failure)));
    }

    /** Whether it may be otherwise the next time. */
    private static boolean isPassing(RuntimeException failure) {
        return !(failure instanceof NotFound || failure instanceof NoRight || failure instanceof Refused);
    }

    /** What failed, and only that; however many bells ring meanwhile, one time is planned. */
    private void readAgainLater() {
        if (failing.isEmpty()) {
            times = 0;
        } else if (!planned) {
            planned = true;
            var pause = Math.min(LONGEST_PAUSE, 1 << Math.min(times, 6)) * 1_000
                    + ThreadLocalRandom.current().nextInt(500); // not all pages at the same moment
            times++;
            CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS, ringer)
                    .execute(() -> again.incrementBy(1));
        }
    }

    /**
     * A bell, and how often it rang. The number is not asked of the signal: within one hold of its session Vaadin reads a signal as it was at
     * first, so that who is told of a bell may still read the number of before.
     */
    static class Bell {
        private final SharedNumberSignal signal = new SharedNumberSignal();
        private final AtomicLong times = new AtomicLong();

        void ring() {
            times.incrementAndGet();
            signal.incrementBy(1);
        }

        /** For an effect: it is run again when it rings. */
        void await() {
            signal.get();
        }

        long times() {
            return times.get();
        }
    }

    /** A part of a page, and the bell before which it read last. */
    static class Part {
        private final Runnable refresh;
        private long heard = NEVER;

        Part(Runnable refresh) {
            this.refresh = refresh;
        }

        /** Before it comes on a screen: who makes it hears what goes wrong. */
        void readFirst(Bell bell) {
            var rung = bell.times();
            Acting.byItself(refresh);
            heard = rung;
        }

        private Optional<RuntimeException> read(long rung) {
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
