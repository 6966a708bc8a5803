package nl.kring.agenda;

import java.util.Set;
import java.util.UUID;
import nl.kring.agenda.AgendaEvent.AppointmentChanged;
import nl.kring.circle.CircleEvent.MemberRemoved;
import nl.kring.circle.CircleId;
import nl.kring.circle.ToldHere;
import nl.kring.identity.AccountId;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import nl.kring.privacy.Erasures;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who left comes along no more; and what that person agreed is taken away, if it was asked (R-B9). */
@Component
class AgendaLeft implements DueWork, ToldHere {
    private final WritingAppointments writing;
    private final Erasures erasures;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final ApplicationEventPublisher events;

    AgendaLeft(
            WritingAppointments writing,
            Erasures erasures,
            JdbcClient jdbc,
            DueRows rows,
            ApplicationEventPublisher events) {
        this.writing = writing;
        this.erasures = erasures;
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
    }

    @EventListener
    void on(MemberRemoved gone) {
        jdbc.sql("delete from circle.comes_along where circle_id = ? and account_id = ?")
                .param(gone.circle().value())
                .param(gone.member().value())
                .update();
    }

    @Override
    public Set<CircleId> circles(AccountId who) {
        return jdbc.sql("select distinct circle_id from circle.appointment where maker_id = ? and erased_at is null")
                .param(who.value())
                .query((row, _) -> new CircleId(row.getObject(1, UUID.class)))
                .set();
    }

    @Override
    public String name() {
        return "own-appointments";
    }

    /** Each row says itself whether it is due; the request is kept by who takes away the posts. */
    @Override
    public void doWhatIsDue() {
        rows.each(
                () -> jdbc.sql(
                                "select a.id from circle.own_erasure e join circle.appointment a on a.maker_id = e.account_id "
                                        + "and a.circle_id = e.circle_id where a.erased_at is null and a.made_at <= e.asked_at order by a.id")
                        .query(UUID.class)
                        .list(),
                this::erase);
    }

    private void erase(UUID id) {
        if (writing.erase(new AppointmentId(id))) {
            var circle = jdbc.sql("select circle_id from circle.appointment where id = ?")
                    .param(id)
                    .query(UUID.class)
                    .single();
            erasures.note(circle, "OWN_POSTS", id, 1);
            events.publishEvent(new AppointmentChanged(new CircleId(circle), new AppointmentId(id)));
        }
    }
}
