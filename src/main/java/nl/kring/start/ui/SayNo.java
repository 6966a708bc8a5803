package nl.kring.start.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Sheet;
import nl.kring.start.BehalfService;

/** The resident's no, as easy as the yes, and asked once more. */
class SayNo extends Div {
    SayNo(BehalfService behalf, CircleId circle) {
        add(Buttons.large(Buttons.line(getTranslation("behalf.no"), () -> sure(behalf, circle))));
    }

    private void sure(BehalfService behalf, CircleId circle) {
        var sheet = new Sheet(getTranslation("behalf.no.sure"));
        sheet.ask(new Paragraph(getTranslation("behalf.no.how")))
                .act(Buttons.large(Buttons.primary(getTranslation("behalf.no.yes"), () -> {
                    behalf.no(circle);
                    sheet.close();
                    removeAll();
                    add(new H2(getTranslation("behalf.no.done")), new Paragraph(getTranslation("behalf.no.done.how")));
                })))
                .open();
    }
}
