package nl.kring.timeline;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a resident said of the own days. What another says of her is a post, and stands on the timeline alone. */
@Service
@Transactional(readOnly = true)
public class CheckInService {
    private final CircleService circles;
    private final AudienceService audiences;
    private final JdbcClient jdbc;

    CheckInService(CircleService circles, AudienceService audiences, JdbcClient jdbc) {
        this.circles = circles;
        this.audiences = audiences;
        this.jdbc = jdbc;
    }

    /** Said by this resident of herself since then, the oldest first, as far as who asks reads it on the timeline. */
    public List<CheckIn> said(CircleId circle, AccountId resident, Instant since) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return jdbc.sql(
                        "select id, at, face, text from circle.post where circle_id = ? and whose_id = ? and author_id = whose_id "
                                + "and kind = 'CHECK_IN' and deleted_at is null and at >= ? and (audience_id = any (?)) is true "
                                + "order by at, id")
                .param(circle.value())
                .param(resident.value())
                .param(Timestamp.from(since))
                .param(audiences.audiencesOf(seat).toArray(UUID[]::new))
                .query((row, _) -> new CheckIn(
                        new PostId(row.getObject(1, UUID.class)),
                        row.getTimestamp(2).toInstant(),
                        HowItGoes.of(row.getInt(3)),
                        row.getString(4)))
                .list();
    }
}
