package nl.kring.told;

import java.util.Set;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who hears on paper: said by that person, by who invites, or by who organises; everybody in the circle knows it, and phones. */
@Service
@Transactional
public class OnPaperService {
    private final CircleService circles;
    private final JdbcClient jdbc;

    OnPaperService(CircleService circles, JdbcClient jdbc) {
        this.circles = circles;
        this.jdbc = jdbc;
    }

    /** Who does, in this circle. */
    @Transactional(readOnly = true)
    public Set<AccountId> onPaper(CircleId circle) {
        circles.seat(circle).may(Act.READ);
        return Set.copyOf(jdbc.sql("select account_id from circle.on_paper where circle_id = ?")
                .param(circle.value())
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list());
    }

    /** Whether this person does. */
    @Transactional(readOnly = true)
    public boolean mine(CircleId circle) {
        var seat = circles.seat(circle);
        return onPaper(circle).contains(seat.account());
    }

    /** From now on this person hears on paper, or not any more. */
    public void hears(CircleId circle, AccountId person, boolean onPaper) {
        var seat = circles.seat(circle);
        if (!maySay(seat, person)) {
            throw seat.noRight(Act.ADMIT_OR_REMOVE.name());
        }
        seat.mayWrite(Act.READ);
        if (onPaper) {
            refuseStranger(seat, person);
            jdbc.sql(
                            "insert into circle.on_paper (circle_id, account_id, said_by) values (?, ?, ?) on conflict do nothing")
                    .param(circle.value())
                    .param(person.value())
                    .param(seat.account().value())
                    .update();
        } else {
            jdbc.sql("delete from circle.on_paper where circle_id = ? and account_id = ?")
                    .param(circle.value())
                    .param(person.value())
                    .update();
        }
    }

    /** The same of somebody whose circle says so elsewhere, as a job. */
    public void hearsOnPaper(CircleId circle, AccountId person, AccountId saidBy) {
        Acting.requireJob();
        jdbc.sql("insert into circle.on_paper (circle_id, account_id, said_by) values (?, ?, ?) on conflict do nothing")
                .param(circle.value())
                .param(person.value())
                .param(saidBy.value())
                .update();
    }

    /** Of oneself, or of anybody as who invites or organises. */
    public static boolean maySay(Seat seat, AccountId person) {
        return seat.account().equals(person) || seat.coordinator() || seat.can(Act.ADMIT_OR_REMOVE);
    }

    private void refuseStranger(Seat seat, AccountId person) {
        var view = circles.viewFor(seat);
        if (view.members().stream()
                        .noneMatch(member -> member.person().account().equals(person))
                && view.residents().stream()
                        .noneMatch(resident -> resident.account().equals(person))) {
            throw new NotFound();
        }
    }
}
