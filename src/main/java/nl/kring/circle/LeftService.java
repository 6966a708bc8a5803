package nl.kring.circle;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Where somebody took part before, or where what she told went along when a household parted. She reads nothing there any more, and may still take away what she told herself (R-B9). */
@Service
public class LeftService {
    private static final String LEFT =
            "with here as (select circle_id from circle.circle_member where account_id = :me and ended_at is null "
                    + "union select circle_id from circle.circle_resident where account_id = :me and ended_at is null "
                    + "union select circle_id from circle.representation where account_id = :me and ended_at is null "
                    + "and valid_until > common.kring_now()) "
                    + "select c.id, r.account_id, exists (select 1 from circle.own_erasure e "
                    + "where e.circle_id = c.id and e.account_id = :me and e.done_at is null) as asked "
                    + "from circle.circle c join lateral (select account_id from circle.circle_resident r "
                    + "where r.circle_id = c.id order by r.ended_at is not null, r.id limit 1) r on true "
                    + "where c.id = any (:told) and c.id not in (select circle_id from here) order by 1";

    private final AccountService accounts;
    private final ObjectProvider<ToldHere> told;
    private final OwnErasures erasures;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LeftService(
            AccountService accounts,
            ObjectProvider<ToldHere> told,
            OwnErasures erasures,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.told = told;
        this.erasures = erasures;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private record Row(CircleId circle, AccountId resident, boolean asked) {}

    /** The circles that the person signed in left, or never sat in, and where something of hers still stands. A job looks, for she may not. */
    @Transactional(propagation = Propagation.NEVER)
    public List<LeftCircle> mine() {
        var me = me();
        return Acting.asSystem(
                "left",
                () -> transaction.execute(_ -> left(me).stream()
                        .map(row -> new LeftCircle(row.circle(), name(row.resident()), row.asked()))
                        .toList()));
    }

    private List<Row> left(AccountId me) {
        return jdbc.sql(LEFT)
                .param("me", me.value())
                .param(
                        "told",
                        told.stream()
                                .flatMap(words -> words.circles(me).stream())
                                .map(CircleId::value)
                                .toArray(UUID[]::new))
                .query((row, _) -> new Row(
                        new CircleId(row.getObject(1, UUID.class)),
                        new AccountId(row.getObject(2, UUID.class)),
                        row.getBoolean(3)))
                .list();
    }

    private String name(AccountId resident) {
        var person = accounts.people(Set.of(resident)).get(resident);
        return person == null ? "" : person.firstName();
    }

    /** Asks that what the person signed in told in a circle that she left goes; a job does it. Asked twice, it is asked once. */
    @Transactional(propagation = Propagation.NEVER)
    public void takeAway(CircleId circle) {
        var left = mine().stream()
                .filter(each -> each.circle().equals(circle))
                .findFirst()
                .orElseThrow(() -> new NotFound(circle.value()));
        if (!left.asked()) {
            transaction.executeWithoutResult(_ -> erasures.ask(circle, me()));
        }
    }

    private static AccountId me() {
        return Acting.person()
                .filter(person -> person.staffOf().isEmpty())
                .map(person -> new AccountId(person.personId()))
                .orElseThrow(NotFound::new);
    }
}
