package nl.kring.platform.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import nl.kring.platform.Figures;
import org.springframework.stereotype.Component;

/** How many pages are open on this node. */
@Component
class OpenPages implements VaadinServiceInitListener, Figures {
    private final AtomicInteger open = new AtomicInteger();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(page -> {
            open.incrementAndGet();
            page.getUI().addDetachListener(_ -> open.decrementAndGet());
        });
    }

    @Override
    public List<Figure> look() {
        return List.of(new Figure("kring.pages.open", "Pages that are open on this node.", open.get()));
    }
}
