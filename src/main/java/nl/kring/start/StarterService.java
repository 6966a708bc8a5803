package nl.kring.start;

import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which template came along when a circle started, for its resident: it says where to begin. */
@Service
@Transactional(readOnly = true)
public class StarterService {
    private final CircleService circles;
    private final JdbcClient jdbc;

    StarterService(CircleService circles, JdbcClient jdbc) {
        this.circles = circles;
        this.jdbc = jdbc;
    }

    /** The template of the card or the start together; none where nothing came along. */
    public Optional<Template> template(CircleId circle) {
        circles.seat(circle).may(Act.BEGIN_HERE);
        return jdbc.sql("select template from circle.given_by where circle_id = ? and template is not null")
                .param(circle.value())
                .query(String.class)
                .optional()
                .map(Template::valueOf);
    }
}
