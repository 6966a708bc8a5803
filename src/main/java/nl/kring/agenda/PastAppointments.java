package nl.kring.agenda;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Appointments that a demo has: made some time ago by a job, and by the same rights as those that are made now. Nobody is asked. */
@Service
@Transactional
public class PastAppointments {
    private final CircleJobs circles;
    private final AudienceService audiences;
    private final WritingAppointments writing;
    private final JdbcClient jdbc;

    PastAppointments(CircleJobs circles, AudienceService audiences, WritingAppointments writing, JdbcClient jdbc) {
        this.circles = circles;
        this.audiences = audiences;
        this.writing = writing;
        this.jdbc = jdbc;
    }

    /**
     * Writes one as it was made at a moment.
     *
     * @param yes who of those who read it said to come along
     */
    public void make(CircleId circle, AccountId maker, NewAppointment made, Set<AccountId> yes, Instant at) {
        Acting.requireJob();
        var seat = circles.seatOf(circle, maker).map(Seat::whileItWentOn).orElseThrow(NotFound::new);
        seat.may(Act.MAKE_APPOINTMENT, made.topic());
        var audience = audiences.forTopic(seat, made.topic(), made.about(), made.only());
        writing.write(seat, made.id(), audience.id(), made.agreed().kept());
        jdbc.sql("update circle.entry set at = ? where id = ?")
                .param(Timestamp.from(at))
                .param(made.id().value())
                .update();
        jdbc.sql("update circle.appointment set made_at = ? where id = ?")
                .param(Timestamp.from(at))
                .param(made.id().value())
                .update();
        audience.readers().stream()
                .map(CirclePerson::account)
                .filter(yes::contains)
                .forEach(who -> writing.says(circle, made.id(), who));
    }
}
