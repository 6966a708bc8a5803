package nl.kring.farewell;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.circle.Act;
import nl.kring.circle.CircleEvent.DeathReported;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.identity.AccountId;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a resident wants for after her, and who must still be told once it is so. Kring tells nobody by itself (journey b). */
@Service
@Transactional
public class AfterwardsService {
    private final CircleService circles;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    AfterwardsService(CircleService circles, AccessLog log, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.circles = circles;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** What the resident chose; ninety days if nothing. */
    @Transactional(readOnly = true)
    public AfterMe chosen(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.CHOOSE_AFTER_ME);
        return jdbc.sql("select choice from circle.after_me where circle_id = ? and account_id = ?")
                .param(circle.value())
                .param(seat.account().value())
                .query(String.class)
                .optional()
                .map(AfterMe::valueOf)
                .orElse(AfterMe.DAYS_90);
    }

    /** The resident chooses; nobody does it for her. */
    public void choose(CircleId circle, AfterMe choice) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.CHOOSE_AFTER_ME);
        jdbc.sql(
                        "insert into circle.after_me (circle_id, account_id, choice) values (?, ?, ?) "
                                + "on conflict (circle_id, account_id) do update set choice = excluded.choice, at = common.kring_now()")
                .param(circle.value())
                .param(seat.account().value())
                .param(choice.name())
                .update();
        log.write(
                circle.value(),
                seat.account(),
                "CHOSE",
                "AFTER_ME",
                seat.account().value());
    }

    /** Until which day the circle can be read; nothing while it is not certain that it stands still. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> until(CircleId circle) {
        circles.seat(circle).may(Act.READ);
        return jdbc.sql("select max(erase_at) from circle.death_report where circle_id = ? and mistake_at is null")
                .param(circle.value())
                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1))
                        .map(at -> LocalDate.ofInstant(at.toInstant(), MovingClock.ZONE)))
                .single();
    }

    /** Everybody in the circle but the reader, with who knows it already; only once it is certain, for who stands near. */
    @Transactional(readOnly = true)
    public List<ToTell> toTell(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.CONFIRM_DEATH);
        var view = circles.viewFor(seat);
        if (view.state() != CircleState.IN_MEMORIAM) {
            return List.of();
        }
        var known = known(circle, view);
        return view.members().stream()
                .filter(member -> !member.person().account().equals(seat.account()))
                .map(member -> new ToTell(
                        member.person(),
                        member.relationWord(),
                        Optional.ofNullable(known.get(member.person().account()))))
                .toList();
    }

    private Map<AccountId, String> known(CircleId circle, CircleView view) {
        return jdbc
                .sql("select account_id, told_by from circle.death_known where circle_id = ?")
                .param(circle.value())
                .query((row, _) -> Map.entry(
                        new AccountId(row.getObject(1, UUID.class)),
                        view.nameOf(new AccountId(row.getObject(2, UUID.class))).orElse("")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Somebody knows it, or not after all; whoever stands near reads that at once. */
    public void knows(CircleId circle, AccountId person, boolean knows) {
        var seat = circles.seat(circle);
        seat.may(Act.CONFIRM_DEATH);
        var view = circles.viewFor(seat);
        if (view.state() != CircleState.IN_MEMORIAM || view.person(person).isEmpty()) {
            throw new NotFound();
        }
        if (knows) {
            jdbc.sql(
                            "insert into circle.death_known (circle_id, account_id, told_by) values (?, ?, ?) on conflict do nothing")
                    .param(circle.value())
                    .param(person.value())
                    .param(seat.account().value())
                    .update();
        } else {
            jdbc.sql("delete from circle.death_known where circle_id = ? and account_id = ?")
                    .param(circle.value())
                    .param(person.value())
                    .update();
        }
        events.publishEvent(new DeathReported(circle));
    }
}
