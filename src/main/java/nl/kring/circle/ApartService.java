package nl.kring.circle;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** When who lived together goes apart (R-B22): one word is enough, each goes on with what is hers, and nobody loses it to the other. */
@Service
@Transactional
public class ApartService {
    private static final String ACTOR = "household";

    private final CircleService circles;
    private final HouseholdJobs jobs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ApartService(CircleService circles, HouseholdJobs jobs, JdbcClient jdbc, TransactionTemplate transaction) {
        this.circles = circles;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Ends the household now and for good; a second time, such as a double click, changes nothing. Answers her own circle. */
    @Transactional(propagation = Propagation.NEVER)
    public CircleId end(CircleId circle, Set<AccountId> along) {
        var seat = circles.seat(circle);
        var before = ownOf(seat);
        if (before.isPresent()) {
            return before.get();
        }
        seat.may(Act.END_HOUSEHOLD);
        Acting.asSystem(
                ACTOR,
                () -> transaction.executeWithoutResult(_ -> {
                    jobs.goApart(circle, seat.account());
                    jobs.takesAlong(circle, ownOf(seat).orElseThrow(NotFound::new), seat.account(), along);
                }));
        return ownOf(seat).orElseThrow(NotFound::new);
    }

    private Optional<CircleId> ownOf(Seat seat) {
        return Objects.requireNonNull(transaction.execute(
                        _ -> jdbc.sql("select own_circle_id from circle.apart where circle_id = ? and account_id = ?")
                                .param(seat.circle().value())
                                .param(seat.account().value())
                                .query(UUID.class)
                                .optional()))
                .map(CircleId::new);
    }

    /** How it went on for the person signed in, asked in the circle they had or in her own; nothing in any other. */
    @Transactional(readOnly = true)
    public Optional<ApartView> apart(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return jdbc.sql("select circle_id, own_circle_id, taken_along_at is null from circle.apart "
                        + "where account_id = ? and ? in (circle_id, own_circle_id) order by at desc limit 1")
                .param(seat.account().value())
                .param(circle.value())
                .query((row, _) -> new Row(
                        new CircleId(row.getObject(1, UUID.class)),
                        new CircleId(row.getObject(2, UUID.class)),
                        row.getBoolean(3)))
                .optional()
                .map(row -> new ApartView(row.home(), row.own(), row.asks() ? mayCome(row) : List.of()));
    }

    private record Row(CircleId home, CircleId own, boolean asks) {}

    private List<CirclePerson> mayCome(Row row) {
        var there = circles.view(row.own()).members().stream()
                .map(member -> member.person().account())
                .collect(Collectors.toSet());
        return circles.view(row.home()).members().stream()
                .filter(member -> member.recognised()
                        && member.age() != Age.CHILD
                        && !there.contains(member.person().account()))
                .map(MemberView::person)
                .toList();
    }

    /** Who comes along to her own circle; nobody is an answer too. Said once, later she invites as always. */
    @Transactional(propagation = Propagation.NEVER)
    public void takeAlong(CircleId own, Set<AccountId> people) {
        var seat = circles.seat(own);
        seat.may(Act.INVITE);
        var apart = Objects.requireNonNull(transaction.execute(_ -> apart(own)))
                .filter(one -> one.own().equals(own) && seat.isResident())
                .orElseThrow(NotFound::new);
        Acting.asSystem(
                ACTOR,
                () -> transaction.executeWithoutResult(
                        _ -> jobs.takesAlong(apart.home(), own, seat.account(), people)));
    }
}
