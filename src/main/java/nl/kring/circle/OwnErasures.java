package nl.kring.circle;

import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** That somebody asks that what she told in a circle goes: the row is her own hand, a job does it. */
@Component
class OwnErasures {
    private final JdbcClient jdbc;

    OwnErasures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void ask(CircleId circle, AccountId who) {
        jdbc.sql("insert into circle.own_erasure (id, circle_id, account_id) values (?, ?, ?)")
                .param(Ids.next())
                .param(circle.value())
                .param(who.value())
                .update();
    }
}
