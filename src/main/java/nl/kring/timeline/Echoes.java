package nl.kring.timeline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.CircleView;
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
    Map<UUID, PostView.Reactions> reactions(Seat seat, CircleView circle, Collection<UUID> posts) {
        return jdbc
                .sql(
                        "select post_id, account_id, kind from circle.reaction where post_id = any (?::uuid[]) order by at, account_id")
                .param("{" + posts.stream().map(UUID::toString).collect(Collectors.joining(",")) + "}")
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
