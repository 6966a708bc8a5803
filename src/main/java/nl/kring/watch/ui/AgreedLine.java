package nl.kring.watch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;
import nl.kring.watch.AlertView;

/** What was agreed: who does what, before when. */
class AgreedLine extends Composite<Paragraph> {
    AgreedLine(Says says, AlertView.Agreed agreed) {
        var what = getTranslation(
                "alert.agreed.what",
                agreed.doer().firstName(),
                agreed.what(),
                says.moment(agreed.before(), getLocale()));
        getContent().addClassName("agreed");
        getContent()
                .add(
                        Icon.CHECK_CIRCLE.create(),
                        new Span(new Strong(getTranslation("alert.agreed")), new Span(" " + what)));
    }
}
