package nl.kring.start.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.identity.ui.Arriving;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Sheet;
import nl.kring.start.BehalfService;

/** The resident's no, as easy as the yes, and asked once more. Who has no other circle is nobody here from then on. */
class SayNo extends Div {
    private final BehalfService behalf;
    private final CircleService circles;
    private final Arriving arriving;
    private final CircleId circle;

    SayNo(BehalfService behalf, CircleService circles, Arriving arriving, CircleId circle) {
        this.behalf = behalf;
        this.circles = circles;
        this.arriving = arriving;
        this.circle = circle;
        add(Buttons.large(Buttons.line(getTranslation("behalf.no"), this::sure)));
    }

    private void sure() {
        var sheet = new Sheet(getTranslation("behalf.no.sure"));
        sheet.ask(new Paragraph(getTranslation("behalf.no.how")))
                .act(Buttons.large(Buttons.primary(getTranslation("behalf.no.yes"), () -> no(sheet))))
                .open();
    }

    private void no(Sheet sheet) {
        behalf.no(circle);
        sheet.close();
        if (circles.mine().stream().allMatch(one -> one.id().equals(circle))) {
            arriving.leave(UI.getCurrent(), "/" + NoCircleView.ROUTE);
        } else {
            UI.getCurrent().navigate(NoCircleView.ROUTE);
        }
    }
}
