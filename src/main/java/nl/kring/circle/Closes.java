package nl.kring.circle;

import nl.kring.privacy.Terms;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of a circle that closes, by its resident or on a day that she was told. */
@Component
class Closes {
    /** That it closes in its resident's name is said no longer. */
    static final String NOT_SAID = "closing_by = null, closing_at = null, closing_reason = null, ";

    private final JdbcClient jdbc;
    private final Terms terms;

    Closes(JdbcClient jdbc, Terms terms) {
        this.jdbc = jdbc;
        this.terms = terms;
    }

    /** False for one that is closed, or stands still. */
    boolean close(CircleId circle) {
        var open = jdbc.sql("select 1 from circle.circle where id = ? and state = 'ACTIVE' for update")
                .param(circle.value())
                .query(Integer.class)
                .optional();
        if (open.isEmpty()) {
            return false;
        }
        // she may begin another one from now on (R-A7)
        jdbc.sql("update circle.circle_resident set individual_in = null, version = version + 1 "
                        + "where circle_id = ? and individual_in is not null")
                .param(circle.value())
                .update();
        return jdbc.sql("update circle.circle set state = 'CLOSED', closed_at = now.at, "
                                + NOT_SAID
                                + "erases_at = now.at + ?::interval, version = version + 1 from (select common.kring_now() as at) now "
                                + "where id = ? and state = 'ACTIVE'")
                        .param(terms.closed().toString())
                        .param(circle.value())
                        .update()
                == 1;
    }
}
