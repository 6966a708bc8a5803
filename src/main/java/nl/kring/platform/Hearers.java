package nl.kring.platform;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.ErrorEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The parts of one screen that hear one bell, which read again together when it rings. A reading that failed, such as by a database that was
 * gone for a moment, is done again, so that nobody looks at a page that stays as it was.
 */
class Hearers {
    private static final int LONGEST_PAUSE = 60; // seconds
    private static final long NEVER = -1;

    private final Turns turns;
    private final Bell bell;
    private final List<Part> parts = new ArrayList<>();
    private final Set<Part> failing = new LinkedHashSet<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private Rung heard;
    private boolean planned;
    private int times;

    Hearers(Turns turns, Bell bell) {
        this.turns = turns;
        this.bell = bell;
        heard = bell.rung();
    }

    /** In any thread: they read when it is the turn of their screen. */
    private void wake() {
        turns.wake(this);
    }

    private void hear() {
        var rung = bell.rung();
        var news = !rung.equals(heard);
        var again = due.getAndSet(false);
        heard = rung;
        planned = planned && !again;
        if (news || again) {
            Acting.byItself(() -> read(news ? List.copyOf(parts) : List.copyOf(failing), rung));
        }
    }

    /** Comes on the screen, or comes back and hears what it missed. */
    void join(Part part) {
        if (!parts.contains(part)) {
            parts.add(part);
            bell.heardBy(this);
            var rung = bell.rung();
            if (part.heard != rung.times()) {
                Acting.byItself(() -> read(List.of(part), rung));
            }
        }
    }

    void leave(Part part) {
        parts.remove(part);
        failing.remove(part);
        if (parts.isEmpty()) {
            bell.forget(this);
        }
    }

    private void read(List<Part> some, Rung rung) {
        var left = new ArrayDeque<>(some);
        var said = new ArrayList<RuntimeException>();
        if (left.size() > 1) {
            readTogether(left, rung, said);
        }
        while (!left.isEmpty()) {
            read(left.remove(), rung, said)
                    .filter(CannotCreateTransactionException.class::isInstance)
                    .ifPresent(_ -> putOff(left));
        }
        readAgainLater();
        said.forEach(turns::say);
    }

    /** Those that can be read in one transaction; what comes after one that failed is left, to be read each in its own. */
    private void readTogether(Queue<Part> left, Rung rung, List<RuntimeException> said) {
        try {
            turns.together.executeWithoutResult(_ -> {
                var failed = false;
                while (!failed && !left.isEmpty()) {
                    var part = left.remove();
                    read(part, rung, said);
                    failed = failing.contains(part);
                }
            });
        } catch (CannotCreateTransactionException gone) {
            if (!failing.containsAll(left)) {
                said.add(gone);
            }
            putOff(left);
        } catch (RuntimeException givenUp) {
            // what was read is read: Spring gives up a transaction in which a service found a place closed
        }
    }

    /** There is no connection: each of these would wait as long for one. */
    private void putOff(Queue<Part> left) {
        left.stream().filter(parts::contains).forEach(failing::add);
        left.clear();
    }

    /** How it failed; what passes by itself is said once. */
    private Optional<RuntimeException> read(Part part, Rung rung, List<RuntimeException> said) {
        if (!parts.contains(part)) { // another may have taken it off the screen
            failing.remove(part);
            return Optional.empty();
        }
        var failure = part.read(rung);
        var passing = failure.filter(Hearers::isPassing).isPresent();
        var known = passing ? !failing.add(part) : failing.remove(part);
        failure.filter(_ -> !passing || !known).ifPresent(said::add);
        return failure;
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
            turns.later(pause, () -> {
                due.set(true);
                wake();
            });
        }
    }

    /**
     * How often a bell rang.
     *
     * @param loud how often of these for more than words
     */
    record Rung(long times, long loud) {}

    /** A bell, how often it rang, and who hears it. */
    static class Bell {
        private final AtomicLong times = new AtomicLong();
        private final AtomicLong loud = new AtomicLong();
        private final Set<Hearers> hearers = ConcurrentHashMap.newKeySet();

        void ring() {
            loud.incrementAndGet();
            ringForWords();
        }

        void ringForWords() {
            times.incrementAndGet();
            hearers.forEach(Hearers::wake);
        }

        /** Counted the other way round than it rings: what is in the times is in the loud ones too. */
        Rung rung() {
            var all = times.get();
            return new Rung(all, loud.get());
        }

        private void heardBy(Hearers one) {
            hearers.add(one);
        }

        private void forget(Hearers one) {
            hearers.remove(one);
        }
    }

    /**
     * Whose turn it is on one screen: those that were woken read in that order, with the lock of their session, and what comes of it goes to
     * the browser in one message. However often one is woken meanwhile, it has one turn.
     */
    static class Turns {
        private final UI screen;
        private final Executor readers;
        private final TransactionOperations together;
        private final Queue<Hearers> woken = new ConcurrentLinkedQueue<>();
        private final AtomicBoolean asked = new AtomicBoolean();

        Turns(UI screen, Executor readers, TransactionOperations together) {
            this.screen = screen;
            this.readers = readers;
            this.together = together;
        }

        private void wake(Hearers one) {
            woken.add(one);
            ask();
        }

        private void later(int milliseconds, Runnable work) {
            CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS, readers)
                    .execute(work);
        }

        private void say(RuntimeException failure) {
            screen.getSession().getErrorHandler().error(new ErrorEvent(failure));
        }

        private void ask() {
            if (!woken.isEmpty() && !asked.getAndSet(true)) {
                readers.execute(() -> {
                    try {
                        screen.access(this::read);
                    } catch (UIDetachedException closed) {
                        woken.forEach(one -> one.bell.forget(one));
                    }
                });
            }
        }

        /** Those who are woken while others read wait until these are pushed. */
        private void read() {
            var these = new LinkedHashSet<Hearers>();
            for (var left = woken.size(); left > 0; left--) {
                these.add(woken.remove());
            }
            try {
                these.forEach(Hearers::hear);
                push();
            } finally {
                asked.set(false);
                ask();
            }
        }

        /**
         * Vaadin pushes when it lets go of the session, page after page, and before each runs what is asked meanwhile: what that changes on a
         * page that had its turn would stay on the server until something else happens in that browser.
         */
        private void push() {
            if (screen.getPushConfiguration().getPushMode().isEnabled()) {
                screen.push();
            }
        }
    }

    /** A part of a page, and the bell before which it read last. */
    static class Part {
        /** What a moment alone makes otherwise, such as an appointment that is over, stands no longer than that. */
        private static final Duration GOOD_FOR = Duration.ofMinutes(2);

        private final Runnable refresh;
        private final Runnable words;
        private final Clock clock;
        private long heard = NEVER;
        private long whole = NEVER;
        private Instant wholeAt = Instant.MIN;

        Part(Runnable refresh, Runnable words, Clock clock) {
            this.refresh = refresh;
            this.words = words;
            this.clock = clock;
        }

        /** Before it comes on a screen: who makes it hears what goes wrong. */
        void readFirst(Bell bell) {
            var rung = bell.rung();
            Acting.byItself(() -> run(rung));
        }

        private void run(Rung rung) {
            var now = clock.instant();
            if (whole == rung.loud() && now.isBefore(wholeAt.plus(GOOD_FOR))) {
                words.run();
            } else {
                refresh.run();
                whole = rung.loud();
                wholeAt = now;
            }
            heard = rung.times();
        }

        private Optional<RuntimeException> read(Rung rung) {
            try {
                run(rung);
                return Optional.empty();
            } catch (RuntimeException failure) {
                return Optional.of(failure);
            }
        }
    }
}
