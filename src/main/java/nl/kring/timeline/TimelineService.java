package nl.kring.timeline;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import nl.kring.platform.Refused;
import nl.kring.timeline.PostView.Edits;
import nl.kring.timeline.PostView.Elsewhere;
import nl.kring.timeline.PostView.Reach;
import nl.kring.timeline.PostView.Reactions;
import nl.kring.timeline.PostView.Seen;
import nl.kring.timeline.TimelineEvent.CheckedIn;
import nl.kring.timeline.TimelineEvent.PostPublished;
import nl.kring.timeline.WritingPosts.Draft;
import nl.kring.told.Telling;
import nl.kring.told.ToldService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is told in a circle, and the answers to it. */
@Service
@Transactional
public class TimelineService {
    private static final Duration LATELY = Duration.ofDays(7);

    private final CircleService circles;
    private final AudienceService audiences;
    private final PostRepository posts;
    private final WritingPosts writing;
    private final FoundPosts found;
    private final Kinds kinds;
    private final Echoes echoes;
    private final PostPhotos photos;
    private final JdbcClient jdbc;
    private final ToldService telling;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TimelineService(
            CircleService circles,
            AudienceService audiences,
            PostRepository posts,
            WritingPosts writing,
            FoundPosts found,
            Kinds kinds,
            Echoes echoes,
            PostPhotos photos,
            JdbcClient jdbc,
            ToldService telling,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.audiences = audiences;
        this.posts = posts;
        this.writing = writing;
        this.found = found;
        this.kinds = kinds;
        this.echoes = echoes;
        this.photos = photos;
        this.jdbc = jdbc;
        this.telling = telling;
        this.events = events;
        this.clock = clock;
    }

    /** Tells something. Sent twice with one id, it stands there once. */
    public void post(CircleId circle, NewPost post) {
        post(circle, post, false);
    }

    /** The same of what somebody saw, where no plan says who watches: no mail says what it was. */
    public void postSeen(CircleId circle, NewPost post) {
        post(circle, post, true);
    }

    private void post(CircleId circle, NewPost post, boolean seen) {
        var seat = circles.seat(circle);
        seat.may(Act.POST, post.topic());
        var view = circles.viewFor(seat);
        var fit = kinds.fit(seat, view, post);
        var audience = fit.hiddenUntil()
                .map(until -> audiences.forSurprise(seat, post.only(), until))
                .orElseGet(() -> audiences.forTopic(seat, post.topic(), fit.about(), post.only()));
        kinds.refuseWhoCannotAnswer(seat, view, fit.row(), audience);
        var text = WritingPosts.checked(post.text(), post.kind());
        var written = write(
                seat,
                post.id(),
                post.id().value(),
                audience.id(),
                text,
                post.meant(),
                fit.row().seen(seen));
        if (written) {
            var readers = audience.readers().stream().map(CirclePerson::account).toList();
            telling.tell(seat, new Telling(post.id().value(), fit.row().asked(), seen), readers);
        }
        if (written
                && post.only().isEmpty() // what is for chosen persons is read by them alone, and not by all of the plan
                && post.kind() instanceof PostKind.CheckIn(var face)) {
            var whose = new AccountId(Objects.requireNonNull(fit.row().whose()));
            events.publishEvent(new CheckedIn(circle, post.id(), whose, face, whose.equals(seat.account())));
        }
    }

    /** Answers a post, for exactly those who see that post. */
    public void answer(CircleId circle, PostId first, PostId id, String text) {
        answer(circle, first, id, text, Set.of());
    }

    /** The same with what the text gives away and is said all the same, after the person was asked (R-C14). */
    public void answer(CircleId circle, PostId first, PostId id, String text, Set<Giveaway> meant) {
        answer(circle, first, id, text, meant, PostKind.ORDINARY);
    }

    /** The same with photos, which may say it by themselves. */
    void answer(CircleId circle, PostId first, PostId id, String text, Set<Giveaway> meant, PostKind kind) {
        var seat = circles.seat(circle);
        seat.may(Act.POST);
        var thread = found.get(seat, first);
        seat.may(Act.POST, found.addressed(thread).topic());
        if (thread.erased()) {
            throw new Refused("timeline.erased");
        }
        var row = kind.wordless() ? KindRow.of(KindRow.PHOTO) : KindRow.ORDINARY;
        if (write(seat, id, thread.thread(), thread.audience(), WritingPosts.checked(text, kind), meant, row)) {
            telling.tell(seat, new Telling(id.value(), null, false), writing.wroteIn(thread));
        }
    }

    private boolean write(
            Seat seat, PostId id, UUID thread, UUID audience, String text, Set<Giveaway> meant, KindRow kind) {
        Giveaway.refuse(text, meant);
        var written = writing.write(new Draft(
                id.value(), seat.circle(), audience, thread, seat.account(), text, clock.instant(), false, kind));
        if (written) {
            events.publishEvent(new PostPublished(seat.circle(), id));
        }
        return written;
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

    /** The same of a surprise: not who lives there. */
    @Transactional(readOnly = true)
    public List<CirclePerson> surpriseReaders(CircleId circle, Optional<Set<AccountId>> only) {
        return audiences.surpriseReaders(circles.seat(circle), only);
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
        var named = circle.with(authors);
        var all = byThread.values().stream().flatMap(List::stream).toList();
        var told = told(
                circle,
                byThread.values().stream()
                        .map(thread -> thread.getFirst().audience())
                        .toList());
        var window = new Window(
                seat,
                named,
                echoes.reactions(seat, named, all),
                echoes.seen(seat, named, all),
                daysFor(seat, named, all),
                photos.of(seat, all.stream().map(post -> post.id().value()).toList()));
        var answered =
                kinds.answered(byThread.values().stream().map(List::getFirst).toList());
        return byThread.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, thread -> {
            var first = thread.getValue().getFirst();
            var hiddenUntil = told.getOrDefault(first.audience(), Told.UNKNOWN).hiddenUntil();
            return thread(window, thread.getValue(), told).with(kinds.view(seat, named, first, hiddenUntil, answered));
        }));
    }

    private PostView thread(Window window, List<Post> thread, Map<UUID, Told> told) {
        var first = thread.getFirst();
        var that = told.getOrDefault(first.audience(), Told.UNKNOWN);
        var answers = thread.stream()
                .filter(Post::isAnswer)
                .map(answer -> view(window, answer, that.unsaid(), List.of()))
                .toList();
        return view(window, first, that, answers);
    }

    private PostView view(Window window, Post post, Told told, List<PostView> answers) {
        var seat = window.seat();
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
                    Reactions.NONE,
                    Seen.NONE,
                    List.of(),
                    KindView.ORDINARY);
        }
        return new PostView(
                post.id(),
                window.circle().person(post.author()).filter(_ -> elsewhere.isEmpty()),
                elsewhere,
                elsewhere.map(Elsewhere::relation).orElseGet(() -> relation(window.circle(), post)),
                elsewhere.isPresent() ? Optional.empty() : window.circle().inName(post.author()),
                post.helper().map(helper -> window.circle()
                        .person(helper)
                        .map(CirclePerson::firstName)
                        .orElse("")),
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
                        post.isOf(seat.account()) && !post.text().isEmpty() && told.writable(seat),
                        post.edited() && (post.isOf(seat.account()) || seat.isResident())),
                window.reactions()
                        .getOrDefault(post.id().value(), Reactions.NONE)
                        .may(!own && seat.can(Act.POST, reach.topic())),
                seen(window, post, reach),
                window.photos().getOrDefault(post.id().value(), List.of()),
                KindView.ORDINARY);
    }

    private Map<AccountId, Set<DayOfWeek>> daysFor(Seat seat, CircleView circle, List<Post> all) {
        return all.stream().anyMatch(post -> isLately(seat, post)) ? echoes.days(Echoes.working(circle)) : Map.of();
    }

    private boolean isLately(Seat seat, Post post) {
        return !post.isAnswer()
                && post.isOf(seat.account())
                && post.at().isAfter(clock.instant().minus(LATELY));
    }

    /** Who wrote it lately is told when those read who work here: of them it is not said whether they did. */
    private Seen seen(Window window, Post post, Reach reach) {
        var seen = window.seen().getOrDefault(post.id().value(), Seen.NONE);
        return reach.few() || !isLately(window.seat(), post)
                ? seen
                : seen.with(Echoes.reads(
                        window.circle().members().stream()
                                .filter(member -> member.topics().contains(reach.topic())),
                        window.days()));
    }

    /** Who looks, whom the names are of, and what hangs on the posts that are looked at. */
    private record Window(
            Seat seat,
            CircleView circle,
            Map<UUID, Reactions> reactions,
            Map<UUID, Seen> seen,
            Map<AccountId, Set<DayOfWeek>> days,
            Map<UUID, List<PhotoView>> photos) {}

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
                        "select id, topic, cardinality(rings) = 0, selected, subject_id, hidden_until from circle.audience where id = any (?::uuid[])")
                .param("{" + ids.stream().map(UUID::toString).collect(Collectors.joining(",")) + "}")
                .query((row, _) -> Map.entry(
                        row.getObject(1, UUID.class),
                        told(
                                circle,
                                Topic.valueOf(row.getString(2)),
                                row.getBoolean(3),
                                (Object[]) row.getArray(4).getArray(),
                                Optional.ofNullable(row.getObject(5, UUID.class))
                                        .map(AccountId::new),
                                Optional.ofNullable(row.getTimestamp(6)).map(Timestamp::toInstant))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Somebody who died or went is named no more. */
    private static Told told(
            CircleView circle,
            Topic topic,
            boolean few,
            Object[] selected,
            Optional<AccountId> subject,
            Optional<Instant> hiddenUntil) {
        var names = few
                ? Stream.of(selected)
                        .flatMap(id -> circle.nameOf(new AccountId((UUID) id)).stream())
                        .toList()
                : List.<String>of();
        var about = subject.filter(_ -> circle.household()).flatMap(circle::nameOf);
        return new Told(
                new Reach(topic, few, names, about),
                topic != Topic.HEALTH || circle.healthAllowed(subject),
                hiddenUntil);
    }

    /** What an audience is of: whom it reaches, and whether something may be told to it now. */
    private record Told(Reach reach, boolean open, Optional<Instant> hiddenUntil) {
        private static final Told UNKNOWN =
                new Told(new Reach(Topic.PRACTICAL, false, List.of(), Optional.empty()), false, Optional.empty());

        private Told unsaid() {
            return new Told(reach.unsaid(), open, hiddenUntil);
        }

        private boolean writable(Seat seat) {
            return open && seat.can(Act.POST, reach.topic()) && seat.state() != CircleState.IN_MEMORIAM;
        }
    }
}
