package nl.kring.timeline.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Kept;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PhotoService;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;

/** "Vertel iets": the words, what they are about, and who will read them before they go. */
class PostSheet extends Sheet {
    final DraftArea text;
    final PhotosField photos;
    final Options<Topic> topic;
    final AboutWhom about;
    final Button send;
    private final Div readers = new Div();
    private final Kept chosen;
    private final TimelineService timeline;
    private final PhotoService telling;
    private final CircleId circle;
    private Optional<Set<AccountId>> only = Optional.empty();

    PostSheet(
            CircleService circles, TimelineService timeline, PhotoService telling, CircleId circle, List<Topic> first) {
        super("");
        this.timeline = timeline;
        this.telling = telling;
        this.circle = circle;
        var mine = Stream.of(Topic.values())
                .filter(circles.seat(circle).topics()::contains)
                .toList();
        var topics = Stream.concat(first.stream().filter(mine::contains), mine.stream())
                .distinct()
                .toList();
        named(name(circle));
        mayWait();
        text = new DraftArea(name(circle));
        text.setLabel(getTranslation("post.ask"));
        text.setMinRows(5);
        photos = new PhotosField(telling, circle, name(circle));
        topic = new Options<>(getTranslation("timeline.topic"), topics, each -> getTranslation("topic." + each))
                .draft(name(circle) + ":topic");
        topic.setValue(mine.getFirst());
        topic.addValueChangeListener(_ -> narrow(Optional.empty()));
        about = new AboutWhom(circles.view(circle), circles.seat(circle), name(circle), () -> narrow(only));
        chosen = new Kept(name(circle) + ":only", "", this::narrowAgain);
        send = Buttons.large(Buttons.primary(getTranslation("timeline.send"), this::send));
        send.setDisableOnClick(true);
        title(getTranslation("timeline.tell"));
        ask(text, photos, about, topic, chosen);
        act(readers, send);
        narrow(Optional.empty());
    }

    static String name(CircleId circle) {
        return "post:" + circle.value();
    }

    private void narrow(Optional<Set<AccountId>> to) {
        only = to;
        chosen.keep(only.stream()
                .flatMap(Set::stream)
                .map(person -> person.value().toString())
                .collect(Collectors.joining(" ")));
        showReaders(readers(only));
    }

    /** Never more readers than were chosen before the page had to load again. */
    private void narrowAgain(String kept) {
        var among = readers(Optional.empty()).stream()
                .map(CirclePerson::account)
                .filter(person -> kept.contains(person.value().toString()))
                .collect(Collectors.toSet());
        narrow(Optional.of(among).filter(_ -> !kept.isBlank()));
    }

    private List<CirclePerson> readers(Optional<Set<AccountId>> only) {
        return timeline.readers(circle, topic.getValue(), about.value(), only);
    }

    private void showReaders(List<CirclePerson> people) {
        var faces = new Span();
        faces.addClassName("faces");
        people.forEach(person -> faces.add(new Face(person.firstName(), person.face(), Face.Size.S)));
        var key = only.isPresent() ? "post.some" : "post.who";
        var words = new Paragraph(
                getTranslation(key, people.stream().map(CirclePerson::firstName).collect(Collectors.joining(", "))));
        words.addClassName("small");
        var change = Buttons.text(getTranslation("timeline.change"), this::choose);
        readers.setClassName("audience");
        readers.removeAll();
        readers.add(faces, words);
        about.reads().map(Paragraph::new).ifPresent(not -> {
            not.addClassName("small");
            readers.add(not);
        });
        readers.add(change);
    }

    /** Fewer readers than the topic gives; the resident always reads along. */
    private void choose() {
        var all = readers(Optional.empty());
        var always = about.alwaysReads(all);
        var ticks = new LinkedHashMap<CirclePerson, Pick>();
        var picks = new Div();
        picks.addClassName("picks");
        all.stream().skip(always.size()).forEach(person -> {
            var pick = new Pick(Icon.PEOPLE, person.firstName());
            pick.setValue(only.map(these -> these.contains(person.account())).orElse(true));
            ticks.put(person, pick);
            picks.add(pick);
        });
        var chooser = new Sheet(getTranslation("timeline.who"));
        chooser.ask(
                new Paragraph(getTranslation(
                        always.size() == 1 ? "post.readsalong" : "post.readalong",
                        always.stream().map(CirclePerson::firstName).collect(Collectors.joining(", ")))),
                picks);
        chooser.act(Buttons.large(Buttons.primary(getTranslation("timeline.who.done"), () -> {
            take(ticks);
            chooser.close();
        })));
        chooser.open();
    }

    private void take(Map<CirclePerson, Pick> ticks) {
        var these = new HashSet<AccountId>();
        ticks.forEach((person, pick) -> {
            if (pick.getValue()) {
                these.add(person.account());
            }
        });
        narrow(these.size() < ticks.size() ? Optional.of(these) : Optional.empty());
    }

    private void send() {
        finishHeeding(send, text, meant -> {
            telling.tell(
                    circle,
                    new NewPost(new PostId(command()), text.getValue(), topic.getValue(), about.value(), only, meant),
                    photos.value());
            photos.sent();
        });
    }
}
