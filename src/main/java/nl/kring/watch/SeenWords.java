package nl.kring.watch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.timeline.PostView.Given;
import nl.kring.timeline.PostView.Reactions;
import nl.kring.timeline.Reaction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** "Gezien", the one word that is said of what somebody saw and of an alert (R-C4): by name, and never a promise to do something. */
@Component
class SeenWords {
    private final JdbcClient jdbc;

    SeenWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of what. */
    enum Of {
        OBSERVATION("observation_id"),
        ALERT("alert_id");

        private final String column;

        Of(String column) {
            this.column = column;
        }
    }

    private record Said(UUID thing, AccountId who) {}

    /** Who said it of each of these. Who went is named no more. */
    Map<UUID, Reactions> of(Of what, Collection<UUID> things, Who who, Seat reader) {
        if (things.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select " + what.column + " as thing, account_id from circle.seen_word where " + what.column
                        + " = any (?) order by at, account_id")
                .param(things.toArray(UUID[]::new))
                .query((row, _) -> new Said(Rows.id(row, "thing"), new AccountId(Rows.id(row, "account_id"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Said::thing,
                        Collectors.collectingAndThen(Collectors.toList(), said -> reactions(said, who, reader))));
    }

    private static Reactions reactions(List<Said> said, Who who, Seat reader) {
        var own = said.stream()
                .map(Said::who)
                .filter(reader.account()::equals)
                .findFirst()
                .flatMap(who::person)
                .map(CirclePerson::firstName);
        var others = who.names(said.stream()
                .map(Said::who)
                .filter(one -> !one.equals(reader.account()))
                .toList());
        return own.isEmpty() && others.isEmpty()
                ? Reactions.NONE
                : new Reactions(List.of(new Given(Reaction.SEEN, own, others)), false);
    }

    /** Whether it is another than before. */
    boolean say(Seat seat, Of what, UUID thing, boolean said) {
        var sql = said
                ? "insert into circle.seen_word (" + what.column + ", account_id, circle_id) values (?, ?, ?) "
                        + "on conflict do nothing"
                : "delete from circle.seen_word where " + what.column + " = ? and account_id = ? and circle_id = ?";
        return jdbc.sql(sql)
                        .param(thing)
                        .param(seat.account().value())
                        .param(seat.circle().value())
                        .update()
                == 1;
    }
}
