package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.AskedPlace;
import nl.kring.circle.ui.CircleAsks;
import nl.kring.platform.Bells;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Pick;
import nl.kring.watch.LineQuestion;
import nl.kring.watch.LineService;

/** Who is to be in the line of a plan reads the question above every page, and answers it herself (R-D4). */
@org.springframework.stereotype.Component
class LineAsks implements CircleAsks {
    private final LineService lines;
    private final Bells bells;

    LineAsks(LineService lines, Bells bells) {
        this.lines = lines;
        this.bells = bells;
    }

    @Override
    public Component place(CircleId circle) {
        return new Place(circle);
    }

    private class Place extends AskedPlace<LineQuestion> {
        Place(CircleId circle) {
            super(bells, circle);
        }

        @Override
        protected List<LineQuestion> waiting() {
            return lines.questions(circle);
        }

        @Override
        protected Component card(LineQuestion question) {
            var name = question.resident().firstName();
            var hours = HoursInWords.of(question.hours(), getLocale());
            var wake = new Pick(Icon.CLOCK, getTranslation("plan.question.wake"));
            var picks = new Div(wake);
            picks.addClassName("picks");
            var answers = new Div(
                    Buttons.primary(
                            getTranslation("plan.question.yes"),
                            () -> answer(() -> lines.answer(circle, question, true, wake.getValue()))),
                    Buttons.line(
                            getTranslation("plan.question.no"),
                            () -> answer(() -> lines.answer(circle, question, false, false))));
            answers.addClassName("btn-row");
            var card = new Section(
                    new PersonLine(
                            new Face(name, question.resident().face(), Face.Size.M),
                            new H2(getTranslation("plan.question.title", name)),
                            getTranslation("plan.question.hours", hours)),
                    new Paragraph(getTranslation(
                            question.callOnly() ? "plan.question.callOnly" : "plan.question.how", name)));
            if (question.wake()) {
                card.add(picks);
            }
            card.add(answers, new Note(Icon.EYE, getTranslation("plan.question.may", name)));
            card.addClassNames("card", "stack", "newcomer", "line-question");
            return card;
        }
    }
}
