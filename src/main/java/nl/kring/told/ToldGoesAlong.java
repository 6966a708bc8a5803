package nl.kring.told;

import java.util.List;
import java.util.UUID;
import nl.kring.circle.CircleEvent.MemberJoined;
import nl.kring.circle.CircleEvent.Parted;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a household goes apart, what one of them chose holds in the own circle, and so does what somebody chose who comes along. */
@Component
class ToldGoesAlong {
    private static final String COPY = """
            insert into circle.told_how (circle_id, account_id, often, shows, quiet_from, quiet_to)
            select :own, account_id, often, shows, quiet_from, quiet_to from circle.told_how
            where account_id = :who and circle_id = :home
            on conflict do nothing
            """;

    private static final String COPY_PAPER = """
            insert into circle.on_paper (circle_id, account_id, said_by, at)
            select :own, account_id, said_by, at from circle.on_paper where account_id = :who and circle_id = :home
            on conflict do nothing
            """;

    private final JdbcClient jdbc;

    ToldGoesAlong(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(Parted parted) {
        copy(parted.circle(), parted.own(), parted.resident());
    }

    @EventListener
    void on(MemberJoined joined) {
        jdbc.sql("select circle_id from circle.apart where own_circle_id = ?")
                .param(joined.circle().value())
                .query(UUID.class)
                .list()
                .forEach(home -> copy(new CircleId(home), joined.circle(), joined.member()));
    }

    private void copy(CircleId home, CircleId own, AccountId who) {
        List.of(COPY, COPY_PAPER).forEach(copied -> jdbc.sql(copied)
                .param("own", own.value())
                .param("home", home.value())
                .param("who", who.value())
                .update());
    }
}
