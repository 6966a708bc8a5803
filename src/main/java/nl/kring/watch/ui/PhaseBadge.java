package nl.kring.watch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.watch.Phase;

/** A phase as colour, icon and words, with a quiet second voice. */
class PhaseBadge extends Composite<Span> {
    PhaseBadge(Phase phase, String second) {
        var disc = new Span(icon(phase).create());
        disc.addClassName("phase-disc");
        disc.getElement().setAttribute("aria-hidden", "true");
        var words = new Span(getTranslation("watch.phase." + phase.name()));
        if (!second.isEmpty()) {
            var quiet = new Span(second);
            quiet.addClassName("quiet");
            words.add(new Span(" "), quiet);
        }
        getContent().addClassNames("phase", "phase-" + lower(phase));
        getContent().add(disc, words);
    }

    static Icon icon(Phase phase) {
        return switch (phase) {
            case GREEN -> Icon.SUN;
            case YELLOW -> Icon.CLOUD_SUN;
            case ORANGE -> Icon.RAIN;
            case RED -> Icon.LIGHTNING;
        };
    }

    static Face.Ring ring(Phase phase) {
        return switch (phase) {
            case GREEN -> Face.Ring.GREEN;
            case YELLOW -> Face.Ring.YELLOW;
            case ORANGE -> Face.Ring.ORANGE;
            case RED -> Face.Ring.RED;
        };
    }

    static String lower(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
