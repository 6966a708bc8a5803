package nl.kring.watch.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Sheet;
import nl.kring.watch.LineService;

/** The second of two taps by which somebody in the line takes her yes back. */
class LeaveLineSheet extends Sheet {
    final Button yes;

    LeaveLineSheet(LineService lines, CircleId circle) {
        super("");
        title(getTranslation("plan.line.leave.sure"));
        ask(new Paragraph(getTranslation("plan.line.leave.how")));
        yes = Buttons.large(Buttons.primary(getTranslation("plan.line.leave.yes"), () -> {}));
        yes.setDisableOnClick(true);
        yes.addClickListener(_ -> {
            if (attempt(yes, () -> lines.leave(circle))) {
                close();
            }
        });
        act(yes, Buttons.text(getTranslation("plan.line.leave.no"), this::close));
    }
}
