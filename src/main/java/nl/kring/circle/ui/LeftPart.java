package nl.kring.circle.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.spring.annotation.SpringComponent;
import nl.kring.circle.LeftCircle;
import nl.kring.circle.LeftService;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Sheet;
import nl.kring.platform.ui.Strong;
import org.springframework.context.annotation.Scope;

/** The circles that somebody left, and where what she told still stands: she may take that away (R-B9). Empty where there is none. */
@SpringComponent
@Scope("prototype")
public class LeftPart extends Div {
    private final LeftService left;

    LeftPart(LeftService left) {
        this.left = left;
        addClassName("part");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show();
    }

    private void show() {
        removeAll();
        var circles = left.mine();
        if (!circles.isEmpty()) {
            var card = new Section(new H2(getTranslation("left.title")), new Paragraph(getTranslation("left.how")));
            card.addClassNames("card", "stack");
            circles.forEach(circle -> card.add(row(circle)));
            add(card);
        }
    }

    private Div row(LeftCircle circle) {
        var row = new Div(new Paragraph(new Strong(getTranslation("left.circle", circle.resident()))));
        row.addClassName("stack-s");
        if (circle.asked()) {
            row.add(new Note(Icon.CLOCK, getTranslation("left.asked")));
        } else {
            var take = Buttons.line(getTranslation("left.take"), () -> sure(circle));
            take.setAriaLabel(take.getText() + ": " + getTranslation("left.circle", circle.resident()));
            row.add(take);
        }
        return row;
    }

    private void sure(LeftCircle circle) {
        var sheet = new Sheet(getTranslation("left.sure", circle.resident()));
        var yes = Buttons.large(Buttons.primary(getTranslation("left.take"), () -> {
            left.takeAway(circle.circle());
            sheet.close();
            show();
        }));
        yes.setDisableOnClick(true);
        sheet.ask(new Paragraph(getTranslation("left.sure.how")));
        sheet.act(yes, Buttons.text(getTranslation("timeline.erase.no"), sheet::close));
        sheet.open();
    }
}
