package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Title;
import nl.kring.watch.AlertId;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;

/** An alert on the timeline, for this reader: asked, taken or closed. A face, not a siren. */
class AlertCard extends Section {
    private final Title title = new Title(Tag.H2);
    private final Part phase = new Part();
    private final Part who = new Part();
    private final Paragraph voice = new Paragraph();
    private final Part agreed = new Part();
    private final Part along = new Part();
    private final Part below = new Part();
    private final Part aloud = new Part();
    private final AnswerPlace answers;
    private final AlertSeen seen;
    private final AlertId shown;
    private final Says says;
    private final CircleId circle;
    private AlertView alert;

    AlertCard(AlertService alerts, Says says, CircleId circle, AlertView alert) {
        this.says = says;
        this.circle = circle;
        this.alert = alert;
        shown = alert.id();
        answers = new AnswerPlace(alerts, circle, title);
        title.setId("alert-" + shown.value());
        getElement().setAttribute("aria-labelledby", "alert-" + shown.value());
        var words = new Div(title, voice);
        voice.addClassName("soft-voice");
        var whose = new Div(who, words);
        whose.addClassName("alert-who");
        seen = new AlertSeen(alerts, circle, alert);
        add(phase, whose, agreed, answers, along, below, seen, aloud);
        show(alert);
    }

    /** The same card for what is so now, if it is about the same alert. */
    boolean showsToo(AlertView now) {
        if (now.id().equals(shown)) {
            show(now);
        }
        return now.id().equals(shown);
    }

    private void show(AlertView now) {
        alert = now;
        var words = new AlertWords(this, at -> says.moment(at, getLocale()), now);
        setClassName("card alert alert-" + ground(now));
        setClassName("nobody", now.nobodyHasIt());
        phase.show(List.of(now.phase(), now.since(), now.isClosed(), says.today()), this::phase);
        who.show(
                List.of(now.owner(), now.resident(), now.phase(), now.isTaken(), now.isClosed()),
                () -> Stream.of(face()));
        title.setText(words.title());
        voice.setText(words.below());
        voice.setVisible(!words.below().isEmpty());
        agreed.show(
                List.of(now.agreed(), now.wanted(), now.isTaken(), now.isClosed(), says.today()), () -> agreed(now));
        answers.show(now);
        along.show(
                List.of(now.thinksAlong()),
                () -> now
                        .thinksAlong()
                        .map(by -> new Note(Icon.PEOPLE, getTranslation("consult.along", by.firstName())))
                        .stream());
        below.show(
                List.of(now.isClosed(), now.nobodyNow(), now.mayClaim(), now.numbers(), now.owner(), now.mine()),
                this::below);
        seen.show(now);
        aloud.show(List.of(words.aloud()), () -> SaidOnce.of(words.aloud()).stream());
    }

    /** What is over no longer has the colour of how it went. */
    private static String ground(AlertView now) {
        return now.phase()
                .map(phase -> now.isClosed() ? "closed" : PhaseBadge.lower(phase))
                .orElse("untold");
    }

    private Stream<Component> phase() {
        return alert
                .phase()
                .filter(_ -> !alert.isClosed())
                .map(phase -> new Div(new PhaseBadge(phase, says.since(alert.since(), getLocale()))))
                .stream()
                .map(Component.class::cast);
    }

    private Stream<Component> agreed(AlertView now) {
        return Stream.concat(
                now.agreed().filter(_ -> now.isTaken()).map(it -> new AgreedLine(says, it)).stream(),
                now.wanted().map(it -> new WantedLine(says, now, it)).stream());
    }

    private Stream<Component> below() {
        if (alert.isClosed()) {
            return Stream.empty();
        }
        var nobody = Stream.of(alert)
                .filter(AlertView::nobodyNow)
                .map(_ -> new NobodyNow(alert.mayClaim() ? List.of() : alert.numbers()));
        return Stream.concat(nobody, Stream.of(acts()));
    }

    private Component face() {
        var person = alert.owner().orElse(alert.resident());
        var face = new Face(person.firstName(), person.face(), Face.Size.L);
        if (alert.isClosed()) {
            return face;
        }
        return alert.isTaken()
                ? face.ring(Face.Ring.TAKEN)
                : alert.phase().map(PhaseBadge::ring).map(face::ring).orElse(face);
    }

    private Div acts() {
        var acts = new ArrayList<Component>();
        alert.owner().filter(_ -> !alert.mine()).stream().flatMap(this::call).forEach(acts::add);
        if (alert.hasPage()) {
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
