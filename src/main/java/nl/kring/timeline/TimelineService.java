package nl.kring.timeline;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.About;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Giveaway;
import nl.kring.platform.NotFound;
import nl.kring.timeline.PostView.Edits;
import nl.kring.timeline.PostView.Elsewhere;
import nl.kring.timeline.PostView.Reach;
import nl.kring.timeline.TimelineEvent.PostPublished;
import nl.kring.timeline.WritingPosts.Draft;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is told in a circle, and the answers to it. */
@Service
@Transactional
public class TimelineService {
    private final CircleService circles;
    private final AudienceService audiences;
    private final PostRepository posts;
    private final WritingPosts writing;
    private final PostPhotos photos;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TimelineService(
            CircleService circles,
            AudienceService audiences,
            PostRepository posts,
            WritingPosts writing,
            PostPhotos photos,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.audiences = audiences;
        this.posts = posts;
        this.writing = writing;
        this.photos = photos;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Tells something. Sent twice with one id, it stands there once. */
    public void post(CircleId circle, NewPost post) {
        var seat = circles.seat(circle);
        seat.may(Act.POST, post.topic());
        var audience = audiences.forTopic(seat, post.topic(), post.about(), post.only());
        write(seat, post.id(), post.id().value(), audience.id(), post.text(), post.meant());
    }

    /** Answers a post, for exactly those who see that post. */
    public void answer(CircleId circle, PostId first, PostId id, String text) {
        answer(circle, first, id, text, Set.of());
    }

    /** The same with what the text gives away and is said all the same, after the person was asked (R-C14). */
    public void answer(CircleId circle, PostId first, PostId id, String text, Set<Giveaway> meant) {
        var seat = circles.seat(circle);
        seat.may(Act.POST);
        var thread = posts.findByIdAndCircleId(first.value(), circle.value())
                .filter(post -> audiences.audiencesOf(seat).contains(post.audience()))
                .orElseThrow(() -> new NotFound(first.value()));
        seat.may(Act.POST, topic(thread.audience()));
        write(seat, id, thread.thread(), thread.audience(), text, meant);
    }

    private Topic topic(UUID audience) {
        return jdbc.sql("select topic from circle.audience where id = ?")
                .param(audience)
                .query((row, _) -> Topic.valueOf(row.getString(1)))
                .single();
    }

    private void write(Seat seat, PostId id, UUID thread, UUID audience, String text, Set<Giveaway> meant) {
        var kept = WritingPosts.checked(text);
        Giveaway.refuse(kept, meant);
        var draft =
                new Draft(id.value(), seat.circle(), audience, thread, seat.account(), kept, clock.instant(), false);
        if (writing.write(draft)) {
            events.publishEvent(new PostPublished(seat.circle(), id));
        }
    }

    /** Who would see something about a topic; shown before sending. */
    @Transactional(readOnly = true)
    public List<CirclePerson> readers(CircleId circle, Topic topic, Optional<Set<AccountId>> only) {
        return readers(circle, topic, Optional.empty(), only);
    }

    /** The same for what is about one resident of a household, who comes first. */
    @Transactional(readOnly = true)
    public List<CirclePerson> readers(
            CircleId circle, Topic topic, Optional<About> about, Optional<Set<AccountId>> only) {
        return audiences.readers(circles.seat(circle), topic, about, only);
    }

    /** The posts with these ids that the reader may see, newest first, with their answers. */
    @Transactional(readOnly = true)
    public Map<UUID, PostView> posts(CircleId circle, Collection<UUID> ids) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return describe(seat, audiences.audiencesOf(seat), circles.viewFor(seat), ids);
    }

    /** As {@link #posts}, of what a member sees, for the resident (R-B7); each by name, as nobody's own. */
    @Transactional(readOnly = true)
    public Map<UUID, PostView> postsAs(CircleId circle, AccountId member, Collection<UUID> ids) {
        var eyes = circles.seatOf(circle, member);
        var looks = circles.seat(circle);
        var seen = describe(eyes, audiences.audiencesOf(eyes, looks), circles.viewFor(looks), ids);
        return seen.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, post -> post.getValue()
                .asNobodysOwn()));
    }

    private Map<UUID, PostView> describe(Seat seat, Set<UUID> mine, CircleView circle, Collection<UUID> ids) {
        if (ids.isEmpty() || mine.isEmpty()) {
            return Map.of();
        }
        var byThread = posts.findByThreadIdInAndAudienceIdInOrderById(ids, mine).stream()
                .filter(post -> post.circle().equals(seat.circle()))
                .collect(Collectors.groupingBy(Post::thread));
        var authors = Stream.concat(circle.members().stream(), circles.lately(seat).stream())
                .toList();
        var told = told(
                circle,
                byThread.values().stream()
                        .map(thread -> thread.getFirst().audience())
                        .toList());
        var pictures = photos.of(seat, byThread.keySet());
        return byThread.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, thread -> thread(
                        seat, circle.with(authors), thread.getValue(), told)
                .with(pictures.getOrDefault(thread.getKey(), List.of()))));
    }

    private PostView thread(Seat seat, CircleView circle, List<Post> thread, Map<UUID, Told> told) {
        var first = thread.getFirst();
        var that = told.getOrDefault(first.audience(), Told.UNKNOWN);
        var answers = thread.stream()
                .filter(Post::isAnswer)
                .map(answer -> view(seat, circle, answer, that.unsaid(), List.of()))
                .toList();
        return view(seat, circle, first, that, answers);
    }

    private static PostView view(Seat seat, CircleView circle, Post post, Told told, List<PostView> answers) {
        var reach = told.reach();
        var elsewhere = post.elsewhere();
        var own = elsewhere.isEmpty() && post.author().equals(seat.account());
        if (post.erased()) {
            return new PostView(
                    post.id(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    false,
                    "",
                    post.at(),
                    post.atEstimated(),
                    reach.unsaid(),
                    answers,
                    true,
                    false,
                    false,
                    Edits.NONE,
                    List.of());
        }
        return new PostView(
                post.id(),
                circle.person(post.author()).filter(_ -> elsewhere.isEmpty()),
                elsewhere,
                elsewhere.map(Elsewhere::relation).orElseGet(() -> relation(circle, post)),
                elsewhere.isPresent() ? Optional.empty() : circle.inName(post.author()),
                own,
                post.text(),
                post.at(),
                post.atEstimated(),
                reach,
                answers,
                false,
                seat.can(Act.POST),
                own || seat.takesAwayOfOthers(),
                new Edits(
                        post.edited(),
                        post.isOf(seat.account()) && told.writable(seat),
                        post.edited() && (post.isOf(seat.account()) || seat.isResident())),
                List.of());
    }

    private static String relation(CircleView circle, Post post) {
        return circle.members().stream()
                .filter(member -> member.person().account().equals(post.author()))
                .map(MemberView::relationWord)
                .findFirst()
                .orElse("");
    }

    /** Of each audience what it is about, and of chosen persons their first names. */
    private Map<UUID, Told> told(CircleView circle, List<UUID> ids) {
        return jdbc
                .sql(
                        "select id, topic, cardinality(rings) = 0, selected, subject_id from circle.audience where id = any (?::uuid[])")
                .param("{" + ids.stream().map(UUID::toString).collect(Collectors.joining(",")) + "}")
                .query((row, _) -> Map.entry(
                        row.getObject(1, UUID.class),
                        told(
                                circle,
                                Topic.valueOf(row.getString(2)),
                                row.getBoolean(3),
                                (Object[]) row.getArray(4).getArray(),
                                Optional.ofNullable(row.getObject(5, UUID.class))
                                        .map(AccountId::new))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Somebody who died or went is named no more. */
    private static Told told(
            CircleView circle, Topic topic, boolean few, Object[] selected, Optional<AccountId> subject) {
        var names = few
                ? Stream.of(selected)
                        .flatMap(id -> circle.nameOf(new AccountId((UUID) id)).stream())
                        .toList()
                : List.<String>of();
        var about = subject.filter(_ -> circle.household()).flatMap(circle::nameOf);
        return new Told(new Reach(topic, few, names, about), topic != Topic.HEALTH || circle.healthAllowed(subject));
    }

    /** What an audience is of: whom it reaches, and whether something may be told to it now. */
    private record Told(Reach reach, boolean open) {
        private static final Told UNKNOWN =
                new Told(new Reach(Topic.PRACTICAL, false, List.of(), Optional.empty()), false);

        private Told unsaid() {
            return new Told(reach.unsaid(), open);
        }

        private boolean writable(Seat seat) {
            return open && seat.can(Act.POST, reach.topic()) && seat.state() != CircleState.IN_MEMORIAM;
        }
    }
}
