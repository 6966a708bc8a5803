package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Title;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;

/** Where one answers: the same buttons as long as one may, whatever else changes; after that what comes in their place. */
class AnswerPlace extends Div {
    private final AlertService alerts;
    private final CircleId circle;
    private final Title title;
    private final Part otherwise = new Part();
    private Optional<Answers> answers = Optional.empty();

    AnswerPlace(AlertService alerts, CircleId circle, Title title) {
        this.alerts = alerts;
        this.circle = circle;
        this.title = title;
        addClassName("part");
        add(otherwise);
    }

    /** Nothing comes in the place of the answers. */
    void show(AlertView alert) {
        show(alert, List.of(), Stream::empty);
    }

    void show(AlertView alert, List<?> what, Supplier<Stream<? extends Component>> instead) {
        if (alert.mayClaim()) {
            otherwise.show(List.of(), Stream::empty);
            if (answers.filter(there -> there.stillAnswers(alert)).isEmpty()) {
                leave();
                var drawn = new Answers(alerts, circle, alert);
                answers = Optional.of(drawn);
                add(drawn);
            }
        } else {
            leave();
            otherwise.show(what, instead);
        }
    }

    /** Takes the answers away; where the focus was on them, the title takes that over. */
    private void leave() {
        answers.ifPresent(there -> {
            if (there.hasFocus()) {
                title.focus();
            }
            remove(there);
        });
        answers = Optional.empty();
    }
}
