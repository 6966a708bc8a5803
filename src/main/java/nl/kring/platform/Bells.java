package nl.kring.platform;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A bell a topic, rung after commit, on each node of the database ({@link Relay}). It carries nothing: who hears it reads again, with the rights of that moment. With {@link Hearers} the one
 * class outside {@code ui} that may use Vaadin.
 */
@Service
public class Bells {
    private static final String BELL = "bell";
    private static final String BELL_FOR_WORDS = "words";

    /** So many pages are begun at once: a reading waits for PostgreSQL about as long as it reckons, and others need connections too. */
    private final ExecutorService readers = Executors.newFixedThreadPool(
            Math.clamp(2L * Runtime.getRuntime().availableProcessors(), 2, 8),
            Thread.ofPlatform().name("page-", 0).daemon().factory());

    private final Map<UUID, Hearers.Bell> bells = new ConcurrentHashMap<>();
    private final TransactionTemplate together;
    private final Relay relay;
    private final Clock clock;

    Bells(PlatformTransactionManager transactions, Relay relay, Clock clock) {
        this.relay = relay;
        this.clock = clock;
        together = new TransactionTemplate(transactions);
        together.setReadOnly(true);
        relay.hears(BELL, topic -> ringHere(topic, Hearers.Bell::ring));
        relay.hears(BELL_FOR_WORDS, topic -> ringHere(topic, Hearers.Bell::ringForWords));
        relay.whenMissed(() -> bells.values().forEach(Hearers.Bell::ring));
    }

    /**
     * Calls {@code refresh} now and after every change of the topic, as long as the view is on a screen. All parts of a page hear a bell
     * together, and read together what they all need ({@link Acting#once}).
     */
    public void keepFresh(Component view, UUID topic, Runnable refresh) {
        keepFresh(view, topic, refresh, refresh);
    }

    /** The same for who shows nothing of what is told: where that is all that changed, it stays as it is. */
    public void keepFreshButForWords(Component view, UUID topic, Runnable refresh) {
        keepFresh(view, topic, refresh, () -> {});
    }

    /** The same for who has less to read where only something was told than where anything may be otherwise. */
    public void keepFresh(Component view, UUID topic, Runnable refresh, Runnable words) {
        var part = new Hearers.Part(refresh, words, clock);
        view.getUI().ifPresentOrElse(screen -> hearers(screen, topic).join(part), () -> part.readFirst(bell(topic)));
        view.addAttachListener(back -> hearers(back.getUI(), topic).join(part));
        view.addDetachListener(gone -> hearers(gone.getUI(), topic).leave(part));
    }

    private Hearers hearers(UI screen, UUID topic) {
        var heard = heard(screen);
        return heard.on.computeIfAbsent(topic, _ -> new Hearers(heard.turns, bell(topic)));
    }

    private Hearers.Bell bell(UUID topic) {
        return bells.computeIfAbsent(topic, _ -> new Hearers.Bell());
    }

    private Heard heard(UI screen) {
        var there = ComponentUtil.getData(screen, Heard.class);
        if (there == null) {
            there = new Heard(new HashMap<>(), new Hearers.Turns(screen, readers, together));
            ComponentUtil.setData(screen, Heard.class, there);
        }
        return there;
    }

    /** What one screen hears. */
    private record Heard(Map<UUID, Hearers> on, Hearers.Turns turns) {}

    /** Tells the page at this screen when the person there rings herself: what comes of her own doing is no surprise to her. */
    public static void whenRungHere(UI screen, Runnable heard) {
        ComponentUtil.setData(screen, Runnable.class, heard);
    }

    /** Anything may be otherwise. The pages do not read here: the ringing thread must lend them neither actor nor transaction. */
    public void ring(UUID topic) {
        ringHere(topic, Hearers.Bell::ring);
        relay.tell(BELL, topic);
    }

    /** Something was told, and nothing else is otherwise: neither who is here nor what they may. */
    public void ringForWords(UUID topic) {
        ringHere(topic, Hearers.Bell::ringForWords);
        relay.tell(BELL_FOR_WORDS, topic);
    }

    /** The pages of this node. */
    private void ringHere(UUID topic, Consumer<Hearers.Bell> how) {
        var bell = bells.get(topic);
        if (bell != null) {
            Optional.ofNullable(UI.getCurrent())
                    .map(here -> ComponentUtil.getData(here, Runnable.class))
                    .ifPresent(Runnable::run);
            how.accept(bell);
        }
    }

    @PreDestroy
    void stop() {
        readers.close();
    }
}
