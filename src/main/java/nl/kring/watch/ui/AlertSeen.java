package nl.kring.watch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.circle.CircleId;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;

/** Who saw an alert, in words, and as long as nobody has it that this is not enough (R-C4). */
class AlertSeen extends Composite<Div> {
    private final AlertService alerts;
    private final CircleId circle;
    private final Paragraph notYet = new Paragraph();
    private AlertView alert;
    private final SeenFoot foot;

    AlertSeen(AlertService alerts, CircleId circle, AlertView alert) {
        this.alerts = alerts;
        this.circle = circle;
        this.alert = alert;
        foot = new SeenFoot(getTranslation("alert.seen"), said -> this.alerts.seen(this.circle, this.alert.id(), said));
        notYet.setText(getTranslation("alert.seen.notYet"));
        notYet.addClassNames("small", "quiet");
        getContent().addClassName("alert-seen");
        getContent().add(foot, notYet);
        foot.whenSaid(this::sayNotYet);
        show(alert);
    }

    void show(AlertView now) {
        alert = now;
        foot.show(now.reactions());
        sayNotYet();
    }

    private void sayNotYet() {
        notYet.setVisible(
                !alert.isClosed() && !alert.isTaken() && !foot.shown().given().isEmpty());
        getContent().setVisible(foot.isVisible() || notYet.isVisible());
    }
}
