package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Instant;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.circle.StayService;
import nl.kring.circle.StayService.Question;
import nl.kring.platform.Bells;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;

/** "Mag Elske blijven?": asked above whatever page the resident has open (R-B6). */
@org.springframework.stereotype.Component
class StayAsks implements CircleAsks {
    private final StayService stays;
    private final Bells bells;
    private final Says says;

    StayAsks(StayService stays, Bells bells, Says says) {
        this.stays = stays;
        this.bells = bells;
        this.says = says;
    }

    @Override
    public Component place(CircleId circle) {
        return new Place(circle);
    }

    private class Place extends AskedPlace<Question> {
        Place(CircleId circle) {
            super(bells, circle);
        }

        @Override
        protected List<Question> waiting() {
            return stays.questions(circle);
        }

        @Override
        protected Section card(Question asked) {
            var name = asked.person().firstName();
            var answers = new Div(
                    Buttons.primary(getTranslation("stay.yes", name), () -> answer(asked, true)),
                    Buttons.line(getTranslation("stay.no"), () -> answer(asked, false)));
            answers.addClassName("btn-row");
            var question = new Section(
                    new PersonLine(
                            new Face(name, asked.person().face(), Face.Size.M),
                            new H2(getTranslation("stay.title", name)),
                            asked.work()),
                    new Paragraph(getTranslation("stay.until", name, day(asked.until()), day(asked.longer()))),
                    answers);
            question.addClassNames("card", "stack", "newcomer");
            return question;
        }

        private String day(Instant end) {
            return says.lastDay(end, getLocale());
        }

        private void answer(Question asked, boolean stay) {
            answer(() -> stays.answer(circle, asked.person().account(), stay));
        }
    }
}
