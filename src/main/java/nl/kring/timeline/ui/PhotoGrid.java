package nl.kring.timeline.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.timeline.PhotoView;
import nl.kring.timeline.PostView;
import nl.kring.timeline.photo.PhotoSize;

/** The photos of a post: one large, or several in a calm grid, each with its place kept before it is there. */
class PhotoGrid extends Div {
    private final List<PhotoView> photos;
    private Optional<CircleId> circle = Optional.empty();
    private Optional<PostSheets> sheets = Optional.empty();

    PhotoGrid(PostView post) {
        photos = post.photos().stream().filter(PhotoView::shown).toList();
        addClassNames("photos", photos.size() == 1 ? "photos-one" : "photos-more");
        if (photos.size() == 2 || photos.size() == 4) {
            addClassName("photos-even");
        }
        for (var number = 1; number <= photos.size(); number++) {
            add(tile(number));
        }
        if (post.photos().stream().anyMatch(PhotoView::waits)) {
            add(new Note(Icon.EYE_OFF, getTranslation("photo.waits")));
        }
        setVisible(!post.photos().isEmpty());
    }

    /** With what can be done with each. */
    void actsOf(PostSheets with, CircleId where) {
        sheets = Optional.of(with);
        circle = Optional.of(where);
    }

    private Component tile(int number) {
        var photo = photos.get(number - 1);
        var tile = new NativeButton("", _ -> new PhotoSheet(photos, number, sheets, circle).open());
        tile.addClassName("photo");
        if (photo.height() > photo.width()) {
            tile.addClassName("photo-tall");
        }
        tile.add(picture(photo, photos.size() == 1 ? PhotoSize.SCREEN : PhotoSize.THUMB, words(number)));
        return tile;
    }

    private String words(int number) {
        var photo = photos.get(number - 1);
        return photo.alt().isEmpty() ? getTranslation("photo.nr", number, photos.size()) : photo.alt();
    }

    static Image picture(PhotoView photo, PhotoSize size, String alt) {
        var picture = new Image(PhotoDownload.of(photo.id(), size), alt);
        picture.getElement()
                .setAttribute(
                        "loading",
                        size == PhotoSize.LARGE ? "eager" : "lazy") // without a size yet a lazy one stays away
                .setAttribute("decoding", "async")
                .setAttribute("width", Integer.toString(photo.width()))
                .setAttribute("height", Integer.toString(photo.height()));
        return picture;
    }
}
