package nl.kring.timeline.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.PhotoId;
import nl.kring.timeline.PhotoService;
import nl.kring.timeline.PhotoView;
import nl.kring.timeline.photo.PhotoSize;

/** A photo as large as the screen, with what can be seen on it, the ones beside it, and what may be done: take it away, or ask for that. */
class PhotoSheet extends Sheet {
    private final List<PhotoView> photos;
    private final Optional<PostSheets> sheets;
    private final Optional<CircleId> circle;

    PhotoSheet(List<PhotoView> photos, int number, Optional<PostSheets> sheets, Optional<CircleId> circle) {
        super("");
        this.photos = photos;
        this.sheets = sheets;
        this.circle = circle;
        addClassName("photo-sheet");
        broad();
        done();
        show(number);
    }

    private void show(int number) {
        var photo = photos.get(number - 1);
        title(getTranslation("photo.nr", number, photos.size()));
        ask(PhotoGrid.picture(photo, PhotoSize.LARGE, photo.alt()));
        if (!photo.alt().isEmpty()) {
            ask(new Paragraph(photo.alt()));
        }
        if (photos.size() > 1) {
            var beside = new Div(
                    step(Icon.ARROW_LEFT, "photo.before", number - 1),
                    step(Icon.ARROW_RIGHT, "photo.next", number + 1));
            beside.addClassName("btn-row");
            act(beside);
        }
        if (sheets.isPresent() && photo.mayTakeAway()) {
            act(Buttons.text(getTranslation("photo.away"), () -> takeAway(number)));
        }
        if (sheets.isPresent() && photo.mayAsk()) {
            act(Buttons.text(getTranslation("photo.ask"), () -> askToTakeAway(number)));
        }
    }

    private void takeAway(int number) {
        title(getTranslation("photo.away.sure"));
        ask(new Paragraph(getTranslation("photo.away.how")));
        sure(number, "photo.away.yes", PhotoService::takeAway);
    }

    private void askToTakeAway(int number) {
        title(getTranslation("photo.ask.sure"));
        ask(new Paragraph(getTranslation("photo.ask.how")));
        sure(number, "photo.ask.yes", PhotoService::askToTakeAway);
    }

    /** What is done with a photo of a circle. */
    private interface Work {
        void with(PhotoService photos, CircleId circle, PhotoId photo);
    }

    private Button step(Icon icon, String words, int to) {
        var step = Buttons.with(icon, Buttons.line(getTranslation(words), () -> show(to)));
        step.setEnabled(to >= 1 && to <= photos.size());
        return step;
    }

    /** The second of two taps. */
    private void sure(int number, String words, Work work) {
        var yes = Buttons.large(Buttons.primary(getTranslation(words), () -> {}));
        yes.setDisableOnClick(true);
        yes.addClickListener(_ -> {
            if (attempt(
                    yes,
                    () -> work.with(
                            sheets.orElseThrow().photos(),
                            circle.orElseThrow(),
                            photos.get(number - 1).id()))) {
                close();
            }
        });
        act(yes, Buttons.text(getTranslation("photo.no"), () -> show(number)));
    }
}
