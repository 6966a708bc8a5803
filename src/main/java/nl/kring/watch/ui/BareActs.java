package nl.kring.watch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.circle.CircleId;
import nl.kring.platform.Ids;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Title;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;

/** What the owner of an alert does once it is not shared any more: call, and say that it is over. */
class BareActs extends Composite<Div> {
    BareActs(AlertService alerts, CircleId circle, AlertView alert, Title title) {
        var command = Ids.next();
        var call = Buttons.large(Buttons.with(
                Icon.PHONE,
                Buttons.primary(getTranslation("alert.call"), () -> new NumbersSheet(alert.numbers()).open())));
        var done = Buttons.large(Buttons.line(getTranslation("alert.close"), () -> {
            alerts.done(circle, alert.id(), command);
            title.focus();
        }));
        done.setDisableOnClick(true);
        getContent().addClassName("stack-s");
        getContent()
                .add(
                        new Paragraph(getTranslation(
                                "alert.bare.mine", alert.resident().firstName())),
                        call,
                        done);
    }
}
