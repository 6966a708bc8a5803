package nl.kring.export.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadEvent;
import jakarta.annotation.security.PermitAll;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.circle.ui.WhileForming;
import nl.kring.export.Archive;
import nl.kring.export.BringService;
import nl.kring.platform.ArrivedFile;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.UploadWords;
import nl.kring.timeline.TimelineService;
import org.jspecify.annotations.Nullable;

/** "Ik neem mijn kring mee": a file from another Kring, what is in it, the resident's yes, and who may read along after that. */
@Route("circle/:circle/bring")
@PermitAll
class BringView extends Div implements BeforeEnterObserver, HasDynamicTitle, WhileForming {
    private final Div said = new Div();
    final Div inside = new Div();
    private final Div brought = new Div();
    private final BringService bring;
    private final CircleService circles;
    private final TimelineService timeline;
    private final Says says;
    private final AtomicReference<@Nullable ArrivedFile> arrived = new AtomicReference<>();
    private CircleId circle = new CircleId(new UUID(0, 0));

    BringView(BringService bring, CircleService circles, TimelineService timeline, Says says) {
        this.bring = bring;
        this.circles = circles;
        this.timeline = timeline;
        this.says = says;
        addClassName("stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        var seat = circles.seat(circle);
        seat.may(Act.BRING_ALONG);
        var how = new Paragraph(getTranslation("bring.how"));
        how.addClassName("soft-voice");
        var head = new Div(new H1(getTranslation("bring.title")), how);
        head.addClassName("title");
        removeAll();
        said.addClassName("part");
        inside.addClassName("part");
        add(
                seat.state() == CircleState.FORMING
                        ? back("sketch.title", CircleAddress.PICTURE)
                        : back("export.title", "known"),
                head,
                choose(),
                said,
                inside,
                brought);
        showBrought();
    }

    private com.vaadin.flow.component.Component back(String words, String place) {
        return new Link(Icon.ARROW_LEFT, getTranslation(words), CircleAddress.of(circle, place)).button("text", "back");
    }

    private Section choose() {
        var upload = new Upload();
        upload.setUploadHandler(this::received);
        upload.setUploadButton(
                Buttons.with(Icon.FILE, Buttons.large(Buttons.primary(getTranslation("bring.choose"), () -> {}))));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(BringService.MOST_BYTES);
        upload.setDropAllowed(false);
        upload.setI18n(new UploadWords(this::getTranslation));
        upload.addFileRejectedListener(_ -> {
            said.removeAll();
            tooBig();
        });
        // the browser says that it arrived: looking into it is a request like any other, of the person at the screen
        upload.getElement().addEventListener("upload-success", _ -> {
            upload.clearFileList();
            received();
        });
        addDetachListener(_ -> Optional.ofNullable(arrived.getAndSet(null)).ifPresent(BringView::forget));
        var card = new Section(
                new H2(getTranslation("bring.file")), upload, new Note(Icon.LOCK, getTranslation("bring.nothingYet")));
        card.addClassNames("card", "stack-s");
        return card;
    }

    private void received(UploadEvent event) throws IOException {
        try (var in = event.getInputStream()) {
            arrived(in);
        }
    }

    /** It waits on disk, and no more of it than may come; too much waits nowhere. */
    void arrived(InputStream sent) throws IOException {
        @Nullable ArrivedFile file = null;
        try {
            file = ArrivedFile.of(sent, BringService.MOST_BYTES, () -> new Refused("bring.tooBig"));
        } catch (Refused tooBig) {
            // said when the browser says that it arrived
        }
        Optional.ofNullable(arrived.getAndSet(file)).ifPresent(BringView::forget);
    }

    private static void forget(ArrivedFile file) {
        try {
            file.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void tooBig() {
        say("bring.tooBig", BringService.MOST_MEGABYTES);
    }

    /** What waits is read, and is gone. */
    void received() {
        inside.removeAll();
        said.removeAll();
        Optional.ofNullable(arrived.getAndSet(null)).ifPresentOrElse(this::received, this::tooBig);
    }

    private void received(ArrivedFile arrivedFile) {
        try (var file = arrivedFile) {
            var archive = bring.open(circle, file.read());
            var known = bring.before(circle).stream()
                    .anyMatch(before -> before.archive().equals(archive.id()));
            var yes = Buttons.large(Buttons.primary(getTranslation("bring.yes"), () -> {}));
            yes.setDisableOnClick(true);
            yes.addClickListener(_ -> take(yes, archive));
            var card = new InsideCard(says, archive, known);
            if (!known) {
                card.add(yes);
            }
            card.add(Buttons.text(getTranslation(known ? "platform.close" : "bring.no"), inside::removeAll));
            inside.add(card);
            card.focus();
        } catch (Refused refused) {
            say(refused.key(), refused.arguments());
        } catch (IOException disk) {
            throw new UncheckedIOException(disk);
        }
    }

    private void take(Button yes, Archive archive) {
        try {
            var outcome = bring.bring(circle, archive);
            inside.removeAll();
            say("bring.done", outcome.posts());
            if (!outcome.drawn().isEmpty()) {
                say("bring.done.drawn", String.join(", ", outcome.drawn()));
            }
            if (!outcome.noRoom().isEmpty()) {
                say("bring.done.noRoom", String.join(", ", outcome.noRoom()));
            }
            said.add(new Link(
                            Icon.PEOPLE,
                            getTranslation("bring.done.ask"),
                            CircleAddress.of(circle, CircleAddress.PICTURE))
                    .button("line"));
            showBrought();
        } catch (Refused refused) {
            yes.setEnabled(true);
            say(refused.key(), refused.arguments());
        }
    }

    private void say(String key, Object... arguments) {
        said.add(new Notice(Notice.Tone.CALM, Icon.INFO, getTranslation(key, arguments)));
    }

    private void showBrought() {
        brought.removeAll();
        var topics = bring.topics(circle);
        if (!topics.isEmpty()) {
            brought.add(new BroughtCard(
                    says,
                    bring.before(circle),
                    topics,
                    circles.seat(circle).state() == CircleState.ACTIVE,
                    topic -> new ShareSheet(topic, timeline.readers(circle, topic, Optional.empty()), () -> {
                                bring.letRead(circle, topic, true);
                                showBrought();
                            })
                            .open(),
                    topic -> {
                        bring.letRead(circle, topic, false);
                        showBrought();
                    }));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("bring.title");
    }
}
