package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;

/** Knows whether the person at the screen reads further down the page. */
@Tag("kring-reading")
@JsModule("./reading.ts")
class Reading extends Component {
    private boolean down;

    Reading(Runnable backAtTheTop) {
        addListener(Moved.class, moved -> {
            down = moved.down;
            if (!down) {
                backAtTheTop.run();
            }
        });
    }

    boolean isDown() {
        return down;
    }

    /** The reader passed the top of the page. */
    @DomEvent("reading")
    public static class Moved extends ComponentEvent<Reading> {
        private final boolean down;

        public Moved(Reading source, boolean fromClient, @EventData("event.detail.down") boolean down) {
            super(source, fromClient);
            this.down = down;
        }
    }
}
