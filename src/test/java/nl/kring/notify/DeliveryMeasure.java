package nl.kring.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.kring.People;
import nl.kring.notify.SinkServer.Mail;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand deliveries that are due in one moment, after an hour without a mail server: how many leave in a minute, and what a page takes to
 * read meanwhile; by hand, see {@code docs/performance.md}. {@code -Dkring.mails=} says how many.
 */
class DeliveryMeasure extends ManyMails {
    private static final int MANY = Integer.getInteger("kring.mails", 10_000);
    private static final int READ = 300;

    @Test
    void ofTenThousandAtOnce() throws Exception {
        writes(MANY);
        server.down();
        anHourLater();
        server.up();
        later(61);
        var quiet = new ArrayList<Double>();
        for (var time = 0; time < READ; time++) {
            quiet.add(read());
        }
        var busy = new ArrayList<Double>();
        var sending = new AtomicBoolean(true);
        var reader = Thread.ofPlatform().start(() -> {
            while (sending.get()) {
                busy.add(read());
                pause(20);
            }
        });
        var from = System.nanoTime();
        sendsAsInKring();
        var seconds = (System.nanoTime() - from) / 1e9;
        sending.set(false);
        reader.join();
        assertThat(waiting()).isZero();
        assertThat(server.mails().stream().map(Mail::id)).hasSize(MANY).doesNotHaveDuplicates();
        System.out.printf(
                "MEASURED %d deliveries after an hour without a mail server: %.0f s, %.0f a minute, %d lines; "
                        + "a conversation is read in %.2f ms (quiet %.2f ms), the slowest of twenty %.2f ms (quiet %.2f ms)%n",
                MANY,
                seconds,
                MANY / seconds * 60,
                server.connections(),
                at(busy, 0.5),
                at(quiet.subList(READ / 3, READ), 0.5),
                at(busy, 0.95),
                at(quiet.subList(READ / 3, READ), 0.95));
    }

    /** A tick of eight seconds and then a second of rest. */
    private void sendsAsInKring() {
        later(61);
        while (waiting() > 0) {
            sendsSome();
            pause(1_000);
        }
    }

    private double read() {
        var from = System.nanoTime();
        People.as(jan, () -> timeline.posts(circle, List.of(thread.value())));
        return (System.nanoTime() - from) / 1e6;
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double at(List<Double> all, double part) {
        return all.stream()
                .sorted()
                .skip((long) (all.size() * part))
                .findFirst()
                .orElseThrow();
    }
}
