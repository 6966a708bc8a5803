package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;

/** An alert on the timeline, for this reader: asked, taken or closed. A face, not a siren. */
class AlertCard extends Section {
    private final Says says;
    private final CircleId circle;
    private final AlertView alert;

    AlertCard(AlertService alerts, Says says, CircleId circle, AlertView alert) {
        this.says = says;
        this.circle = circle;
        this.alert = alert;
        addClassNames("card", "alert");
        addClassName("alert-" + alert.phase().map(PhaseBadge::lower).orElse("untold"));
        alert.phase()
                .map(phase -> new Div(new PhaseBadge(phase, says.since(alert.since(), getLocale()))))
                .ifPresent(this::add);
        var words = new AlertWords(this, alert);
        var title = new H2(words.title());
        title.setId("alert-" + alert.id().value());
        getElement().setAttribute("aria-labelledby", "alert-" + alert.id().value());
        add(who(title, words.below()));
        alert.agreed().map(this::agreed).ifPresent(this::add);
        if (alert.mayClaim()) {
            add(new Answers(alerts, circle, alert));
        }
        if (!alert.isClosed()) {
            if (alert.nobodyNow()) {
                add(new NobodyNow(alert.mayClaim() ? List.of() : alert.numbers()));
            }
            add(acts());
        }
        SaidOnce.add(this, words.aloud());
    }

    private Div who(H2 title, String below) {
        var words = new Div(title);
        if (!below.isEmpty()) {
            var voice = new Paragraph(below);
            voice.addClassName("soft-voice");
            words.add(voice);
        }
        var who = new Div(face(), words);
        who.addClassName("alert-who");
        return who;
    }

    private Component face() {
        var person = alert.owner().orElse(alert.resident());
        var face = new Face(person.firstName(), person.face(), Face.Size.L);
        if (alert.isClosed()) {
            return face;
        }
        return alert.owner().isPresent()
                ? face.ring(Face.Ring.TAKEN)
                : alert.phase().map(PhaseBadge::ring).map(face::ring).orElse(face);
    }

    private Paragraph agreed(AlertView.Agreed agreed) {
        var words = new Span(
                new Strong(getTranslation("alert.agreed")),
                new Span(" "
                        + getTranslation(
                                "alert.agreed.what",
                                agreed.by().firstName(),
                                agreed.what(),
                                says.moment(agreed.before(), getLocale()))));
        var line = new Paragraph(Icon.CHECK_CIRCLE.create(), words);
        line.addClassName("agreed");
        return line;
    }

    private Div acts() {
        var acts = new ArrayList<Component>();
        alert.owner().filter(_ -> !alert.mine()).stream().flatMap(this::call).forEach(acts::add);
        if (alert.sight() == AlertView.Sight.WHOLE) {
            acts.add(new Link(Icon.CHEVRON_RIGHT, getTranslation("alert.more"), CircleAddress.of(circle, "alert"))
                    .button("line", "grow"));
        }
        var row = new Div(acts.toArray(Component[]::new));
        row.addClassName("btn-row");
        row.setVisible(!acts.isEmpty());
        return row;
    }

    private Stream<Component> call(CirclePerson owner) {
        return owner.phone().stream()
                .map(phone -> Link.call(getTranslation("alert.callPerson", owner.firstName()), phone, "line", "grow"));
    }
}
