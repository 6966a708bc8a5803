package nl.kring.timeline;

import java.time.DayOfWeek;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What others did with posts without telling anything: read at once for a whole window, never for one card. */
@Component
class Echoes {
    private final JdbcClient jdbc;

    Echoes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Said(UUID post, AccountId who, Reaction kind) {}

    /** The reactions to each of these posts. */
    Map<UUID, PostView.Reactions> reactions(Seat seat, CircleView circle, Collection<Post> posts) {
        return jdbc
                .sql(
                        "select post_id, account_id, kind from circle.reaction where post_id = any (?::uuid[]) order by at, account_id")
                .param(these(posts.stream().map(post -> post.id().value())))
                .query((row, _) -> new Said(
                        row.getObject(1, UUID.class),
                        new AccountId(row.getObject(2, UUID.class)),
                        Reaction.valueOf(row.getString(3))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Said::post,
                        Collectors.collectingAndThen(Collectors.toList(), said -> reactions(seat, circle, said))));
    }

    /** In the order of the words, not of how many said them. Who went is named no more. */
    private static PostView.Reactions reactions(Seat seat, CircleView circle, List<Said> said) {
        return new PostView.Reactions(
                Stream.of(Reaction.values())
                        .map(kind -> given(seat, circle, kind, said))
                        .filter(given ->
                                given.own().isPresent() || !given.others().isEmpty())
                        .toList(),
                false);
    }

    /** Who works here leaves no marks of what was seen, and in a closed circle nothing is written. */
    static boolean leavesMarks(Seat seat) {
        return !seat.ring().equals(Optional.of(Ring.PROFESSIONALS)) && seat.state() != CircleState.CLOSED;
    }

    /** Who works in this circle. */
    static Set<AccountId> working(CircleView circle) {
        return circle.members().stream()
                .filter(member -> member.ring() == Ring.PROFESSIONALS)
                .map(member -> member.person().account())
                .collect(Collectors.toSet());
    }

    static String these(Stream<UUID> ids) {
        return ids.map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    /** Who saw each of these, for who may know it, and which of them this reader did not see yet (R-C3). */
    Map<UUID, PostView.Seen> seen(Seat seat, CircleView circle, Collection<Post> posts) {
        var working = working(circle);
        var marks = jdbc
                .sql(
                        "select post_id, account_id from circle.read_receipt where post_id = any (?::uuid[]) order by at nulls last, account_id")
                .param(these(posts.stream().map(post -> post.id().value())))
                .query((row, _) -> Map.entry(row.getObject(1, UUID.class), new AccountId(row.getObject(2, UUID.class))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        var unseen = posts.stream()
                .filter(post -> !post.erased() && !post.author().equals(seat.account()))
                .map(post -> post.id().value())
                .filter(post -> !marks.getOrDefault(post, List.of()).contains(seat.account()))
                .collect(Collectors.toSet());
        var marking = !unseen.isEmpty() && leavesMarks(seat) && wantsMarks(seat);
        return posts.stream()
                .collect(Collectors.toMap(
                        post -> post.id().value(),
                        post -> new PostView.Seen(
                                knows(seat, post)
                                        ? marks.getOrDefault(post.id().value(), List.of()).stream()
                                                .filter(who -> !who.equals(seat.account()) && !working.contains(who))
                                                .map(circle::nameOf)
                                                .flatMap(Optional::stream)
                                                .toList()
                                        : List.of(),
                                List.of(),
                                marking && unseen.contains(post.id().value()))));
    }

    /** Of answers only who gave it: a card says it once. */
    private static boolean knows(Seat seat, Post post) {
        return post.isOf(seat.account()) || seat.isResident() && !post.isAnswer();
    }

    private boolean wantsMarks(Seat seat) {
        return jdbc.sql("select not exists (select 1 from circle.receipts_off where account_id = ?)")
                .param(seat.account().value())
                .query(Boolean.class)
                .single();
    }

    /** Of those of these who work here and said it: on which days each reads. */
    static List<PostView.Reads> reads(Stream<MemberView> members, Map<AccountId, Set<DayOfWeek>> days) {
        return members.filter(member -> member.ring() == Ring.PROFESSIONALS)
                .map(MemberView::person)
                .flatMap(person -> Optional.ofNullable(days.get(person.account()))
                        .map(these -> new PostView.Reads(person.firstName(), these))
                        .stream())
                .toList();
    }

    /** On which days each of these reads. */
    Map<AccountId, Set<DayOfWeek>> days(Collection<AccountId> people) {
        if (people.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select account_id, day from circle.reading_day where account_id = any (?::uuid[])")
                .param(these(people.stream().map(AccountId::value)))
                .query((row, _) -> Map.entry(new AccountId(row.getObject(1, UUID.class)), DayOfWeek.of(row.getInt(2))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        Collectors.mapping(
                                Map.Entry::getValue, Collectors.toCollection(() -> EnumSet.noneOf(DayOfWeek.class)))));
    }

    private static PostView.Given given(Seat seat, CircleView circle, Reaction kind, List<Said> said) {
        var who = said.stream().filter(one -> one.kind() == kind).map(Said::who).toList();
        var own = who.stream().filter(seat.account()::equals).findFirst().flatMap(circle::nameOf);
        var others = who.stream()
                .filter(one -> !one.equals(seat.account()))
                .map(circle::nameOf)
                .flatMap(Optional::stream)
                .toList();
        return new PostView.Given(kind, own, others);
    }
}
