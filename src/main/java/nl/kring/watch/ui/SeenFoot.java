package nl.kring.watch.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.timeline.PostView.Given;
import nl.kring.timeline.PostView.Reactions;
import nl.kring.timeline.Reaction;
import nl.kring.timeline.ui.SaidLine;

/** "Gezien", said and taken back with one tap, and who said it (R-C4). It changes where it stands, so that the focus stays. */
class SeenFoot extends Div {
    private static final long DOUBLE = Duration.ofMillis(700).toNanos();

    private final SaidLine said = new SaidLine();
    private final Button say;
    private Reactions shown = Reactions.NONE;
    private Runnable whenSaid = () -> {};
    private long tapped = System.nanoTime() - DOUBLE;

    /**
     * @param label what it is about, for who hears the button alone
     * @param say says it, or takes it back
     */
    SeenFoot(String label, Consumer<Boolean> say) {
        addClassName("post-foot");
        this.say = Buttons.with(Icon.EYE, Buttons.text(getTranslation("reaction.SEEN"), () -> tap(say)));
        this.say.setAriaLabel(label);
        add(this.say, said);
    }

    /** What is no longer hers to see goes from the page by itself. */
    private void tap(Consumer<Boolean> say) {
        if (System.nanoTime() - tapped < DOUBLE) {
            return; // a hand that trembles takes nothing back
        }
        tapped = System.nanoTime();
        try {
            say.accept(shown.own().isEmpty());
            show(turned());
            whenSaid.run();
        } catch (NotFound | NoRight | Refused gone) {
            setVisible(false);
        }
    }

    /** A bell says it to all pages; to this one the tap already does. */
    private Reactions turned() {
        var others =
                shown.given().stream().flatMap(given -> given.others().stream()).toList();
        var own = shown.own().isPresent() ? Optional.<String>empty() : Optional.of(getTranslation("reaction.you"));
        var given =
                own.isEmpty() && others.isEmpty() ? List.<Given>of() : List.of(new Given(Reaction.SEEN, own, others));
        return new Reactions(given, shown.may());
    }

    /** After a tap, when this shows what came of it. */
    void whenSaid(Runnable work) {
        whenSaid = work;
    }

    Reactions shown() {
        return shown;
    }

    void show(Reactions reactions) {
        shown = reactions;
        var own = reactions.own().isPresent();
        say.setVisible(reactions.may());
        say.getElement().setAttribute("aria-pressed", String.valueOf(own));
        said.show(reactions);
        setVisible(reactions.may() || said.isVisible());
    }
}
