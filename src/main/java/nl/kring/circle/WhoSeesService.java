package nl.kring.circle;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.CircleEvent.WhoSeesChanged;
import nl.kring.identity.AccountId;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** "Wie ziet wat?": the resident, or who speaks for that person, says who reads about what; first what would change, then the change. */
@Service
@Transactional
public class WhoSeesService {
    private final CircleService circles;
    private final CircleRepository rows;
    private final CircleMemberRepository members;
    private final Seats seats;
    private final Deeds deeds;
    private final AccessLog log;
    private final ApplicationEventPublisher events;

    WhoSeesService(
            CircleService circles,
            CircleRepository rows,
            CircleMemberRepository members,
            Seats seats,
            Deeds deeds,
            AccessLog log,
            ApplicationEventPublisher events) {
        this.circles = circles;
        this.rows = rows;
        this.members = members;
        this.seats = seats;
        this.deeds = deeds;
        this.log = log;
        this.events = events;
    }

    /** Everybody with what each reads about, for who may change it. */
    @Transactional(readOnly = true)
    public CircleView now(CircleId id) {
        var seat = circles.seat(id);
        seat.may(Act.CHANGE_WHO_SEES_WHAT);
        return circles.viewFor(seat);
    }

    /** Whose view would change under this ready choice, and how. */
    @Transactional(readOnly = true)
    public List<Shift> ifPreset(CircleId id, Preset preset) {
        var circle = now(id);
        var choices = seats.choices(id, Optional.empty());
        return circle.members().stream()
                .map(member -> Shift.between(member, seats.topics(circle.with(preset), member, choices)))
                .filter(Shift::changes)
                .toList();
    }

    /** Takes a ready choice: who reads less by it reads less at the next read, also of what was there. */
    public void choose(CircleId id, Preset preset) {
        var seat = circles.seat(id);
        seat.mayWrite(Act.CHANGE_WHO_SEES_WHAT);
        deeds.refuseWhereAnyNoHolds(seat);
        var circle = rows.findById(id.value()).orElseThrow(NotFound::new);
        if (circle.preset() != preset) {
            if (ifPreset(id, preset).stream().anyMatch(shift -> !shift.gains().isEmpty())) {
                deeds.keepPreset(seat, circle.preset(), preset);
            }
            circle.choose(preset);
            log.write(id.value(), "CHOSE", "PRESET", id.value());
            events.publishEvent(new WhoSeesChanged(id));
        }
    }

    /** What would change for one member. */
    @Transactional(readOnly = true)
    public Optional<Shift> ifMember(CircleId id, AccountId member, Set<Topic> wanted) {
        var circle = now(id);
        var reads = EnumSet.noneOf(Topic.class);
        reads.addAll(wanted);
        reads.addAll(bySpeaking(circle, member));
        return Optional.of(Shift.between(member(circle, member), reads)).filter(Shift::changes);
    }

    /**
     * Says where a member sits and what exactly that person reads about; kept as what is otherwise than the ring, so that nothing wider
     * of an earlier ring stays behind.
     */
    public void arrange(CircleId id, AccountId member, Ring ring, Set<Topic> wanted) {
        var circle = now(id);
        circles.seat(id).mayWrite(Act.CHANGE_WHO_SEES_WHAT);
        var before = member(circle, member);
        deeds.refuseWhereNoHolds(circles.seat(id), member);
        if (circle.state() == CircleState.FORMING) {
            throw new Refused("sees.notYet");
        }
        if (!before.recognised()) {
            throw new Refused("sees.newFirst", before.person().firstName());
        }
        if (circle.most(before).filter(most -> !most.containsAll(wanted)).isPresent()) {
            throw new Refused(before.guest() ? "sees.guest" : "sees.child");
        }
        if (before.age() == Age.CHILD && ring != Ring.INNER) {
            throw new Refused("sees.child");
        }
        if (before.ring() != ring) {
            circles.moveTo(id, member, ring);
        }
        var rule = circle.preset().topics(ring);
        var bySpeaking = bySpeaking(circle, member);
        var topics = circle.most(before).orElseGet(() -> topicsOf(circle));
        var given = EnumSet.noneOf(Topic.class);
        topics.stream()
                .filter(topic -> wanted.contains(topic) && !before.topics().contains(topic))
                .filter(topic -> before.ring() == ring || !rule.contains(topic))
                .forEach(given::add);
        deeds.keepTopics(circles.seat(id), member, given);
        topics.forEach(topic -> {
            if (bySpeaking.contains(topic) || rule.contains(topic) == wanted.contains(topic)) {
                seats.asTheRing(id, member, topic);
            } else {
                seats.otherwise(id, member, topic, wanted.contains(topic));
            }
        });
        log.write(id.value(), "CHOSE", "TOPICS", member.value());
        events.publishEvent(new WhoSeesChanged(id));
    }

    /** What is read because this member speaks for the resident: that is not chosen here, and must not stay when it is over. */
    private static Set<Topic> bySpeaking(CircleView circle, AccountId member) {
        return circle.scopesOf(member).stream()
                .flatMap(scope -> scope.topics().stream())
                .collect(Collectors.toSet());
    }

    private static MemberView member(CircleView circle, AccountId member) {
        return circle.members().stream()
                .filter(one -> one.person().account().equals(member))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Where the resident said no to health, that choice stands apart: it is not one of a member's. */
    private static Set<Topic> topicsOf(CircleView circle) {
        return EnumSet.copyOf(Stream.of(Topic.values())
                .filter(topic -> topic != Topic.HEALTH || circle.healthAllowed())
                .toList());
    }
}
