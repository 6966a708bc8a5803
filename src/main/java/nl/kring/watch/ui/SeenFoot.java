package nl.kring.watch.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.timeline.PostView.Reactions;
import nl.kring.timeline.ui.SaidLine;

/** "Gezien", said and taken back with one tap, and who said it (R-C4). It changes where it stands, so that the focus stays. */
class SeenFoot extends Div {
    private final SaidLine said = new SaidLine();
    private final Button say;
    private boolean own;

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
        try {
            say.accept(!own);
        } catch (NotFound | NoRight | Refused gone) {
            setVisible(false);
        }
    }

    void show(Reactions reactions) {
        own = reactions.own().isPresent();
        say.setVisible(reactions.may());
        say.getElement().setAttribute("aria-pressed", String.valueOf(own));
        said.show(reactions);
        setVisible(reactions.may() || said.isVisible());
    }
}
