package nl.kring.timeline.photo;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.Test;

/**
 * How much heap 500 photos of a telephone take that all come at once. Not a test: {@code docs/performance.md} has the command and the
 * figures.
 */
class PhotoMeasure {
    private static final int MANY = Integer.getInteger("kring.photos", 500);

    @Test
    void fiveHundredAtOnce() throws InterruptedException, ExecutionException {
        var phone = SentPhotos.fromPhone(SentPhotos.outside(4000, 3000), 6);
        var pictures = new Pictures();
        var refused = new AtomicInteger();
        System.gc();
        var before = used();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        var began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (var n = 0; n < MANY; n++) {
                all.add(threads.submit(() -> {
                    try {
                        return pictures.of(new ByteArrayInputStream(phone)).width();
                    } catch (Refused busy) {
                        return refused.incrementAndGet();
                    }
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
        var seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        var peak =
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.gc();
        System.out.printf(
                "%d photos of %d kB: %.1f s, told to come back later %d, heap before %d MB, at most %d MB, after %d MB%n",
                MANY, phone.length >> 10, seconds, refused.get(), before >> 20, peak >> 20, used() >> 20);
    }

    private static java.util.List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static long used() {
        return heap().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }
}
