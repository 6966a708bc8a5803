package nl.kring.circle;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who sees a thing: worked out before it is sent, kept as one row an audience, and asked again at every read. */
@Service
@Transactional
public class AudienceService {
    private final CircleService circles;
    private final JdbcClient jdbc;

    AudienceService(CircleService circles, JdbcClient jdbc) {
        this.circles = circles;
        this.jdbc = jdbc;
    }

    /** Who would see something about a topic, in the smallest rings that fit it (R-C1); nothing is stored. */
    @Transactional(readOnly = true)
    public List<CirclePerson> readers(Seat seat, Topic topic, Optional<Set<AccountId>> only) {
        seat.may(Act.POST, topic);
        return readersOf(seat, circles.describe(seat.circle()), topic, only);
    }

    /** The audience to write with a row about a topic; chosen persons by name, or the rings that see it. */
    public Audience forTopic(Seat seat, Topic topic, Optional<Set<AccountId>> only) {
        var circle = circles.describe(seat.circle());
        var readers = readersOf(seat, circle, topic, only);
        var rings = only.isPresent() ? List.<String>of() : ringsThatSee(circle.preset(), topic);
        var selected =
                only.map(persons -> sorted(persons, seat.account())).orElseGet(() -> besides(circle, seat, rings));
        return new Audience(idOf(seat.circle(), topic, rings, selected), topic, readers);
    }

    private static List<String> ringsThatSee(Preset preset, Topic topic) {
        return Stream.of(Ring.values())
                .filter(ring -> TopicRules.topics(preset, ring).contains(topic))
                .map(Ring::name)
                .toList();
    }

    /** Who writes sees what he wrote, also when the ring does not see the topic. */
    private static List<String> besides(CircleView circle, Seat seat, List<String> rings) {
        var seesByRing = seat.isResident()
                || seat.ring().map(Ring::name).filter(rings::contains).isPresent();
        return seesByRing ? List.of() : List.of(seat.account().value().toString());
    }

    private static List<String> sorted(Set<AccountId> persons, AccountId author) {
        return Stream.concat(persons.stream(), Stream.of(author))
                .map(person -> person.value().toString())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<CirclePerson> readersOf(
            Seat seat, CircleView circle, Topic topic, Optional<Set<AccountId>> only) {
        SequencedSet<CirclePerson> readers = new LinkedHashSet<>(circle.residents());
        circle.members().stream()
                .filter(member ->
                        only.map(persons -> persons.contains(member.person().account())
                                                || member.person().account().equals(seat.account()))
                                        .orElse(true)
                                && member.topics().contains(topic))
                .map(MemberView::person)
                .forEach(readers::add);
        circle.speakers().stream()
                .filter(speaker ->
                        speaker.scope().topics().contains(topic) && (circle.healthAllowed() || topic != Topic.HEALTH))
                .map(SpeakerView::person)
                .forEach(readers::add);
        return List.copyOf(readers);
    }

    private UUID idOf(CircleId circle, Topic topic, List<String> rings, List<String> selected) {
        var ringArray = "{" + String.join(",", rings) + "}";
        var selectedArray = "{" + String.join(",", selected) + "}";
        jdbc.sql(
                        "insert into circle.audience (id, circle_id, topic, rings, selected) values (?, ?, ?, ?::text[], ?::uuid[]) "
                                + "on conflict do nothing")
                .param(Ids.next())
                .param(circle.value())
                .param(topic.name())
                .param(ringArray)
                .param(selectedArray)
                .update();
        return jdbc.sql(
                        "select id from circle.audience where circle_id = ? and topic = ? and rings = ?::text[] and selected = ?::uuid[]")
                .param(circle.value())
                .param(topic.name())
                .param(ringArray)
                .param(selectedArray)
                .query(UUID.class)
                .single();
    }

    /** The audiences of a circle that this seat is in, by Java's own reckoning; the database has its own. */
    @Transactional(readOnly = true)
    public Set<UUID> audiencesOf(Seat seat) {
        return Set.copyOf(jdbc.sql(
                        "select id from circle.audience where circle_id = :circle and (:all or topic = any (:speaks::text[]) "
                                + "or topic = any (:topics::text[]) and (:ring = any (rings) or :me = any (selected) "
                                + "or cardinality(rings) > 0 and exists (select 1 from circle.topic_choice t where t.allowed "
                                + "and t.circle_id = audience.circle_id and t.account_id = :me and t.topic = audience.topic)))")
                .param("circle", seat.circle().value())
                .param("all", seat.isResident())
                .param(
                        "speaks",
                        "{"
                                + String.join(
                                        ",",
                                        seat.speaksOn().stream()
                                                .map(Topic::name)
                                                .toList()) + "}")
                .param(
                        "topics",
                        "{"
                                + String.join(
                                        ",",
                                        seat.topics().stream().map(Topic::name).toList()) + "}")
                .param("ring", seat.ring().map(Ring::name).orElse(""))
                .param("me", seat.account().value())
                .query(UUID.class)
                .list());
    }
}
