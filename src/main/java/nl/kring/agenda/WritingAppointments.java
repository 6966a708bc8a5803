package nl.kring.agenda;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.platform.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the rows of appointments, and of who comes along. */
@Component
class WritingAppointments {
    private final JdbcClient jdbc;

    WritingAppointments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes an appointment with its entry; false if this id was written before. The same id with other words is refused. */
    boolean write(Seat seat, AppointmentId id, UUID audience, Agreed agreed) {
        var written = jdbc.sql("insert into circle.entry (id, circle_id, audience_id, kind, author_id) "
                        + "values (?, ?, ?, 'APPOINTMENT', ?) on conflict do nothing")
                .param(id.value())
                .param(seat.circle().value())
                .param(audience)
                .param(seat.account().value())
                .update();
        if (written == 0) {
            refuseIfOther(seat, id, agreed);
            return false;
        }
        jdbc.sql(
                        "insert into circle.appointment (id, circle_id, audience_id, maker_id, what, place, starts_at, all_day, ends_at, ride) "
                                + "values (:id, :circle, :audience, :maker, :what, :place, :starts, :allDay, :ends, :ride)")
                .param("id", id.value())
                .param("circle", seat.circle().value())
                .param("audience", audience)
                .param("maker", seat.account().value())
                .param("what", agreed.what())
                .param("place", agreed.place())
                .param("starts", Timestamp.from(agreed.when().starts()))
                .param("allDay", agreed.when().allDay())
                .param("ends", moment(agreed.when().ends()))
                .param("ride", agreed.ride())
                .update();
        return true;
    }

    private void refuseIfOther(Seat seat, AppointmentId id, Agreed agreed) {
        var same = jdbc.sql("select count(*) from circle.appointment where id = ? and circle_id = ? and maker_id = ? "
                        + "and what = ? and starts_at = ?")
                .param(id.value())
                .param(seat.circle().value())
                .param(seat.account().value())
                .param(agreed.what())
                .param(Timestamp.from(agreed.when().starts()))
                .query(Long.class)
                .single();
        if (same == 0) {
            throw new Refused("agenda.sentBefore");
        }
    }

    /** False if another version stands there. */
    boolean change(AppointmentId id, int version, Agreed agreed) {
        return jdbc.sql(
                                "update circle.appointment set what = :what, place = :place, starts_at = :starts, all_day = :allDay, "
                                        + "ends_at = :ends, ride = :ride, version = version + 1, changed_at = common.kring_now() "
                                        + "where id = :id and version = :version and cancelled_at is null")
                        .param("what", agreed.what())
                        .param("place", agreed.place())
                        .param("starts", Timestamp.from(agreed.when().starts()))
                        .param("allDay", agreed.when().allDay())
                        .param("ends", moment(agreed.when().ends()))
                        .param("ride", agreed.ride())
                        .param("id", id.value())
                        .param("version", version)
                        .update()
                == 1;
    }

    private static @Nullable Timestamp moment(Optional<Instant> at) {
        return at.map(Timestamp::from).orElse(null);
    }

    void ask(CircleId circle, AppointmentId id, AccountId who) {
        jdbc.sql(
                        "insert into circle.comes_along (appointment_id, circle_id, account_id, said_yes) values (?, ?, ?, false) "
                                + "on conflict do nothing")
                .param(id.value())
                .param(circle.value())
                .param(who.value())
                .update();
    }

    void says(CircleId circle, AppointmentId id, AccountId who) {
        jdbc.sql(
                        "insert into circle.comes_along (appointment_id, circle_id, account_id, said_yes) values (?, ?, ?, true) "
                                + "on conflict (appointment_id, account_id) do update set said_yes = true, at = common.kring_now()")
                .param(id.value())
                .param(circle.value())
                .param(who.value())
                .update();
    }

    /** Who was asked to come along, or said so. */
    Set<AccountId> concerned(AppointmentId id) {
        return Set.copyOf(jdbc.sql("select account_id from circle.comes_along where appointment_id = ?")
                .param(id.value())
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list());
    }

    void saysNo(AppointmentId id, AccountId who) {
        jdbc.sql("delete from circle.comes_along where appointment_id = ? and account_id = ?")
                .param(id.value())
                .param(who.value())
                .update();
    }

    /** The words go, and who would come along; that there was something stays for a while. */
    boolean erase(AppointmentId id) {
        jdbc.sql("delete from circle.comes_along where appointment_id = ?")
                .param(id.value())
                .update();
        return jdbc.sql("update circle.appointment set what = '', place = '', erased_at = common.kring_now(), "
                                + "cancelled_at = coalesce(cancelled_at, common.kring_now()), version = version + 1 "
                                + "where id = ? and erased_at is null")
                        .param(id.value())
                        .update()
                == 1;
    }
}
