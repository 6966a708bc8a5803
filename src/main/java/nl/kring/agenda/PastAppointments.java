package nl.kring.agenda;

import java.sql.Timestamp;
import java.util.List;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.PastSeats;
import nl.kring.platform.Acting;
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

    /** Writes them as they were made. Who may not make one is refused. */
    public void make(CircleId circle, List<PastAppointment> appointments) {
        Acting.requireJob();
        var seats = new PastSeats(circle, circles, audiences);
        appointments.forEach(appointment -> make(seats, appointment));
    }

    private void make(PastSeats seats, PastAppointment past) {
        var made = past.made();
        var at = past.at();
        var seat = seats.of(past.maker());
        seat.may(Act.MAKE_APPOINTMENT, made.topic());
        var audience = seats.audience(past.maker(), made.topic(), made.about(), made.only());
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
                .filter(past.yes()::contains)
                .forEach(who -> writing.says(seats.circle(), made.id(), who));
    }
}
