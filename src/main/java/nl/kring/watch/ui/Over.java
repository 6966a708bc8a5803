package nl.kring.watch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.watch.AlertView;

/** An alert that is over asks nothing more: how it ended, and the way back. */
class Over extends Composite<Div> {
    Over(CircleId circle, AlertView alert) {
        getContent().addClassName("stack-s");
        alert.outcome()
                .map(outcome -> new Paragraph(getTranslation("alert.outcome." + outcome.name())))
                .ifPresent(getContent()::add);
        getContent()
                .add(new Link(Icon.ARROW_LEFT, getTranslation("alert.toTimeline"), CircleAddress.of(circle, "timeline"))
                        .button("line", "wide"));
    }
}
