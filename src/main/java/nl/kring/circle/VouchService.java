package nl.kring.circle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleEvent.AskedToVouch;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import nl.kring.platform.NotFound;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A circle says whether it is really one of its own who lost the mailbox. Each answers for herself; {@link Vouching} counts. */
@Service
@Transactional
public class VouchService {
    private final CircleService circles;
    private final AccountService accounts;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    VouchService(
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

    /**
     * One of the circle of whom it is asked.
     *
     * @param address the new one, masked
     */
    public record Question(UUID recovery, PersonView person, String address, Instant at) {}

    /** What the person signed in is asked and did not answer yet; nothing for who may not, or of whom it is. */
    @Transactional(readOnly = true)
    public List<Question> questions(CircleId circle) {
        var seat = circles.seat(circle);
        if (!seat.can(Act.VOUCH)) {
            return List.of();
        }
        var asked = jdbc.sql(
                        "select r.id, r.account_id, r.address, r.asked_at from circle.recovery r where r.circle_id = :circle "
                                + "and r.decided_at is null and r.account_id <> :me and not exists "
                                + "(select 1 from circle.recovery_answer a where a.recovery_id = r.id and a.account_id = :me) order by r.id")
                .param("circle", circle.value())
                .param("me", seat.account().value())
                .query((row, _) -> new Asked(
                        row.getObject(1, UUID.class),
                        new AccountId(row.getObject(2, UUID.class)),
                        row.getString(3),
                        row.getTimestamp(4).toInstant()))
                .list();
        var people = accounts.people(asked.stream().map(Asked::person).toList());
        return asked.stream()
                .flatMap(one -> Optional.ofNullable(people.get(one.person()))
                        .map(person -> new Question(one.recovery(), person, one.address(), one.at()))
                        .stream())
                .toList();
    }

    private record Asked(UUID recovery, AccountId person, String address, Instant at) {}

    /** Says that it is, or that it is not. The first answer stays. */
    public void answer(CircleId circle, UUID recovery, boolean yes) {
        var seat = circles.seat(circle);
        seat.may(Act.VOUCH);
        var of = jdbc.sql(
                        "select account_id from circle.recovery where id = ? and circle_id = ? and decided_at is null "
                                + "and account_id <> ?")
                .param(recovery)
                .param(circle.value())
                .param(seat.account().value())
                .query(UUID.class)
                .optional()
                .orElseThrow(NotFound::new);
        jdbc.sql("insert into circle.recovery_answer (recovery_id, circle_id, account_id, yes) values (?, ?, ?, ?) "
                        + "on conflict do nothing")
                .param(recovery)
                .param(circle.value())
                .param(seat.account().value())
                .param(yes)
                .update();
        log.write(circle.value(), "VOUCHED", "MEMBER", of);
        events.publishEvent(new AskedToVouch(circle));
    }
}
