package nl.kring.privacy;

import java.time.Period;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is kept in rows of one kind.
 *
 * @param sql forgets up to {@code :most} of what is older than {@code :term}; its count is how many
 */
public record KeptRows(String what, Period term, String sql, JdbcClient jdbc) implements Kept {
    @Override
    public int forget(int most) {
        return jdbc.sql(sql).param("term", term.toString()).param("most", most).update();
    }
}
