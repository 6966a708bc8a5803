package nl.kring.circle.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Title;

/** Whether one thing stands on the screen at a time (R-C22). It is so at once, without a button. */
class CalmCard extends Section {
    CalmCard(CalmScreen calm, CircleId circle) {
        addClassNames("card", "stack");
        var want = new Pick(getTranslation("calm.want"));
        want.setValue(calm.isOn());
        want.addValueChangeListener(now -> {
            calm.turn(now.getValue());
            getUI().ifPresent(ui -> {
                CalmScreen.still(ui, now.getValue());
                ui.navigate(CircleAddress.of(circle, CircleAddress.TIMELINE));
            });
        });
        var how = new Paragraph(getTranslation("calm.want.how"));
        how.addClassNames("small", "quiet");
        var all = new Paragraph(getTranslation("calm.want.all"));
        all.addClassNames("small", "quiet");
        add(new Title(Tag.H2, getTranslation("calm")), want, how, all);
    }
}
