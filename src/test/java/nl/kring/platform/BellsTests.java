package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an open page hears of a bell. */
class BellsTests extends ViewTest {
    private record Asked(String what) {}

    @Autowired
    private Bells bells;

    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovingClock clock;

    private final UUID topic = Ids.next();
    private final List<Exception> said = new ArrayList<>();

    @Test
    void aReadingThatFailedIsDoneAgainUntilItIsThere() {
        var gone = new AtomicBoolean();
        var times = new AtomicInteger();
        bells.keepFresh(onScreen(), topic, () -> {
            times.incrementAndGet();
            if (gone.get()) {
                throw new QueryTimeoutException("the database is gone for a moment");
            }
        });
        gone.set(true);
        for (var bell = 2; bell <= 4; bell++) {
            var reads = bell;
            ring();
            until(() -> times.get() == reads);
        }
        assertThat(said).hasSize(1);
        settle(Duration.ofMillis(1_700));
        assertThat(times).as("once again, however often it rang").hasValue(5);
        gone.set(false);
        until(() -> times.get() == 6);
        settle(Duration.ofMillis(1_500));
        assertThat(times).hasValue(6);
    }

    @Test
    void whatIsClosedToHerIsNotAskedAgain() {
        var times = new AtomicInteger();
        var closed = new AtomicBoolean();
        bells.keepFresh(onScreen(), topic, () -> {
            times.incrementAndGet();
            if (closed.get()) {
                throw new NotFound();
            }
        });
        closed.set(true);
        ring();
        until(() -> times.get() == 2);
        settle(Duration.ofMillis(1_500));
        assertThat(times).hasValue(2);
    }

    @Test
    void onePartThatFailsKeepsNoOtherFromReading() {
        var there = new AtomicInteger();
        var failing = new AtomicBoolean();
        bells.keepFresh(onScreen(), topic, () -> {
            if (failing.get()) {
                throw new NotFound();
            }
        });
        bells.keepFresh(onScreen(), topic, there::incrementAndGet);
        failing.set(true);
        ring();
        until(() -> there.get() == 2);
    }

    @Test
    void allPartsReadInOneTransactionAlsoBesideOneThatFindsItsPlaceClosed() {
        var person = people.person("Anna");
        signIn(person);
        var asked = new AtomicBoolean();
        var transactions = new ArrayList<String>();
        Runnable asks = () -> transactions.add(
                jdbc.sql("select current_setting('transaction_read_only') || ' ' || transaction_timestamp()")
                        .query(String.class)
                        .single());
        bells.keepFresh(onScreen(), topic, asks);
        bells.keepFresh(onScreen(), topic, () -> {
            if (asked.get()) {
                circles.seat(new CircleId(Ids.next()));
            }
        });
        bells.keepFresh(onScreen(), topic, asks);
        transactions.clear();
        asked.set(true);
        ring();
        until(() -> transactions.size() == 2);
        assertThat(Set.copyOf(transactions)).singleElement().asString().startsWith("on ");
        assertThat(said).singleElement().extracting(Exception::getCause).isInstanceOf(NotFound.class);
    }

    @Test
    void whatAllPartsOfAPageAskIsReadOnceABell() {
        var reads = new AtomicInteger();
        var heard = new ArrayList<Integer>();
        for (var part = 0; part < 3; part++) {
            bells.keepFresh(
                    onScreen(),
                    topic,
                    () -> heard.add(Acting.once(new Asked("who sits here"), reads::incrementAndGet)));
        }
        heard.clear();
        reads.set(0);
        ring();
        until(() -> heard.size() == 3);
        assertThat(heard).containsExactly(1, 1, 1);
        ring();
        until(() -> heard.size() == 6);
        assertThat(heard.subList(3, 6)).containsExactly(2, 2, 2);
        assertThat(List.of(
                        Acting.once(new Asked("elsewhere"), reads::incrementAndGet),
                        Acting.once(new Asked("elsewhere"), reads::incrementAndGet)))
                .containsExactly(3, 4);
    }

    @Test
    void aPartThatIsOffTheScreenHearsWhatItMissedWhenItIsBack() {
        var times = new AtomicInteger();
        var part = onScreen();
        bells.keepFresh(part, topic, times::incrementAndGet);
        UI.getCurrent().remove(part);
        ring();
        heard();
        assertThat(times).hasValue(1);
        UI.getCurrent().add(part);
        assertThat(times).hasValue(2);
        UI.getCurrent().remove(part);
        UI.getCurrent().add(part);
        assertThat(times).hasValue(2);
    }

    @Test
    void whereOnlySomethingWasToldNoMoreIsReadThanThatUnlessItIsLongAgo() {
        var read = new ArrayList<String>();
        bells.keepFresh(onScreen(), topic, () -> read.add("all"), () -> read.add("words"));
        bells.keepFreshButForWords(onScreen(), topic, () -> read.add("frame"));
        ringForWords();
        until(() -> read.size() == 3);
        ring();
        until(() -> read.size() == 5);
        ringForWords();
        until(() -> read.size() == 6);
        clock.forward(Duration.ofMinutes(3));
        ringForWords();
        until(() -> read.size() == 8);
        assertThat(read).containsExactly("all", "frame", "words", "all", "frame", "words", "all", "frame");
    }

    @Test
    void whoHeardNothingOfTheRestReadsItAllAlsoWhenWordsCameLast() {
        var read = new ArrayList<String>();
        var failing = new AtomicBoolean();
        bells.keepFresh(
                onScreen(),
                topic,
                () -> {
                    read.add("all");
                    if (failing.get()) {
                        throw new QueryTimeoutException("the database is gone for a moment");
                    }
                },
                () -> read.add("words"));
        failing.set(true);
        ring();
        until(() -> read.size() == 2);
        failing.set(false);
        ringForWords();
        until(() -> read.size() == 3);
        assertThat(read).containsExactly("all", "all", "all");
    }

    private static Component onScreen() {
        var part = new Div();
        UI.getCurrent().add(part);
        return part;
    }

    /** As somebody else. */
    private void ring() {
        CompletableFuture.runAsync(() -> bells.ring(topic)).join();
    }

    private void ringForWords() {
        CompletableFuture.runAsync(() -> bells.ringForWords(topic)).join();
    }

    private void until(BooleanSupplier so) {
        Town.soon(() -> {
            look();
            return Optional.of(true).filter(_ -> so.getAsBoolean());
        });
    }

    /** Karibu throws what would be said on the page. */
    private void look() {
        try {
            MockVaadin.clientRoundtrip(false);
        } catch (Exception failure) {
            said.add(failure);
        }
    }

    private void settle(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            look();
            Thread.onSpinWait();
        }
    }
}
