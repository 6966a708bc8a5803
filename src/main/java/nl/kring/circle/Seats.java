package nl.kring.circle;

import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads where an account stands in a circle, from the rows as they are now. */
@Component
class Seats {
    private final CircleRepository circles;
    private final CircleResidentRepository residents;
    private final CircleMemberRepository members;
    private final Speakers speakers;
    private final AccountService accounts;
    private final JdbcClient jdbc;
    private final Clock clock;

    Seats(
            CircleRepository circles,
            CircleResidentRepository residents,
            CircleMemberRepository members,
            Speakers speakers,
            AccountService accounts,
            JdbcClient jdbc,
            Clock clock) {
        this.circles = circles;
        this.residents = residents;
        this.members = members;
        this.speakers = speakers;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Place(CircleId circle, AccountId account) {}

    Optional<Seat> find(CircleId id, AccountId account) {
        return Acting.once(new Place(id, account), () -> read(id, account));
    }

    private Optional<Seat> read(CircleId id, AccountId account) {
        var rows = circles.standing(id.value(), account.value(), clock.instant());
        return rows.stream().findFirst().flatMap(row -> find(row, owners(rows), account));
    }

    private static List<CircleResident> owners(List<Standing> rows) {
        return rows.stream().flatMap(row -> Stream.ofNullable(row.resident())).toList();
    }

    private Optional<Seat> find(Standing stands, List<CircleResident> owners, AccountId account) {
        var circle = stands.circle();
        var ownerName = ownerName(owners);
        var household = owners.size() > 1;
        if (owners.stream().anyMatch(owner -> owner.account().equals(account))) {
            return Optional.of(new Seat(
                    circle.id(),
                    account,
                    Seat.Kind.RESIDENT,
                    Optional.empty(),
                    false,
                    true,
                    true,
                    false,
                    Age.GROWN_UP,
                    true,
                    allowed(circle, EnumSet.allOf(Topic.class)),
                    Map.of(),
                    circle.state(),
                    circle.healthAllowed(),
                    false,
                    household,
                    ownerName,
                    Optional.ofNullable(stands.helped()).map(HelperSession::helper)));
        }
        var member = Optional.ofNullable(stands.member())
                .filter(found -> found.takesPartAt(clock.instant()))
                .map(found -> seat(circle, found, topics(circle, found), household, ownerName));
        var speaks = speakers.of(circle.id(), account);
        var seat = speaks.isEmpty()
                ? member
                : Optional.of(representative(circle, account, member, speaks, household, ownerName));
        return seat.map(
                it -> it.lookedAlongBy(Optional.ofNullable(stands.helped()).map(HelperSession::helper)));
    }

    private Seat seat(Circle circle, CircleMember member, Set<Topic> topics, boolean household, String ownerName) {
        var age = member.ageAt(clock.instant());
        return new Seat(
                circle.id(),
                member.account(),
                Seat.Kind.MEMBER,
                Optional.of(member.ring()),
                member.coordinator(),
                member.mayObserve() && age != Age.CHILD,
                member.recognised(),
                member.guest(),
                age,
                false,
                topics,
                Map.of(),
                circle.state(),
                circle.healthAllowed(),
                circle.preparedBy(member.account()),
                household,
                ownerName,
                Optional.empty());
    }

    /** The seats of the members as they will be after the resident's yes. */
    List<Seat> onceBegun(CircleId id) {
        var circle = circles.findById(id.value()).orElseThrow(NotFound::new);
        var choices = choices(id, Optional.empty());
        return members.findByCircleIdAndEndedAtIsNullOrderById(id.value()).stream()
                .filter(member -> member.takesPartAt(clock.instant()))
                .map(member -> seat(circle, member, topicsOnceBegun(circle, member, choices), false, ""))
                .toList();
    }

    /** Both at once, where a member speaks for the resident too. Who is here by work reads only what that is about. */
    private static Seat representative(
            Circle circle,
            AccountId account,
            Optional<Seat> member,
            List<Speakers.Row> speaks,
            boolean household,
            String ownerName) {
        var scopes = new LinkedHashMap<AccountId, Set<Topic>>();
        speaks.forEach(row -> scopes.computeIfAbsent(row.resident(), _ -> EnumSet.noneOf(Topic.class))
                .addAll(row.scope().topics()));
        scopes.values().forEach(topics -> allowed(circle, topics));
        var scope = EnumSet.noneOf(Topic.class);
        scopes.values().forEach(scope::addAll);
        var topics = EnumSet.copyOf(scope);
        member.filter(seat -> !seat.ring().equals(Optional.of(Ring.PROFESSIONALS)))
                .ifPresent(seat -> topics.addAll(seat.topics()));
        var personal = speaks.stream().anyMatch(row -> row.scope().personal());
        var keepsGoing = speaks.stream().anyMatch(row -> row.scope() != Scope.FINANCIAL);
        return new Seat(
                circle.id(),
                account,
                Seat.Kind.REPRESENTATIVE,
                member.flatMap(Seat::ring),
                member.filter(Seat::coordinator).isPresent(),
                keepsGoing || member.filter(Seat::mayObserve).isPresent(),
                member.map(Seat::recognised).orElse(true),
                false,
                member.map(Seat::age).orElse(Age.GROWN_UP),
                personal,
                topics,
                scopes,
                circle.state(),
                circle.healthAllowed(),
                member.filter(Seat::preparing).isPresent(),
                household,
                ownerName,
                Optional.empty());
    }

    /** The same with what a member reads by speaking for the resident; who is here by work reads only that. */
    Set<Topic> reads(Circle circle, CircleMember member, List<Choice> choices, List<Speakers.Row> spoken) {
        var scopes = spoken.stream()
                .filter(row -> row.account().equals(member.account()))
                .map(Speakers.Row::scope)
                .toList();
        return allowed(circle, reads(member.ring(), topics(circle, member, choices), scopes));
    }

    private static Set<Topic> reads(Ring ring, Set<Topic> byRing, List<Scope> scopes) {
        var reads = EnumSet.noneOf(Topic.class);
        if (scopes.isEmpty() || ring != Ring.PROFESSIONALS) {
            reads.addAll(byRing);
        }
        scopes.forEach(scope -> reads.addAll(scope.topics()));
        return reads;
    }

    /** What a member may read about: the ring's topics under the preset, unless the resident chose otherwise for this one. */
    Set<Topic> topics(Circle circle, CircleMember member) {
        return topics(circle, member, choices(circle.id(), Optional.of(member.account())));
    }

    /** The same, with choices that were read for all members at once. */
    Set<Topic> topics(Circle circle, CircleMember member, List<Choice> choices) {
        return circle.state() == CircleState.FORMING ? Set.of() : topicsOnceBegun(circle, member, choices);
    }

    private Set<Topic> topicsOnceBegun(Circle circle, CircleMember member, List<Choice> choices) {
        return topics(
                circle.preset(),
                circle.healthAllowed(),
                most(member.guest(), member.ageAt(clock.instant())),
                member.ring(),
                member.account(),
                choices);
    }

    /** What a member would read about in a circle that may not be as it is now. */
    Set<Topic> topics(CircleView circle, MemberView member, List<Choice> choices) {
        if (circle.state() == CircleState.FORMING) {
            return Set.of();
        }
        var byRing = topics(
                circle.preset(),
                circle.healthAllowed(),
                most(member.guest(), member.age()),
                member.ring(),
                member.person().account(),
                choices);
        return allowed(
                circle.healthAllowed(),
                reads(member.ring(), byRing, circle.scopesOf(member.person().account())));
    }

    private static Set<Topic> topics(
            Preset preset, boolean health, Set<Topic> most, Ring ring, AccountId member, List<Choice> choices) {
        var topics = EnumSet.noneOf(Topic.class);
        topics.addAll(TopicRules.topics(preset, ring));
        choices.stream().filter(choice -> choice.member().equals(member)).forEach(choice -> choice.apply(topics));
        topics.retainAll(most);
        return allowed(health, topics);
    }

    /** What a guest (R-B5) or a child (R-B14) reads about at most, whatever ring or choice there is. */
    private static Set<Topic> most(boolean guest, Age age) {
        if (guest) {
            return TopicRules.GUEST;
        }
        return age == Age.CHILD ? TopicRules.CHILD : EnumSet.allOf(Topic.class);
    }

    private static Set<Topic> allowed(Circle circle, Set<Topic> topics) {
        return allowed(circle.healthAllowed(), topics);
    }

    /** Where the resident said no to health, nobody writes about it, and only the resident reads what there was. */
    private static Set<Topic> allowed(boolean health, Set<Topic> topics) {
        if (!health) {
            topics.remove(Topic.HEALTH);
        }
        return topics;
    }

    /** What the resident chose otherwise than the rings, for one member or for all. */
    List<Choice> choices(CircleId circle, Optional<AccountId> member) {
        return jdbc.sql("select account_id, topic, allowed from circle.topic_choice "
                        + "where circle_id = :circle and (:member::uuid is null or account_id = :member::uuid)")
                .param("circle", circle.value())
                .param("member", member.map(AccountId::value).orElse(null))
                .query((row, _) -> new Choice(
                        new AccountId(row.getObject(1, UUID.class)),
                        Topic.valueOf(row.getString(2)),
                        row.getBoolean(3)))
                .list();
    }

    /** A wider or narrower view for one member than the ring gives. */
    record Choice(AccountId member, Topic topic, boolean allowed) {
        private void apply(Set<Topic> topics) {
            if (allowed) {
                topics.add(topic);
            } else {
                topics.remove(topic);
            }
        }
    }

    /** Until the resident recognises a new member, that one reads nothing but what is practical and fun, in whatever ring. */
    void readLittle(CircleId circle, AccountId member) {
        EnumSet.complementOf(EnumSet.of(Topic.PRACTICAL, Topic.FUN)).forEach(topic -> jdbc.sql(
                        "insert into circle.topic_choice (circle_id, account_id, topic, allowed, until_recognised) "
                                + "values (?, ?, ?, false, true) on conflict (circle_id, account_id, topic) "
                                + "do update set allowed = false, until_recognised = true")
                .param(circle.value())
                .param(member.value())
                .param(topic.name())
                .update());
    }

    /** Reads of this as the ring does. */
    void asTheRing(CircleId circle, AccountId member, Topic topic) {
        jdbc.sql("delete from circle.topic_choice where circle_id = ? and account_id = ? and topic = ?")
                .param(circle.value())
                .param(member.value())
                .param(topic.name())
                .update();
    }

    /** Reads of this otherwise than the ring does. */
    void otherwise(CircleId circle, AccountId member, Topic topic, boolean allowed) {
        jdbc.sql("insert into circle.topic_choice (circle_id, account_id, topic, allowed) values (?, ?, ?, ?) "
                        + "on conflict (circle_id, account_id, topic) do update set allowed = excluded.allowed")
                .param(circle.value())
                .param(member.value())
                .param(topic.name())
                .param(allowed)
                .update();
    }

    /** What was wider for one member than an earlier ring gave does not come along to the next. */
    void nothingWider(CircleId circle, AccountId member) {
        jdbc.sql("delete from circle.topic_choice where circle_id = ? and account_id = ? and allowed")
                .param(circle.value())
                .param(member.value())
                .update();
    }

    void readAsTheRing(CircleId circle, AccountId member) {
        jdbc.sql("delete from circle.topic_choice where circle_id = ? and account_id = ? and until_recognised")
                .param(circle.value())
                .param(member.value())
                .update();
    }

    String ownerName(List<CircleResident> owners) {
        var ids = owners.stream().map(CircleResident::account).toList();
        var names = accounts.firstNames(ids);
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(names.get(id)).stream())
                .collect(Collectors.joining(" & "));
    }

    /** Everybody who is or was in a circle, or spoke for its resident. */
    List<AccountId> everSeated(CircleId circle) {
        return jdbc.sql("select account_id from circle.circle_resident where circle_id = :circle "
                        + "union select account_id from circle.circle_member where circle_id = :circle "
                        + "union select account_id from circle.representation where circle_id = :circle")
                .param("circle", circle.value())
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Where those work who are or were in a circle for their work. */
    Map<AccountId, String> worksFor(CircleId circle) {
        return jdbc
                .sql("select distinct on (account_id) account_id, organisation from circle.circle_member "
                        + "where circle_id = ? and organisation is not null order by account_id, id desc")
                .param(circle.value())
                .query((row, _) -> Map.entry(new AccountId(row.getObject(1, UUID.class)), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether somebody is or was anywhere, as a job. */
    boolean isSomewhere(AccountId account) {
        return jdbc.sql("select exists (select 1 from circle.circle_resident where account_id = :who "
                        + "union select 1 from circle.circle_member where account_id = :who "
                        + "union select 1 from circle.representation where account_id = :who or resident_id = :who)")
                .param("who", account.value())
                .query(Boolean.class)
                .single();
    }

    /** Whether somebody takes part in a circle now, whoever asks: for jobs. */
    boolean takesPart(UUID circle, AccountId account) {
        return residents.findByCircleIdAndEndedAtIsNullOrderById(circle).stream()
                        .anyMatch(resident -> resident.account().equals(account))
                || members.findByCircleIdAndAccountIdAndEndedAtIsNull(circle, account.value())
                        .filter(member -> member.takesPartAt(clock.instant()))
                        .isPresent()
                || !speakers.of(new CircleId(circle), account).isEmpty();
    }
}
