package nl.kring.circle;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleEvent.Readdressed;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who sees a thing: worked out before it is sent, kept as one row an audience, and asked again at every read. */
@Service
@Transactional
public class AudienceService {
    /**
     * A resident reads what is about her or about all, the rest by name; others by their topics; and of health as far as that may be. What is
     * hidden from who lives here is hidden from who speaks for them as well.
     */
    private static final String MINE = """
            select a.id from circle.audience a where a.circle_id = :circle
            and (a.hidden_until is null or a.hidden_until <= common.kring_now() or not :surprised) and (
            :lives and (a.subject_id is null or a.subject_id = :me)
            or (a.topic <> 'HEALTH' or not exists (select 1 from circle.circle_resident r where r.circle_id = a.circle_id
                and not r.health_allowed and (r.account_id = a.subject_id or a.subject_id is null and r.ended_at is null)))
            and (:lives and :me = any (a.selected)
                or a.subject_id is null and a.topic = any (:speaks::text[])
                or a.subject_id::text || ' ' || a.topic = any (:speaksFor::text[])
                or not :lives and a.topic = any (:topics::text[]) and (:ring = any (a.rings) or :me = any (a.selected)
                    or cardinality(a.rings) > 0 and exists (select 1 from circle.topic_choice t where t.allowed
                        and t.circle_id = a.circle_id and t.account_id = :me and t.topic = a.topic))))
            """;

    private final CircleService circles;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    AudienceService(CircleService circles, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.circles = circles;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Who would see something about a topic, in the smallest rings that fit it (R-C1); nothing is stored. Who always reads it comes first. */
    @Transactional(readOnly = true)
    public List<CirclePerson> readers(Seat seat, Topic topic, Optional<About> about, Optional<Set<AccountId>> only) {
        seat.may(Act.POST, topic);
        return readersOf(seat, circles.describe(seat.circle()), topic, about, only);
    }

    /** The audience to write with a row about a topic and about all who live there; chosen persons by name, or the rings that see it. */
    public Audience forTopic(Seat seat, Topic topic, Optional<Set<AccountId>> only) {
        return forTopic(seat, topic, Optional.empty(), only);
    }

    /**
     * The same for what is about one resident of a household: nothing of it is hidden from that one, and who lives there too reads it
     * only where that is said (R-B21).
     */
    public Audience forTopic(Seat seat, Topic topic, Optional<About> about, Optional<Set<AccountId>> only) {
        var circle = circles.describe(seat.circle());
        refuseWhatMayNotBe(seat, circle, topic, about);
        var rings = only.isPresent() ? List.<String>of() : ringsThatSee(circle.preset(), topic);
        var selected = selected(seat, circle, about, only, rings);
        var id = idOf(seat.circle(), topic, rings, selected, about.map(About::resident), Optional.empty());
        return new Audience(id, topic, readersOf(seat, circle, topic, about, only));
    }

    /** Who would see a surprise now: not who lives here, and not who speaks for them (R-C12); nothing is stored. */
    @Transactional(readOnly = true)
    public List<CirclePerson> surpriseReaders(Seat seat, Optional<Set<AccountId>> only) {
        seat.may(Act.SURPRISE, Topic.FUN);
        return surpriseReadersOf(seat, circles.describe(seat.circle()), only);
    }

    /** The audience to write with a surprise, which shows itself to who lives here at a moment. */
    public Audience forSurprise(Seat seat, Optional<Set<AccountId>> only, Instant until) {
        var circle = circles.describe(seat.circle());
        var rings = only.isPresent() ? List.<String>of() : ringsThatSee(circle.preset(), Topic.FUN);
        var selected = selected(seat, circle, Optional.empty(), only, rings);
        var id = idOf(seat.circle(), Topic.FUN, rings, selected, Optional.empty(), Optional.of(until));
        return new Audience(id, Topic.FUN, surpriseReadersOf(seat, circle, only));
    }

    private static List<CirclePerson> surpriseReadersOf(Seat seat, CircleView circle, Optional<Set<AccountId>> only) {
        var surprised = Stream.concat(
                        circle.residents().stream(), circle.speakers().stream().map(SpeakerView::person))
                .map(CirclePerson::account)
                .toList();
        return readersOf(seat, circle, Topic.FUN, Optional.empty(), only).stream()
                .filter(reader -> !surprised.contains(reader.account()))
                .toList();
    }

    private static List<String> selected(
            Seat seat, CircleView circle, Optional<About> about, Optional<Set<AccountId>> only, List<String> rings) {
        return Stream.of(
                        only.stream().flatMap(Set::stream),
                        about.stream().flatMap(one -> housemates(circle, one)),
                        Stream.of(seat.account()).filter(_ -> only.isPresent() || !reads(seat, about, rings)))
                .flatMap(people -> people)
                .map(person -> person.value().toString())
                .distinct()
                .sorted()
                .toList();
    }

    private static void refuseWhatMayNotBe(Seat seat, CircleView circle, Topic topic, Optional<About> about) {
        var one = about.map(About::resident);
        if (one.filter(resident -> circle.residents().stream()
                        .noneMatch(person -> person.account().equals(resident)))
                .isPresent()) {
            throw new NotFound();
        }
        if (topic == Topic.HEALTH && !circle.healthAllowed(one)) {
            throw new Refused("about.health.no", one.flatMap(circle::nameOf).orElseGet(circle::whose));
        }
        // who speaks for one of them, and takes no part otherwise, says nothing of the other
        if (seat.kind() == Seat.Kind.REPRESENTATIVE
                && seat.ring().isEmpty()
                && one.filter(resident -> !seat.standsFor().contains(resident)).isPresent()) {
            throw seat.noRight(Act.POST.name());
        }
    }

    private static Stream<AccountId> housemates(CircleView circle, About about) {
        return circle.residents().stream()
                .map(CirclePerson::account)
                .filter(resident -> about.housemates() && !resident.equals(about.resident()));
    }

    private static List<String> ringsThatSee(Preset preset, Topic topic) {
        return Stream.of(Ring.values())
                .filter(ring -> TopicRules.topics(preset, ring).contains(topic))
                .map(Ring::name)
                .toList();
    }

    /** Who writes sees what he wrote, also when the ring does not see the topic, or it is about who lives there too. */
    private static boolean reads(Seat seat, Optional<About> about, List<String> rings) {
        return seat.isResident()
                ? about.map(one -> one.resident().equals(seat.account())).orElse(true)
                : seat.ring().map(Ring::name).filter(rings::contains).isPresent();
    }

    private static List<CirclePerson> readersOf(
            Seat seat, CircleView circle, Topic topic, Optional<About> about, Optional<Set<AccountId>> only) {
        SequencedSet<CirclePerson> readers = new LinkedHashSet<>();
        circle.residents().stream()
                .filter(resident -> about.map(one -> one.resident().equals(resident.account()))
                        .orElse(true))
                .forEach(readers::add);
        circle.residents().stream()
                .filter(resident -> resident.account().equals(seat.account())
                        || about.filter(About::housemates).isPresent())
                .forEach(readers::add);
        circle.members().stream()
                .filter(member ->
                        only.map(persons -> persons.contains(member.person().account())
                                                || member.person().account().equals(seat.account()))
                                        .orElse(true)
                                && member.topics().contains(topic))
                .map(MemberView::person)
                .forEach(readers::add);
        circle.speakers().stream()
                .filter(speaker -> speaker.scope().topics().contains(topic)
                        && about.map(one -> one.resident().equals(speaker.resident()))
                                .orElse(true)
                        && (topic != Topic.HEALTH || circle.healthAllowed(about.map(About::resident))))
                .map(SpeakerView::person)
                .forEach(readers::add);
        return List.copyOf(readers);
    }

    /**
     * As a job: what is about all who live in one circle, or about one of them, is from now on about another, or stands in another
     * circle, for the same readers.
     *
     * @param from whom it is about now; nobody alone
     * @param besides who reads on what she reads now, by name
     */
    void readdress(
            CircleId circle, Optional<AccountId> from, CircleId to, Optional<AccountId> about, Optional<Seat> besides) {
        Acting.requireJob();
        var reads = besides.map(this::audiencesOf).orElse(Set.of());
        jdbc.sql(
                        "select id, topic, rings, selected, hidden_until from circle.audience where circle_id = ? and subject_id is not distinct from ?::uuid "
                                + "order by id")
                .param(circle.value())
                .param(from.map(AccountId::value).orElse(null))
                .query((row, _) -> new Old(
                        row.getObject(1, UUID.class),
                        Topic.valueOf(row.getString(2)),
                        texts(row.getArray(3)),
                        texts(row.getArray(4)),
                        Optional.ofNullable(row.getTimestamp(5)).map(Timestamp::toInstant)))
                .list()
                .forEach(old -> {
                    var named = besides.filter(_ -> reads.contains(old.id()))
                            .map(seat -> seat.account().value().toString());
                    var selected = Stream.concat(old.selected().stream(), named.stream())
                            .distinct()
                            .sorted()
                            .toList();
                    events.publishEvent(new Readdressed(
                            circle, to, old.id(), idOf(to, old.topic(), old.rings(), selected, about, old.hidden())));
                });
    }

    private static List<String> texts(java.sql.Array array) throws SQLException {
        return Stream.of((Object[]) array.getArray()).map(Object::toString).toList();
    }

    private record Old(UUID id, Topic topic, List<String> rings, List<String> selected, Optional<Instant> hidden) {}

    private UUID idOf(
            CircleId circle,
            Topic topic,
            List<String> rings,
            List<String> selected,
            Optional<AccountId> about,
            Optional<Instant> hidden) {
        var until = hidden.map(Timestamp::from).orElse(null);
        var ringArray = array(rings);
        var selectedArray = array(selected);
        var subject = about.map(AccountId::value).orElse(null);
        jdbc.sql(
                        "insert into circle.audience (id, circle_id, topic, rings, selected, subject_id, hidden_until) values (?, ?, ?, ?::text[], ?::uuid[], "
                                + "?::uuid, ?::timestamptz) on conflict do nothing")
                .param(Ids.next())
                .param(circle.value())
                .param(topic.name())
                .param(ringArray)
                .param(selectedArray)
                .param(subject)
                .param(until)
                .update();
        return jdbc.sql(
                        "select id from circle.audience where circle_id = ? and topic = ? and rings = ?::text[] and selected = ?::uuid[] "
                                + "and subject_id is not distinct from ?::uuid and hidden_until is not distinct from ?::timestamptz")
                .param(circle.value())
                .param(topic.name())
                .param(ringArray)
                .param(selectedArray)
                .param(subject)
                .param(until)
                .query(UUID.class)
                .single();
    }

    /** The audiences of a circle that this seat is in, by Java's own reckoning; the database has its own. */
    @Transactional(readOnly = true)
    public Set<UUID> audiencesOf(Seat seat) {
        return Acting.once(new Audiences(seat), () -> read(seat));
    }

    private record Audiences(Seat seat) {}

    private Set<UUID> read(Seat seat) {
        return Set.copyOf(jdbc.sql(MINE)
                .param("circle", seat.circle().value())
                .param("lives", seat.isResident())
                .param("surprised", !seat.standsFor().isEmpty())
                .param("speaks", names(seat.speaksOn()))
                .param(
                        "speaksFor",
                        array(seat.speaksFor().entrySet().stream()
                                .flatMap(one -> one.getValue().stream()
                                        .map(topic -> '"' + one.getKey().value().toString() + " " + topic + '"'))
                                .toList()))
                .param("topics", names(seat.topics()))
                .param("ring", seat.ring().map(Ring::name).orElse(""))
                .param("me", seat.account().value())
                .query(UUID.class)
                .list());
    }

    /** Those of somebody else's that the person who looks is in too (R-B7): what is not hers to read, she does not read by another's eyes. */
    @Transactional(readOnly = true)
    public Set<UUID> audiencesOf(Seat seat, Seat looks) {
        var both = new HashSet<>(audiencesOf(seat));
        both.retainAll(audiencesOf(looks));
        return both;
    }

    private static String names(Set<Topic> topics) {
        return array(topics.stream().map(Topic::name).toList());
    }

    private static String array(List<String> values) {
        return "{" + String.join(",", values) + "}";
    }
}
