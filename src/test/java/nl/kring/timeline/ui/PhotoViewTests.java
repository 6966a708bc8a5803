package nl.kring.timeline.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.ui.Notice;
import nl.kring.timeline.NewPhoto;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PhotoId;
import nl.kring.timeline.PhotoService;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import nl.kring.timeline.photo.SentPhotos;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PhotoViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private PhotoService photos;

    @Autowired
    private TimelineService timeline;

    private AccountId jan;
    private AccountId anna;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
    }

    private void reads(AccountId person) {
        signIn(person);
        UI.getCurrent()
                .navigate("circle/" + circle.value() + "/people"); // the page of who looked before stays otherwise
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
    }

    private static Button button(String text) {
        return _get(Button.class, spec -> spec.withText(text));
    }

    private static PostSheet tells() {
        _click(button("Vertel iets"));
        return _get(PostSheet.class);
    }

    private static void sends(PostSheet sheet, String name, byte[] file) throws IOException {
        sheet.photos.received(name, new ByteArrayInputStream(file));
        sheet.photos.showArrived();
    }

    private static List<PhotosField.Chosen> chosen() {
        return _find(PhotosField.Chosen.class);
    }

    private static List<String> said() {
        return _find(Notice.class).stream()
                .map(notice -> notice.getElement().getTextRecursively())
                .toList();
    }

    private static List<Image> onCards() {
        return _find(PhotoGrid.class).stream()
                .flatMap(grid -> _find(grid, Image.class).stream())
                .toList();
    }

    private static List<String> words() {
        return _find(Paragraph.class).stream().map(Paragraph::getText).toList();
    }

    private List<PhotoId> told(int many) {
        return People.as(anna, () -> {
            var with = new java.util.ArrayList<NewPhoto>();
            for (var n = 1; n <= many; n++) {
                var id = PhotoId.next();
                photos.bring(circle, id, new ByteArrayInputStream(SentPhotos.jpeg(80, 60)));
                with.add(new NewPhoto(id, n == 1 ? "Een hond" : ""));
            }
            photos.tell(circle, new NewPost(new PostId(Ids.next()), "Kijk eens", Topic.FUN, Optional.empty()), with);
            return with.stream().map(NewPhoto::id).toList();
        });
    }

    @Test
    void photosGoAlongWithWhatIsTold() throws IOException {
        reads(anna);
        var sheet = tells();
        fill(sheet.text, "Samen naar zee");
        assertThat(words()).noneMatch(line -> line.contains("Vraag het ze even"));
        sends(sheet, "een.jpg", SentPhotos.jpeg(80, 60));
        sends(sheet, "twee.png", SentPhotos.png(60, 80));
        assertThat(chosen()).hasSize(2);
        assertThat(_find(Span.class).stream().map(Span::getText)).contains("Staan er anderen op? Vraag het ze even.");
        fill(chosen().getFirst().alt, "Anna in zee");
        _click(sheet.send);
        heard();
        assertThat(_find(PostSheet.class)).isEmpty();
        assertThat(onCards())
                .extracting(image -> image.getAlt().orElse(""))
                .containsExactly("Anna in zee", "Foto 2 van 2");
        assertThat(onCards())
                .allMatch(image -> image.getSrc().endsWith("/thumb"))
                .allMatch(image -> "lazy".equals(image.getElement().getAttribute("loading")))
                .extracting(image -> image.getElement().getAttribute("width"))
                .containsExactly("80", "60");
    }

    @Test
    void aFileThatIsRefusedCostsNoWordAndNoOtherPhoto() throws IOException {
        reads(anna);
        var sheet = tells();
        fill(sheet.text, "Samen naar zee");
        sends(sheet, "een.jpg", SentPhotos.jpeg(80, 60));
        sends(sheet, "vakantie.jpg", "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8));
        sends(sheet, "groot.jpg", SentPhotos.saysSize(SentPhotos.jpeg(8, 8), 50_000, 50_000));
        assertThat(said())
                .containsExactly(
                        "vakantie.jpg Dit is geen foto die Kring kan laten zien. Kies een foto van het soort JPEG, PNG of WebP.",
                        "groot.jpg Deze foto is te breed of te hoog. Kies er een van hoogstens 64 megapixel.");
        assertThat(chosen()).hasSize(1);
        assertThat(sheet.text.getValue()).isEqualTo("Samen naar zee");
        _click(sheet.send);
        heard();
        assertThat(onCards()).hasSize(1);
    }

    @Test
    void aConnectionThatBreaksLeavesNothingBehindAndTheNextPhotoHasRoom() throws IOException {
        reads(anna);
        var sheet = tells();
        for (var n = 0; n < 12; n++) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> sheet.photos.received("kapot.jpg", broken())))
                    .isInstanceOf(IOException.class);
        }
        sends(sheet, "een.jpg", SentPhotos.jpeg(80, 60));
        assertThat(chosen()).hasSize(1);
    }

    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
    }

    @Test
    void theEleventhIsRefusedAndThereIsRoomAgainAfterOneWasTakenOut() throws IOException {
        reads(anna);
        var sheet = tells();
        for (var n = 1; n <= 11; n++) {
            sends(sheet, n + ".png", SentPhotos.png(9, 9));
        }
        assertThat(chosen()).hasSize(10);
        assertThat(said()).containsExactly("11.png Er kunnen 10 foto’s mee met één bericht.");
        _click(chosen().getFirst().off);
        assertThat(chosen()).hasSize(9);
        sends(sheet, "12.png", SentPhotos.png(9, 9));
        assertThat(chosen()).hasSize(10);
    }

    @Test
    void aPhotoSaysItByItselfAndOnceItIsAwayThatIsSaid() throws IOException {
        reads(anna);
        var sheet = tells();
        sends(sheet, "een.jpg", SentPhotos.jpeg(80, 60));
        _click(sheet.send);
        heard();
        assertThat(said()).isEmpty();
        assertThat(onCards()).hasSize(1);
        _click(_find(NativeButton.class).getFirst());
        _click(button("Haal de foto weg"));
        _click(button("Ja, haal hem weg"));
        heard();
        assertThat(onCards()).isEmpty();
        assertThat(words()).contains("Hier stond een foto.");
    }

    @Test
    void aQuestionOfAPhotoStillWantsWords() throws IOException {
        reads(anna);
        var sheet = tells();
        sheet.kind.what.setValue(KindFields.What.QUESTION);
        sends(sheet, "een.jpg", SentPhotos.jpeg(80, 60));
        _click(sheet.send);
        assertThat(said()).containsExactly("Schrijf er een paar woorden bij.");
        assertThat(chosen()).hasSize(1);
    }

    @Test
    void r_c15_whoIsOnItAsksInTwoTapsAndItsMakerReadsThatItWaits() {
        told(2);
        var henk = people.person("Henk");
        people.seat(circle, henk, Ring.HELPERS);
        reads(henk);
        assertThat(onCards()).hasSize(2);
        _click(_find(NativeButton.class).getFirst());
        _click(button("Sta je erop? Vraag hem weg"));
        assertThat(words()).anyMatch(line -> line.startsWith("De foto is dan meteen niet meer te zien."));
        _click(button("Ja, vraag het"));
        heard();
        assertThat(onCards()).hasSize(1);
        reads(anna);
        assertThat(onCards()).hasSize(1);
        assertThat(_find(Span.class).stream().map(Span::getText))
                .contains("Er wordt beslist over een foto. Zolang is hij niet te zien.");
        assertThat(_find(Button.class, spec -> spec.withText("Haal hem weg"))).isEmpty();
    }

    @Test
    void r_c15_theResidentIsAskedAboveThePageAndShowsItAgain() {
        var photo = told(1).getFirst();
        var henk = people.person("Henk");
        people.seat(circle, henk, Ring.HELPERS);
        People.run(henk, () -> photos.askToTakeAway(circle, photo));
        reads(jan);
        assertThat(_find(H2.class).stream().map(H2::getText)).contains("Henk vraagt: haal deze foto weg");
        _click(button("Laat hem weer zien"));
        heard();
        assertThat(_find(Button.class, spec -> spec.withText("Laat hem weer zien")))
                .isEmpty();
        assertThat(People.as(jan, () -> photos.asked(circle))).isEmpty();
    }

    @Test
    void itsMakerTakesAPhotoAwayInTwoTaps() {
        told(1);
        reads(anna);
        assertThat(onCards()).singleElement().matches(image -> image.getSrc().endsWith("/screen"));
        _click(_find(NativeButton.class).getFirst());
        assertThat(_find(Button.class, spec -> spec.withText("Sta je erop? Vraag hem weg")))
                .isEmpty();
        _click(button("Haal de foto weg"));
        _click(button("Ja, haal hem weg"));
        heard();
        assertThat(onCards()).isEmpty();
        assertThat(words()).contains("Kijk eens");
    }

    @Test
    void onePhotoLeadsToTheNext() {
        told(3);
        reads(jan);
        _click(_find(NativeButton.class).getFirst());
        assertThat(button("Vorige").isEnabled()).isFalse();
        _click(button("Volgende"));
        _click(button("Volgende"));
        assertThat(button("Volgende").isEnabled()).isFalse();
        assertThat(_get(PhotoSheet.class).getElement().getAttribute("aria-label"))
                .isNull();
        assertThat(_find(_get(PhotoSheet.class), Image.class)).singleElement().matches(image -> image.getSrc()
                .endsWith("/large"));
    }

    @Test
    void r_c5_a_photo_of_an_answer_stands_with_its_answer() {
        var first = new PostId(Ids.next());
        var answer = new PostId(Ids.next());
        People.run(
                jan, () -> timeline.post(circle, new NewPost(first, "Hoe is de tuin?", Topic.FUN, Optional.empty())));
        var photo = PhotoId.next();
        People.as(anna, () -> {
            photos.bring(circle, photo, new ByteArrayInputStream(SentPhotos.jpeg(80, 60)));
            photos.answerWith(circle, first, answer, "", List.of(new NewPhoto(photo, "")));
            return true;
        });
        reads(jan);
        var card = _get(PostCard.class);
        assertThat(_find(card, Image.class))
                .filteredOn(image -> image.getSrc().contains(photo.value().toString()))
                .singleElement()
                .satisfies(image -> assertThat(image.getParent().orElseThrow()).isInstanceOf(NativeButton.class));
        People.run(anna, () -> photos.takeAway(circle, photo));
        reads(jan);
        assertThat(words()).as("and when it is gone its place says so").contains("Hier stond een foto.");
    }
}
