package nl.kring.timeline.ui;

import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleView;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;
import nl.kring.timeline.CheckInReaders;
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
    private final WhoReads who;
    private final TimelineService timeline;
    private final Says says;
    private final Optional<CheckInReaders> hearing;
    private final PhotoService telling;
    private final CircleId circle;
    private final CircleView view;
    private final AccountId me;

    PostSheet(
            CircleService circles,
            TimelineService timeline,
            PhotoService telling,
            QuestionService questions,
            Says says,
            Optional<CheckInReaders> hearing,
            CircleId circle,
            List<Topic> first) {
        super("");
        this.timeline = timeline;
        this.telling = telling;
        this.says = says;
        this.hearing = hearing;
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
        who = new Readers(circles);
        about = who.about;
        topic.addValueChangeListener(_ -> who.all());
        send = Buttons.large(Buttons.primary(getTranslation("timeline.send"), this::send));
        send.setDisableOnClick(true);
        title(getTranslation("timeline.tell"));
        ask(text, kind, photos, about, topic);
        act(who, send);
        showKind();
    }

    /** What is asked besides the words hangs on what one tells, and so does who reads it. */
    private void showKind() {
        text.setLabel(kind.label());
        topic.setVisible(kind.fixedTopic().isEmpty());
        about.show(!isSurprise());
        who.all();
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

    /** A surprise is for others, and nothing else is hidden from who lives here (R-C12). */
    private final class Readers extends WhoReads {
        Readers(CircleService circles) {
            super(circles, timeline, circle, name(circle), PostSheet.this::topic, () -> {});
        }

        @Override
        protected List<CirclePerson> readers(Optional<Set<AccountId>> only) {
            return isSurprise() ? timeline.surpriseReaders(circle, only) : super.readers(only);
        }

        @Override
        protected Stream<String> notes(List<CirclePerson> people) {
            if (isSurprise()) {
                return kind.hiddenUntil().stream()
                        .map(day -> getTranslation("surprise.until", view.whose(), says.date(day, getLocale())));
            }
            var along = about.alwaysReads(people).stream()
                    .filter(person -> !person.account().equals(me))
                    .toList();
            return Stream.of(alongOrNobody(along), badDay(people).stream(), super.notes(people))
                    .flatMap(notes -> notes);
        }

        private Stream<String> alongOrNobody(List<CirclePerson> along) {
            return Stream.of(along).filter(list -> !list.isEmpty()).map(this::readAlong);
        }

        /** Who reads of a bad day because her plan says so, and would not read the post (R-C1). */
        private Optional<String> badDay(List<CirclePerson> people) {
            if (kind.chosen() != KindFields.What.CHECK_IN || only().isPresent()) {
                return Optional.empty();
            }
            var more = hearing.stream()
                    .flatMap(plan -> plan.hearOfABadDay(circle).stream())
                    .filter(person -> !people.contains(person))
                    .toList();
            return Optional.of(more)
                    .filter(list -> !list.isEmpty())
                    .map(list -> getTranslation("checkin.badly.who", names(list)));
        }
    }

    private void send() {
        finishHeeding(send, text, meant -> {
            telling.tell(
                    circle,
                    new NewPost(
                            new PostId(command()),
                            text.getValue(),
                            topic(),
                            who.aboutWhom(),
                            who.only(),
                            meant,
                            kind.value()),
                    photos.value());
            photos.sent();
        });
    }
}
