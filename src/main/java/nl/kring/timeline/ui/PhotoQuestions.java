package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.AskedPlace;
import nl.kring.circle.ui.CircleAsks;
import nl.kring.platform.Bells;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.PhotoAsked;
import nl.kring.timeline.PhotoService;
import nl.kring.timeline.photo.PhotoSize;

/** "Mag deze foto weg?": who is on it asked, the resident decides (R-C15). */
@org.springframework.stereotype.Component
class PhotoQuestions implements CircleAsks {
    private final PhotoService photos;
    private final Bells bells;
    private final Says says;

    PhotoQuestions(PhotoService photos, Bells bells, Says says) {
        this.photos = photos;
        this.bells = bells;
        this.says = says;
    }

    @Override
    public Component place(CircleId circle) {
        return new Place(circle);
    }

    private class Place extends AskedPlace<PhotoAsked> {
        Place(CircleId circle) {
            super(bells, circle);
        }

        @Override
        protected List<PhotoAsked> waiting() {
            return photos.asked(circle);
        }

        @Override
        protected Section card(PhotoAsked asked) {
            var answers = new Div(
                    Buttons.primary(getTranslation("photo.asked.away"), () -> answer(asked, true)),
                    Buttons.line(getTranslation("photo.asked.show"), () -> answer(asked, false)));
            answers.addClassName("btn-row");
            var picture =
                    new Image(PhotoDownload.of(asked.photo(), PhotoSize.THUMB), getTranslation("photo.asked.alt"));
            picture.addClassName("photo-asked");
            var who = asked.by().isEmpty() ? getTranslation("timeline.formerMember") : String.join(", ", asked.by());
            var question = new Section(
                    new H2(getTranslation("photo.asked.title", who)),
                    picture,
                    new Paragraph(getTranslation("photo.asked.how", says.lastDay(asked.until(), getLocale()))),
                    answers);
            question.addClassNames("card", "stack");
            return question;
        }

        private void answer(PhotoAsked asked, boolean away) {
            answer(() -> photos.answer(circle, asked.photo(), away));
        }
    }
}
