package nl.kring.circle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleEvent.WhoSeesChanged;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** "Mag Elske blijven?": asked before somebody's time in a circle is over, of who works here (R-B6) and once of a guest (R-B5). */
@Service
@Transactional
public class StayService {
    private final CircleService circles;
    private final AccountService accounts;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    StayService(
            CircleService circles,
            AccountService accounts,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.circles = circles;
        this.accounts = accounts;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
    }

    private static final String LONGER =
            "case relation when 'GUEST' then ends_at + interval '30 days' else common.kring_now() + interval '12 months' end";

    /** Somebody of whom it is asked, until when that person takes part without an answer, and until when with a yes. */
    public record Question(CirclePerson person, String work, Instant until, Instant longer) {}

    /** What waits for an answer, for who decides; to others nothing does. */
    @Transactional(readOnly = true)
    public List<Question> questions(CircleId circle) {
        var seat = circles.seat(circle);
        if (!seat.can(Act.ADMIT_OR_REMOVE)) {
            return List.of();
        }
        var rows = jdbc.sql("select account_id, coalesce(organisation, relation_word), ends_at, " + LONGER
                        + " from circle.circle_member "
                        + "where circle_id = ? and ended_at is null and stay_asked_at is not null and stay_answered_at is null "
                        + "and (? or not client_supporter) order by id")
                .param(circle.value())
                .param(seat.isResident())
                .query((row, _) -> new Row(
                        new AccountId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getTimestamp(4).toInstant()))
                .list();
        var people = accounts.people(rows.stream().map(Row::who).toList());
        return rows.stream()
                .flatMap(row -> Optional.ofNullable(people.get(row.who()))
                        .map(person -> new Question(
                                new CirclePerson(row.who(), person.firstName(), person.face(), Optional.empty()),
                                row.work(),
                                row.until(),
                                row.longer()))
                        .stream())
                .toList();
    }

    private record Row(AccountId who, String work, Instant until, Instant longer) {}

    private boolean supports(CircleId circle, AccountId member) {
        return jdbc.sql("select exists (select 1 from circle.circle_member where circle_id = ? and account_id = ? "
                        + "and ended_at is null and client_supporter)")
                .param(circle.value())
                .param(member.value())
                .query(Boolean.class)
                .single();
    }

    /** Another year at most, of a guest thirty days and only once, or no more than was agreed. The first answer stays. */
    public void answer(CircleId circle, AccountId member, boolean stays) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.ADMIT_OR_REMOVE);
        if (!seat.isResident() && supports(circle, member)) {
            throw new Refused("speaks.supporter.stays", seat.ownerName());
        }
        var rows = jdbc.sql("update circle.circle_member set version = version + 1, "
                        + "ends_at = case when :stays then " + LONGER + " else ends_at end, "
                        + "stay_asked_at = case when :stays and relation <> 'GUEST' then null else stay_asked_at end, "
                        + "stay_answered_at = case when :stays and relation <> 'GUEST' then null else common.kring_now() end "
                        + "where circle_id = :circle and account_id = :member and ended_at is null "
                        + "and stay_asked_at is not null and stay_answered_at is null")
                .param("stays", stays)
                .param("circle", circle.value())
                .param("member", member.value())
                .update();
        if (rows == 1) {
            if (stays) {
                log.write(circle.value(), "LET_STAY", "MEMBER", member.value());
            } else {
                log.write(circle.value(), "LET_END", "MEMBER", member.value());
            }
            events.publishEvent(new WhoSeesChanged(circle));
        }
    }
}
