package nl.kring.carer;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.Seat;
import nl.kring.platform.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * "Hoe gaat het met jou?" (R-D30): asked of who cares for another, answered for herself alone. No bell rings, no log has a line, and
 * nobody else in Java or in PostgreSQL comes near an answer.
 */
@Service
@Transactional
public class CarerService {
    /** How often one may be invited, in weeks; 0 is never. */
    public static final List<Integer> RHYTHMS = List.of(2, 4, 0);

    private static final Duration PERSEVERANCE_EVERY = Duration.ofDays(90);
    private static final Duration ASKED_FOR = Duration.ofDays(14);

    private final CircleService circles;
    private final CarerChecks checks;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CarerService(
            CircleService circles, CarerChecks checks, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.circles = circles;
        this.checks = checks;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whether the person signed in cares for somebody here, or lives here and may; it is she alone who asks. */
    @Transactional(readOnly = true)
    public boolean isMine(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return seat.can(Act.CARER_CHECK) && cares(circle);
    }

    private boolean cares(CircleId circle) {
        return Boolean.TRUE.equals(transaction.execute(_ -> jdbc.sql("select ? = any (circle.circles_i_care_in())")
                .param(circle.value())
                .query(Boolean.class)
                .single()));
    }

    /** Who cares for somebody here, and nobody looks along with. */
    Seat carer(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.CARER_CHECK);
        if (!cares(circle)) {
            throw seat.noRight(Act.CARER_CHECK.name());
        }
        return seat;
    }

    /** Whether something that she said before is still here, while she is no carer here any more. */
    @Transactional(readOnly = true)
    public boolean saidBefore(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return seat.helper().isEmpty() && !isMine(circle) && said(circle);
    }

    private boolean said(CircleId circle) {
        return Boolean.TRUE.equals(transaction.execute(_ -> jdbc.sql(
                        "select exists (select 1 from circle.carer_check where circle_id = ? and account_id = common.me())")
                .param(circle.value())
                .query(Boolean.class)
                .single()));
    }

    /** Whose it is: who cares here, and who did and left something here. Her right to erase it stays hers. */
    private Seat whose(CircleId circle) {
        return saidBefore(circle) ? circles.seat(circle) : carer(circle);
    }

    /** Her own page. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public CarerView mine(CircleId circle) {
        var before = saidBefore(circle);
        var me = before ? circles.seat(circle) : carer(circle);
        var answers = checks.of(me);
        var since = clock.instant().minus(PERSEVERANCE_EVERY);
        return new CarerView(
                !before,
                answers,
                weeks(me),
                answers.stream()
                        .filter(answer -> answer.perseverance().isPresent())
                        .noneMatch(answer -> answer.at().isAfter(since)));
    }

    /** Her own answers, to take along; nobody else has any. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public List<CarerAnswer> answers(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return seat.helper().isPresent() ? List.of() : checks.of(seat);
    }

    /** One tap. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void answer(CircleId circle, UUID id, Load load) {
        var me = writing(circle);
        checks.write(me, id, CarerChecks.Kind.LOAD, load.name());
    }

    /** How long she keeps this up. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void keepsUp(CircleId circle, UUID id, PerseveranceTime time) {
        var me = writing(circle);
        checks.write(me, id, CarerChecks.Kind.PERSEVERANCE, time.name());
    }

    Seat writing(CircleId circle) {
        var me = carer(circle);
        me.mayWrite(Act.CARER_CHECK);
        return me;
    }

    /** Takes away one answer, also where the circle is closed. */
    public void forget(CircleId circle, UUID answer) {
        var me = whose(circle);
        jdbc.sql("delete from circle.carer_check where id = ? and circle_id = ? and account_id = ?")
                .param(answer)
                .param(circle.value())
                .param(me.account().value())
                .update();
    }

    /** Takes away all of them, and what she put away. */
    public void forgetAll(CircleId circle) {
        var me = whose(circle);
        jdbc.sql("delete from circle.carer_check where circle_id = ? and account_id = ?")
                .param(circle.value())
                .param(me.account().value())
                .update();
    }

    /** Is invited every so many weeks from now on; 0 is never. */
    public void every(CircleId circle, int weeks) {
        var me = carer(circle);
        me.mayWrite(Act.CARER_CHECK);
        if (!Set.copyOf(RHYTHMS).contains(weeks)) {
            throw new Refused("carer.every.not");
        }
        jdbc.sql("insert into circle.carer_rhythm (circle_id, account_id, weeks) values (?, ?, ?) "
                        + "on conflict (circle_id, account_id) do update set weeks = excluded.weeks")
                .param(circle.value())
                .param(me.account().value())
                .param(weeks)
                .update();
    }

    /** Who lives there is invited once she wants that; who cares as a member is, until she does not. */
    private int weeks(Seat me) {
        Integer weeks = transaction.execute(_ -> jdbc.sql(
                        "select coalesce((select weeks from circle.carer_rhythm where circle_id = ? and account_id = ?), 0)")
                .param(me.circle().value())
                .param(me.account().value())
                .query(Integer.class)
                .single());
        return weeks == null ? 0 : weeks;
    }

    /** Whether it is time to ask her: she was invited, and neither answered nor put it off. */
    @Transactional(readOnly = true)
    public boolean waits(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return seat.state() == CircleState.ACTIVE
                && seat.can(Act.CARER_CHECK)
                && cares(circle)
                && jdbc.sql("select exists (select 1 from circle.carer_rhythm r where r.circle_id = :circle "
                                + "and r.account_id = :me and r.weeks > 0 and r.invited_at > :since "
                                + "and (r.put_off_at is null or r.put_off_at < r.invited_at) and not exists "
                                + "(select 1 from circle.carer_check c where c.circle_id = :circle and c.account_id = :me "
                                + "and c.kind = 'LOAD' and c.at >= r.invited_at))")
                        .param("circle", circle.value())
                        .param("me", seat.account().value())
                        .param("since", Timestamp.from(clock.instant().minus(ASKED_FOR)))
                        .query(Boolean.class)
                        .single();
    }

    /** "Nu niet": she is asked again the next time. */
    public void notNow(CircleId circle) {
        var me = carer(circle);
        jdbc.sql(
                        "update circle.carer_rhythm set put_off_at = common.kring_now() where circle_id = ? and account_id = ?")
                .param(circle.value())
                .param(me.account().value())
                .update();
    }
}
