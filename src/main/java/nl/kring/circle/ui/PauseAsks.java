package nl.kring.circle.ui;

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

    private class Place extends AskedPlace<PauseView> {
        Place(CircleId circle) {
            super(bells, circle);
        }

        @Override
        protected List<PauseView> waiting() {
            return circles.seat(circle).can(Act.ADMIT_OR_REMOVE)
                    ? pauses.running(circle).stream()
                            .filter(pause -> !pause.answered())
                            .toList()
                    : List.of();
        }

        @Override
        protected Section card(PauseView pause) {
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
    }
}
