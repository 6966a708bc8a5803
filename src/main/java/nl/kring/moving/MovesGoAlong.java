package nl.kring.moving;

import nl.kring.circle.CircleEvent.InMemoriam;
import nl.kring.circle.CircleEvent.Parted;
import nl.kring.circle.CircleEvent.ResidentDied;
import nl.kring.circle.CircleEvent.ResidentLives;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A move ends with who would move, and goes along to the own circle of who lived in a household: it is never of who stays. */
@Component
class MovesGoAlong {
    private static final String OFF = "update circle.move set cancelled_at = common.kring_now(), off_by_death = :death "
            + "where cancelled_at is null and over_at is null and circle_id = :circle";

    private final JdbcClient jdbc;

    MovesGoAlong(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(ResidentDied died) {
        jdbc.sql(OFF + " and resident_id = :resident")
                .param("death", true)
                .param("circle", died.circle().value())
                .param("resident", died.resident().value())
                .update();
    }

    @EventListener
    void on(InMemoriam still) {
        jdbc.sql(OFF)
                .param("death", true)
                .param("circle", still.circle().value())
                .update();
    }

    /** It was a mistake: what was to happen stands as it stood. What she called off herself stays off. */
    @EventListener
    void on(ResidentLives lives) {
        jdbc.sql("update circle.move m set cancelled_at = null, off_by_death = false where off_by_death "
                        + "and circle_id = :circle and resident_id = :resident and not exists (select 1 from circle.move o "
                        + "where o.circle_id = m.circle_id and o.resident_id = m.resident_id and o.cancelled_at is null "
                        + "and o.over_at is null)")
                .param("circle", lives.circle().value())
                .param("resident", lives.resident().value())
                .update();
    }

    /** One that she said in her own circle too counts there. */
    @EventListener
    void on(Parted parted) {
        jdbc.sql(OFF + " and resident_id = :resident and exists (select 1 from circle.move o where o.circle_id = :own "
                        + "and o.resident_id = :resident and o.cancelled_at is null and o.over_at is null)")
                .param("death", false)
                .param("circle", parted.circle().value())
                .param("resident", parted.resident().value())
                .param("own", parted.own().value())
                .update();
        jdbc.sql("update circle.move set circle_id = :own where circle_id = :circle and resident_id = :resident")
                .param("circle", parted.circle().value())
                .param("resident", parted.resident().value())
                .param("own", parted.own().value())
                .update();
    }
}
