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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Service;

/**
 * A bell a topic, rung after commit. It carries nothing: who hears it reads again, with the rights of that moment. With {@link Hearers} the one
 * class outside {@code ui} that may use Vaadin.
 */
@Service
public class Bells {
    private final ExecutorService ringer =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("bell").factory());
    private final Map<UUID, Hearers.Bell> bells = new ConcurrentHashMap<>();

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
        return Heard.at(screen).on.computeIfAbsent(topic, _ -> new Hearers(screen, bell(topic), ringer));
    }

    private Hearers.Bell bell(UUID topic) {
        return bells.computeIfAbsent(topic, _ -> new Hearers.Bell());
    }

    /** What one screen hears. */
    private static class Heard {
        private final Map<UUID, Hearers> on = new HashMap<>();

        static Heard at(UI screen) {
            var there = ComponentUtil.getData(screen, Heard.class);
            if (there == null) {
                there = new Heard();
                ComponentUtil.setData(screen, Heard.class, there);
            }
            return there;
        }
    }

    /** Tells the page at this screen when the person there rings herself: what comes of her own doing is no surprise to her. */
    public static void whenRungHere(UI screen, Runnable heard) {
        ComponentUtil.setData(screen, Runnable.class, heard);
    }

    /** In a thread of its own: a page may refresh inside the ringing thread, which must lend it neither actor nor transaction. */
    public void ring(UUID topic) {
        var bell = bells.get(topic);
        if (bell != null) {
            Optional.ofNullable(UI.getCurrent())
                    .map(here -> ComponentUtil.getData(here, Runnable.class))
                    .ifPresent(Runnable::run);
            ringer.execute(bell::ring);
        }
    }

    @PreDestroy
    void stop() {
        ringer.close();
    }
}
