package nl.kring.platform;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.shared.SharedNumberSignal;
import jakarta.annotation.PreDestroy;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Service;

/**
 * A bell a topic, rung after commit. It carries nothing: who hears it reads again, with the rights of that moment. The one class
 * outside {@code ui} that may use Vaadin.
 */
@Service
public class Bells {
    private final ExecutorService ringer =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("bell").factory());
    private final Map<UUID, SharedNumberSignal> bells = new ConcurrentHashMap<>();

    /** Calls {@code refresh} now and after every change of the topic, as long as the view is on a screen. */
    public void keepFresh(Component view, UUID topic, Runnable refresh) {
        var bell = bells.computeIfAbsent(topic, _ -> new SharedNumberSignal());
        Signal.effect(view, () -> {
            bell.get();
            Signal.untracked(() -> {
                Acting.byItself(refresh);
                return true;
            });
        });
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
            ringer.execute(() -> bell.incrementBy(1));
        }
    }

    @PreDestroy
    void stop() {
        ringer.close();
    }
}
