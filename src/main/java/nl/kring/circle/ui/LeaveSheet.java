package nl.kring.circle.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.circle.Act;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleView;
import nl.kring.circle.Seat;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;

/** The second of the two taps by which somebody stops (R-B8). */
class LeaveSheet extends Sheet {
    private final CircleService circles;
    private final CircleView circle;
    private final Pick words;
    private final Button yes;

    LeaveSheet(CircleService circles, CircleView circle) {
        super("");
        this.circles = circles;
        this.circle = circle;
        yes = Buttons.large(Buttons.primary(getTranslation("leave.yes"), this::leave));
        yes.setDisableOnClick(true);
        title(getTranslation("leave.sure", circle.whose()));
        words = new Pick(Icon.MESSAGE, getTranslation("leave.words"));
        ask(new Paragraph(getTranslation("leave.how")));
        var seat = circles.seat(circle.id());
        if (seat.kind() == Seat.Kind.REPRESENTATIVE) {
            ask(new Paragraph(getTranslation(
                    "leave.speaks", seat.resident().flatMap(circle::nameOf).orElse(seat.ownerName()))));
        }
        if (seat.can(Act.ERASE_POST)) {
            var note = new Paragraph(getTranslation("leave.words.how"));
            note.addClassNames("small", "quiet");
            ask(words, note);
        }
        act(yes, Buttons.text(getTranslation("leave.no"), this::close));
    }

    private void leave() {
        if (attempt(yes, () -> circles.leave(circle.id(), words.getValue()))) {
            close();
        }
    }
}
