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
import nl.kring.circle.CircleView;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Kept;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PhotoService;
import nl.kring.timeline.PostId;
import nl.kring.timeline.QuestionService;
import nl.kring.timeline.TimelineService;

/** "Vertel iets": the words, what they are about, and who will read them before they go. */
class PostSheet extends Sheet {
    final KindFields kind;
    final DraftArea text;
    final PhotosField photos;
    final Options<Topic> topic;
    final AboutWhom about;
    final Button send;
    private final Div readers = new Div();
    private final Kept chosen;
    private final TimelineService timeline;
    private final Says says;
    private final PhotoService telling;
    private final CircleId circle;
    private final CircleView view;
    private final AccountId me;
    private Optional<Set<AccountId>> only = Optional.empty();

    PostSheet(
            CircleService circles,
            TimelineService timeline,
            PhotoService telling,
            QuestionService questions,
            Says says,
            CircleId circle,
            List<Topic> first) {
        super("");
        this.timeline = timeline;
        this.telling = telling;
        this.says = says;
        this.circle = circle;
        view = circles.view(circle);
        var seat = circles.seat(circle);
        me = seat.account();
        var mine = Stream.of(Topic.values()).filter(seat.topics()::contains).toList();
        var topics = Stream.concat(first.stream().filter(mine::contains), mine.stream())
                .distinct()
                .toList();
        named(name(circle));
        kind = new KindFields(seat, view, questions, says, name(circle), this::showKind);
        mayWait();
        text = new DraftArea(name(circle));
        text.setMinRows(5);
        photos = new PhotosField(telling, circle, name(circle));
        topic = new Options<>(getTranslation("timeline.topic"), topics, each -> getTranslation("topic." + each))
                .draft(name(circle) + ":topic");
        topic.setValue(mine.getFirst());
        topic.addValueChangeListener(_ -> narrow(Optional.empty()));
        about = new AboutWhom(view, seat, name(circle), () -> narrow(only));
        chosen = new Kept(name(circle) + ":only", "", this::narrowAgain);
        send = Buttons.large(Buttons.primary(getTranslation("timeline.send"), this::send));
        send.setDisableOnClick(true);
        title(getTranslation("timeline.tell"));
        ask(text, kind, photos, about, topic, chosen);
        act(readers, send);
        showKind();
    }

    /** What is asked besides the words hangs on what one tells, and so does who reads it. */
    private void showKind() {
        text.setLabel(kind.label());
        topic.setVisible(kind.fixedTopic().isEmpty());
        about.show(!isSurprise());
        narrow(Optional.empty());
    }

    private boolean isSurprise() {
        return kind.chosen() == KindFields.What.SURPRISE;
    }

    private Topic topic() {
        return kind.fixedTopic().orElseGet(topic::getValue);
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
        return isSurprise()
                ? timeline.surpriseReaders(circle, only)
                : timeline.readers(circle, topic(), about.value(), only);
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
        notes(people).map(Paragraph::new).forEach(note -> {
            note.addClassName("small");
            readers.add(note);
        });
        readers.add(change);
    }

    /** Who reads along and who does not: nothing is hidden from who lives here but a surprise, until its day (R-C12). */
    private Stream<String> notes(List<CirclePerson> people) {
        if (isSurprise()) {
            return kind.hiddenUntil().stream()
                    .map(day -> getTranslation("surprise.until", view.whose(), says.date(day, getLocale())));
        }
        var along = about.alwaysReads(people).stream()
                .filter(person -> !person.account().equals(me))
                .toList();
        return Stream.concat(
                Stream.of(along).filter(list -> !list.isEmpty()).map(this::readAlong), about.reads().stream());
    }

    private String readAlong(List<CirclePerson> people) {
        return getTranslation(
                people.size() == 1 ? "post.readsalong" : "post.readalong",
                people.stream().map(CirclePerson::firstName).collect(Collectors.joining(", ")));
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
        Stream.of(always)
                .filter(people -> !people.isEmpty())
                .map(this::readAlong)
                .map(Paragraph::new)
                .forEach(chooser::ask);
        chooser.ask(picks);
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
                    new NewPost(
                            new PostId(command()), text.getValue(), topic(), about.value(), only, meant, kind.value()),
                    photos.value());
            photos.sent();
        });
    }
}
