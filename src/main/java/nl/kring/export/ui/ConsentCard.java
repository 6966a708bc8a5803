package nl.kring.export.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.Age;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleView;
import nl.kring.circle.ConsentService;
import nl.kring.circle.ConsentSubject;
import nl.kring.circle.ConsentView;
import nl.kring.circle.Seat;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.Bells;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.ErasingService;

/** "Waar je ja op zei": each thing that was asked, what was answered, and the way to stop with it. */
class ConsentCard extends Section {
    private final ConsentService consents;
    private final ErasingService erasing;
    private final CircleService circles;
    private final Bells bells;
    private final Says says;
    private final CircleId circle;
    private List<?> shown = List.of();

    ConsentCard(
            ConsentService consents,
            ErasingService erasing,
            CircleService circles,
            Bells bells,
            Says says,
            CircleId circle) {
        this.consents = consents;
        this.erasing = erasing;
        this.circles = circles;
        this.bells = bells;
        this.says = says;
        this.circle = circle;
        addClassNames("card", "stack", "consents");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::lookAgain);
    }

    private void lookAgain() {
        try {
            var seat = circles.seat(circle);
            var answers = consents.mine(circle);
            var view = circles.viewFor(seat);
            var health = view.healthAllowed(seat.resident());
            var waits = !consents.healthToDecide(circle).isNothing();
            var now = List.of(seat, answers, view, waits, !health && erases(seat));
            if (!shown.equals(now)) {
                show(seat, answers, view, waits);
                shown = now;
            }
        } catch (NotFound gone) {
            removeAll();
        }
    }

    private boolean erases(Seat seat) {
        return seat.can(Act.CONSENT) && consents.isBeingErased(circle);
    }

    private void show(Seat seat, List<ConsentView> answers, CircleView view, boolean waits) {
        removeAll();
        var parts = new ArrayList<Component>();
        keeping(seat, last(answers, ConsentSubject.KEEP)).ifPresent(parts::add);
        if (seat.can(Act.CONSENT)) {
            parts.add(
                    healthPart(seat, view.healthAllowed(seat.resident()), waits, last(answers, ConsentSubject.HEALTH)));
        }
        last(answers, ConsentSubject.MESSAGES)
                .map(answer -> part(ConsentSubject.MESSAGES, answer.holds(), Optional.of(answer)))
                .ifPresent(parts::add);
        answers.stream()
                .filter(answer -> answer.subject() == ConsentSubject.YOUNG_MEMBER && answer.holds())
                .filter(answer -> view.members().stream()
                        .anyMatch(member -> member.age() == Age.CHILD
                                && answer.about()
                                        .equals(Optional.of(member.person().account()))))
                .map(answer -> child(answer, view))
                .forEach(parts::add);
        setVisible(!parts.isEmpty());
        add(new H2(getTranslation("consent.title")), new Paragraph(getTranslation("privacy.withdraw")));
        add(parts);
    }

    private static Optional<ConsentView> last(List<ConsentView> answers, ConsentSubject subject) {
        return answers.stream()
                .filter(answer -> answer.subject() == subject && answer.stands())
                .findFirst();
    }

    /** Without keeping there is no circle: to stop with that is to close it. */
    private Optional<Component> keeping(Seat seat, Optional<ConsentView> answer) {
        var apart = seat.can(Act.END_HOUSEHOLD);
        var stops = apart || seat.can(Act.CLOSE_CIRCLE);
        var close = new Link(
                Icon.ARROW_RIGHT,
                getTranslation(apart ? "apart.open" : "circle.close"),
                CircleAddress.of(circle, apart ? "apart" : "close"));
        return Optional.of(head(ConsentSubject.KEEP, true, answer))
                .filter(_ -> stops || answer.isPresent())
                .map(part -> {
                    if (stops) {
                        part.add(close.button("line"));
                    }
                    return part;
                });
    }

    /** What still waits for the resident's word is said here too, not only above the page. */
    private Div healthPart(Seat seat, boolean health, boolean waits, Optional<ConsentView> answer) {
        if (!health && erases(seat)) {
            var part = head(ConsentSubject.HEALTH, false, answer);
            part.add(new Paragraph(getTranslation("consent.health.busy")));
            return part;
        }
        var part = part(ConsentSubject.HEALTH, health, answer);
        if (waits) {
            part.add(Buttons.primary(
                    getTranslation("consent.health.choose"), () -> new StopHealthSheet(consents, erasing, circle)
                            .keepOrErase()
                            .open()));
        }
        return part;
    }

    private Div part(ConsentSubject subject, boolean holds, Optional<ConsentView> answer) {
        var part = head(subject, holds, answer);
        var name = getTranslation("consent.about." + subject);
        var act = holds
                ? Buttons.line(getTranslation("consent.stop"), () -> stop(subject))
                : Buttons.line(getTranslation("consent.again"), () -> again(subject));
        act.setAriaLabel(act.getText() + ": " + name);
        part.add(act);
        return part;
    }

    /** A parent's yes that a child takes part; without it the child does not. */
    private Div child(ConsentView answer, CircleView view) {
        var child = answer.about().orElseThrow();
        var name = view.nameOf(child).orElse("");
        var title = getTranslation("consent.about.YOUNG_MEMBER", name);
        var part = head(title, true, Optional.of(answer));
        var stop = Buttons.line(getTranslation("consent.stop"), () -> new StopSheet(
                        ConsentSubject.YOUNG_MEMBER, name, () -> consents.stopForChild(circle, child, getLocale()))
                .open());
        stop.setAriaLabel(stop.getText() + ": " + title);
        part.add(stop);
        return part;
    }

    private Div head(ConsentSubject subject, boolean holds, Optional<ConsentView> answer) {
        return head(getTranslation("consent.about." + subject), holds, answer);
    }

    private Div head(String title, boolean holds, Optional<ConsentView> answer) {
        var state = new Paragraph(getTranslation(holds ? "consent.yes" : "consent.no"));
        var part = new Div(new H3(title), state);
        part.addClassName("stack-s");
        answer.map(this::asked).ifPresent(part::add);
        return part;
    }

    private Paragraph asked(ConsentView answer) {
        var words = new ArrayList<String>();
        words.add(getTranslation("consent.asked", day(answer.at()), answer.wording()));
        answer.withdrawn().ifPresent(at -> words.add(getTranslation("consent.stopped", day(at))));
        answer.witness().ifPresent(who -> words.add(getTranslation("consent.witness", who)));
        var line = new Paragraph(String.join(" ", words));
        line.addClassNames("small", "quiet");
        return line;
    }

    private String day(java.time.Instant at) {
        return says.date(at.atZone(MovingClock.ZONE).toLocalDate(), getLocale());
    }

    private void stop(ConsentSubject subject) {
        if (subject == ConsentSubject.HEALTH) {
            new StopHealthSheet(consents, erasing, circle).sure().open();
        } else {
            new StopSheet(subject, "", () -> {
                        consents.messages(circle, false, getLocale());
                        lookAgain();
                    })
                    .open();
        }
    }

    private void again(ConsentSubject subject) {
        if (subject == ConsentSubject.HEALTH) {
            consents.allowHealth(circle, getLocale());
        } else {
            consents.messages(circle, true, getLocale());
        }
        lookAgain();
    }
}
