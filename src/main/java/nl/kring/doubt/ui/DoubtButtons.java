package nl.kring.doubt.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.LogLine;
import nl.kring.circle.ui.LogDoubts;
import nl.kring.doubt.DoubtService;
import nl.kring.platform.Bells;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Says;

/** Beside each line that is not one's own: the way to ask about it. */
@org.springframework.stereotype.Component
class DoubtButtons implements LogDoubts {
    private final DoubtService doubts;
    private final Bells bells;
    private final Says says;

    DoubtButtons(DoubtService doubts, Bells bells, Says says) {
        this.doubts = doubts;
        this.bells = bells;
        this.says = says;
    }

    @Override
    public boolean isAnswered(CircleId circle) {
        return doubts.officer(circle).isPresent();
    }

    @Override
    public Component place(CircleId circle) {
        return new DoubtsPart(doubts, bells, says, circle);
    }

    @Override
    public Optional<Component> act(CircleId circle, LogLine line, String words) {
        return line.own()
                ? Optional.empty()
                : Optional.of(new Ask(words, () -> new DoubtSheet(doubts, says, circle, line.n(), words).open()));
    }

    /** The button knows its own words. */
    private static class Ask extends Composite<Button> {
        private final String words;
        private final Runnable act;

        Ask(String words, Runnable act) {
            this.words = words;
            this.act = act;
        }

        @Override
        protected Button initContent() {
            var button = Buttons.text(getTranslation("circle.log.right"), act);
            button.setAriaLabel(button.getText() + " " + words);
            return button;
        }
    }
}
