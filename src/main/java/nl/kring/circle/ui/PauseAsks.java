package nl.kring.circle.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.PauseService;
import nl.kring.circle.PauseView;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;

/** "Jan doet even niet mee": what becomes of a pause, asked above whatever page the resident has open (R-B3). */
@org.springframework.stereotype.Component
class PauseAsks implements CircleAsks {
    private final CircleService circles;
    private final PauseService pauses;
    private final Bells bells;
    private final Says says;

    PauseAsks(CircleService circles, PauseService pauses, Bells bells, Says says) {
        this.circles = circles;
        this.pauses = pauses;
        this.bells = bells;
        this.says = says;
    }

    @Override
    public Component place(CircleId circle) {
        return new Place(circle);
    }

    /** Redrawn only when there is something else to ask. */
    private class Place extends Div {
        private final CircleId circle;
        private List<PauseView> shown = List.of();

        Place(CircleId circle) {
            this.circle = circle;
            addClassName("stack");
        }

        @Override
        protected void onAttach(AttachEvent event) {
            bells.keepFresh(this, circle.value(), this::lookAgain);
        }

        private void lookAgain() {
            try {
                show(
                        circles.seat(circle).can(Act.ADMIT_OR_REMOVE)
                                ? pauses.running(circle).stream()
                                        .filter(pause -> !pause.answered())
                                        .toList()
                                : List.of());
            } catch (NotFound gone) {
                show(List.of());
            }
        }

        private void show(List<PauseView> now) {
            if (!now.equals(shown)) {
                shown = now;
                removeAll();
                now.stream().map(this::question).forEach(this::add);
            }
        }

        private Section question(PauseView pause) {
            var name = pause.person().firstName();
            var until = says.dayAndTime(pause.until(), getLocale());
            var answers = new Div(
                    Buttons.primary(
                            getTranslation("pause.end", name), () -> answer(() -> pauses.end(circle, pause.id()))),
                    Buttons.line(
                            getTranslation("pause.stand"), () -> answer(() -> pauses.letStand(circle, pause.id()))));
            answers.addClassName("btn-row");
            var question = new Section(
                    new PersonLine(
                            new Face(name, pause.person().face(), Face.Size.M),
                            new H2(getTranslation("pause.title", name)),
                            getTranslation("pause.by", pause.by())),
                    new Paragraph(getTranslation("pause.until", name, until)),
                    answers);
            question.addClassNames("card", "stack", "newcomer");
            return question;
        }

        private void answer(Runnable work) {
            work.run();
            lookAgain();
        }
    }
}
