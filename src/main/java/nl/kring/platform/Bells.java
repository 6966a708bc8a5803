package nl.kring.platform;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import jakarta.annotation.PreDestroy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Service;

/**
 * A bell a topic, rung after commit. It carries nothing: who hears it reads again, with the rights of that moment. With {@link Hearers} the one
 * class outside {@code ui} that may use Vaadin.
 */
@Service
public class Bells {
    /** So many pages read at once: a reading waits for PostgreSQL about as long as it reckons, and others need connections too. */
    private final ExecutorService readers = Executors.newFixedThreadPool(
            Math.clamp(2L * Runtime.getRuntime().availableProcessors(), 2, 8),
            Thread.ofPlatform().name("page-", 0).daemon().factory());

    private final Map<UUID, Hearers.Bell> bells = new ConcurrentHashMap<>();
    private final PageTransactions transactions;

    Bells(PageTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Calls {@code refresh} now and after every change of the topic, as long as the view is on a screen. All parts of a page hear a bell
     * together, and read together what they all need ({@link Acting#once}).
     */
    public void keepFresh(Component view, UUID topic, Runnable refresh) {
        var part = new Hearers.Part(refresh);
        view.getUI().ifPresentOrElse(screen -> hearers(screen, topic).join(part), () -> part.readFirst(bell(topic)));
        view.addAttachListener(back -> hearers(back.getUI(), topic).join(part));
        view.addDetachListener(gone -> hearers(gone.getUI(), topic).leave(part));
    }

    private Hearers hearers(UI screen, UUID topic) {
        var heard = Heard.at(screen, readers);
        return heard.on.computeIfAbsent(
                topic, _ -> new Hearers(screen, bell(topic), heard.turns, transactions, readers));
    }

    private Hearers.Bell bell(UUID topic) {
        return bells.computeIfAbsent(topic, _ -> new Hearers.Bell());
    }

    /** What one screen hears. */
    private static class Heard {
        private final Map<UUID, Hearers> on = new HashMap<>();
        private final Hearers.Turns turns;

        private Heard(Hearers.Turns turns) {
            this.turns = turns;
        }

        static Heard at(UI screen, Executor readers) {
            var there = ComponentUtil.getData(screen, Heard.class);
            if (there == null) {
                there = new Heard(new Hearers.Turns(screen, readers));
                ComponentUtil.setData(screen, Heard.class, there);
            }
            return there;
        }
    }

    /** Tells the page at this screen when the person there rings herself: what comes of her own doing is no surprise to her. */
    public static void whenRungHere(UI screen, Runnable heard) {
        ComponentUtil.setData(screen, Runnable.class, heard);
    }

    /** The pages read in threads of their own: the ringing one must lend them neither actor nor transaction. */
    public void ring(UUID topic) {
        var bell = bells.get(topic);
        if (bell != null) {
            Optional.ofNullable(UI.getCurrent())
                    .map(here -> ComponentUtil.getData(here, Runnable.class))
                    .ifPresent(Runnable::run);
            bell.ring();
        }
    }

    @PreDestroy
    void stop() {
        readers.close();
    }
}
