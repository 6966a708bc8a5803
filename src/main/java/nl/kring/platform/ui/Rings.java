package nl.kring.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.kring.platform.Initials;

/** People as rings round one person: a picture only, so a list with the same people must stand beside it. */
@Tag("kring-rings")
@JsModule("./kring-rings.ts")
public class Rings extends Component {
    /**
     * Someone on a ring, or an open place.
     *
     * @param id handed back when the picture is tapped
     * @param ring nought is nearest to the middle
     */
    public record Someone(String id, String label, String sublabel, Optional<String> picture, int ring, boolean open) {}

    private record Drawn(
            String id,
            String label,
            String sublabel,
            String picture,
            String initials,
            int tint,
            int ring,
            boolean open) {
        static Drawn of(Someone someone) {
            return new Drawn(
                    someone.id(),
                    someone.label(),
                    someone.sublabel(),
                    someone.picture().map(Face::source).orElse(""),
                    Initials.of(someone.label()).letters(),
                    Initials.of(someone.label()).tint(),
                    someone.ring(),
                    someone.open());
        }
    }

    /** Rings with these names, from the nearest outwards. */
    public Rings(List<String> names) {
        getElement().setAttribute("aria-hidden", "true");
        getElement().setPropertyList("names", names);
    }

    /** Draws the person in the middle and everyone round it. */
    public void show(Someone middle, List<Someone> people) {
        getElement().setPropertyBean("middle", Drawn.of(middle));
        getElement().setPropertyList("people", people.stream().map(Drawn::of).toList());
    }

    /** Says whose picture was tapped. */
    public void onSelect(Consumer<String> heard) {
        addListener(SomeoneSelected.class, event -> heard.accept(event.id));
    }

    /** Somebody's picture was tapped. */
    @DomEvent("someone-selected")
    public static class SomeoneSelected extends ComponentEvent<Rings> {
        private final String id;

        public SomeoneSelected(Rings source, boolean fromClient, @EventData("event.detail.id") String id) {
            super(source, fromClient);
            this.id = id;
        }
    }
}
