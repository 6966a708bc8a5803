package nl.kring.timeline.ui;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.UploadEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Kept;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Title;
import nl.kring.platform.ui.UploadWords;
import nl.kring.timeline.NewPhoto;
import nl.kring.timeline.PhotoId;
import nl.kring.timeline.PhotoService;
import nl.kring.timeline.PhotoView;
import nl.kring.timeline.photo.PhotoSize;
import nl.kring.timeline.photo.Pictures;

/**
 * Photos that go along with what somebody tells: chosen or made, on their way in sight, each described and taken off again. One that
 * does not arrive, or is refused, costs neither a word nor another photo; the tab knows them when the page had to load again.
 */
class PhotosField extends Div {
    private static final String JPEG = "image/jpeg";

    private final Title title = new Title(Tag.H3, getTranslation("photo.title"));
    private final Div said = new Div();
    final Div chosen = new Div();
    private final Div others;
    private final Kept kept;
    private final PhotoService photos;
    private final CircleId circle;
    private final String name;
    private final Map<PhotoId, Chosen> here = new LinkedHashMap<>();
    private final Queue<Outcome> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicInteger room = new AtomicInteger(PhotoService.MOST);
    private int underWay;

    PhotosField(PhotoService photos, CircleId circle, String name) {
        this.photos = photos;
        this.circle = circle;
        this.name = "photos:" + name;
        addClassName("photos-field");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("photo.title"));
        title.addClassName("label");
        chosen.addClassName("photos-chosen");
        others = new Div(new Note(Icon.PEOPLE, getTranslation("photo.others")));
        others.setVisible(false);
        kept = new Kept(this.name, "", this::broughtBack);
        var make = upload(Icon.CAMERA, "photo.make");
        make.addClassName("photo-make");
        make.getElement().setProperty("capture", "environment");
        var ways = new Div(upload(Icon.PLUS, "photo.choose"), make);
        ways.addClassName("photo-ways");
        add(title, ways, said, chosen, others, kept);
    }

    private Upload upload(Icon icon, String words) {
        var upload = new Upload();
        upload.setUploadHandler(this::received);
        upload.setUploadButton(Buttons.with(icon, Buttons.line(getTranslation(words), () -> {})));
        upload.setAcceptedMimeTypes(JPEG, "image/png", "image/webp"); // an iPhone makes a JPEG of its own kind then
        upload.setMaxFiles(PhotoService.MOST);
        upload.setMaxFileSize(Pictures.MOST_BYTES);
        upload.setDropAllowed(false);
        upload.setI18n(new UploadWords(this::getTranslation)
                .setError(new UploadI18N.Error()
                        .setTooManyFiles(getTranslation("photo.no.more", PhotoService.MOST))
                        .setFileIsTooBig(getTranslation("photo.no.big", Pictures.MOST_MEGABYTES))
                        .setIncorrectFileType(getTranslation("photo.no.kind"))));
        upload.addFileRejectedListener(no -> say(no.getFileName(), no.getErrorMessage()));
        upload.getElement().addEventListener("upload-start", _ -> {
            underWay++;
            said.removeAll();
        });
        Stream.of("upload-success", "upload-error", "upload-abort")
                .forEach(end -> upload.getElement().addEventListener(end, _ -> {
                    underWay = Math.max(0, underWay - 1);
                    showArrived();
                    if (underWay == 0 && !end.equals("upload-error")) {
                        upload.clearFileList();
                    }
                }));
        return upload;
    }

    /** In the thread in which it comes: who waits there is its sender alone, and sees that it is on its way. */
    private void received(UploadEvent event) throws IOException {
        try (var in = event.getInputStream()) {
            received(event.getFileName(), in);
        }
    }

    void received(String file, InputStream in) throws IOException {
        var id = PhotoId.next();
        var place = room.decrementAndGet() >= 0;
        var came = false;
        try {
            if (!place) {
                throw new Refused("photo.no.more", PhotoService.MOST);
            }
            photos.bring(circle, id, in);
            came = true;
            arrived.add(new Outcome(file, Optional.of(id), Optional.empty()));
        } catch (Refused refused) {
            arrived.add(new Outcome(file, Optional.empty(), Optional.of(refused)));
        } finally {
            if (!came) {
                room.incrementAndGet();
            }
        }
    }

    private record Outcome(String file, Optional<PhotoId> photo, Optional<Refused> refused) {}

    void showArrived() {
        for (var outcome = arrived.poll(); outcome != null; outcome = arrived.poll()) {
            var file = outcome.file();
            outcome.refused().ifPresent(no -> say(file, getTranslation(no.key(), no.arguments())));
            outcome.photo().ifPresent(photo -> show(List.of(photo.value())));
        }
    }

    private void show(List<UUID> ids) {
        photos.untold(circle, ids).stream()
                .filter(photo -> !here.containsKey(photo.id()))
                .forEach(photo -> {
                    var one = new Chosen(photo);
                    here.put(photo.id(), one);
                    chosen.add(one);
                });
        changed();
    }

    private void broughtBack(String ids) {
        var before = here.size();
        show(Stream.of(ids.split(" "))
                .flatMap(id -> id(id).stream())
                .limit(PhotoService.MOST)
                .toList());
        room.addAndGet(before - here.size());
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    private void changed() {
        others.setVisible(!here.isEmpty());
        kept.keep(here.keySet().stream().map(photo -> photo.value().toString()).collect(Collectors.joining(" ")));
        var number = 0;
        for (var one : here.values()) {
            one.number(++number);
        }
    }

    /** A sentence about a file, by its name, since others may have come well. */
    private void say(String file, String why) {
        said.add(new Notice(Notice.Tone.CALM, Icon.INFO, file, why));
    }

    /** Those that go along; refused as long as one is on its way. */
    List<NewPhoto> value() {
        if (underWay > 0) {
            throw new Refused("photo.no.underWay");
        }
        return here.entrySet().stream()
                .map(one -> new NewPhoto(one.getKey(), one.getValue().alt.getValue()))
                .toList();
    }

    /** They were told; the tab may forget them. */
    void sent() {
        kept.getElement().setAttribute("data-sent", true);
        here.values().forEach(one -> one.alt.getElement().setAttribute("data-sent", true));
    }

    private void takeOff(Chosen one) {
        photos.takeAway(circle, one.id);
        here.remove(one.id);
        room.incrementAndGet();
        chosen.remove(one);
        changed();
        title.focus();
    }

    /** One that came, with what can be seen on it. */
    class Chosen extends Div {
        private final PhotoId id;
        private final Image picture;
        final TextField alt = new TextField(getTranslation("photo.alt"));
        final Button off = Buttons.with(Icon.CROSS, Buttons.text(getTranslation("photo.off"), () -> {}));

        private Chosen(PhotoView photo) {
            id = photo.id();
            picture = new Image(PhotoDownload.of(id, PhotoSize.THUMB), "");
            alt.setMaxLength(NewPhoto.LONGEST);
            alt.setHelperText(getTranslation("photo.alt.why"));
            alt.getElement().setAttribute("data-draft", name + ":" + id.value());
            alt.addClassName("wide");
            off.addClickListener(_ -> takeOff(this));
            addClassName("photo-chosen");
            add(picture, alt, off);
        }

        private void number(int number) {
            picture.setAlt(getTranslation("photo.nr", number, here.size()));
            off.setAriaLabel(getTranslation("photo.off.nr", number));
        }
    }
}
