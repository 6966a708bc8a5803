package nl.kring.circle;

import java.util.Map;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What time does to young members (R-B14): a child stays as long as its parent does, and who is eighteen takes part as everybody. */
@Component
@Order(42)
class YoungTick implements DueWork {
    private static final String ALONE =
            "select m.circle_id, m.account_id from circle.circle_member m where m.ended_at is null and circle.is_child(m.young_until) "
                    + "and not exists (select 1 from circle.consent c where c.circle_id = m.circle_id and c.about_id = m.account_id "
                    + "and c.given and not exists (select 1 from circle.consent back where back.takes_back = c.id) and "
                    + "(exists (select 1 from circle.circle_resident r where r.circle_id = c.circle_id and r.account_id = c.account_id "
                    + "and r.ended_at is null) or exists (select 1 from circle.circle_member p where p.circle_id = c.circle_id "
                    + "and p.account_id = c.account_id and p.ended_at is null)))";

    private static final String GROWN_UP =
            "select id from circle.circle_member where young_until is not null and young_until <= (select common.kring_now())";

    private final CircleJobs circles;
    private final JdbcClient jdbc;
    private final DueRows rows;

    YoungTick(CircleJobs circles, JdbcClient jdbc, DueRows rows) {
        this.circles = circles;
        this.jdbc = jdbc;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "young-members";
    }

    @Override
    public void doWhatIsDue() {
        rows.each(() -> jdbc.sql(GROWN_UP).query(UUID.class).list(), this::growUp);
        rows.each(
                () -> jdbc.sql(ALONE)
                        .query((row, _) -> Map.entry(
                                new CircleId(row.getObject(1, UUID.class)),
                                new AccountId(row.getObject(2, UUID.class))))
                        .list(),
                child -> circles.leaveAsAgreed(child.getKey(), child.getValue()));
    }

    private void growUp(UUID member) {
        jdbc.sql(
                        "update circle.circle_member set relation = 'CLOSE_ONE', young_until = null, version = version + 1 where id = ?")
                .param(member)
                .update();
    }
}
