package nl.kring.start;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.identity.Codes;
import nl.kring.platform.Acting;
import nl.kring.platform.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What becomes of a card: it is looked at, used once, and one that ends itself ends a seat. Refuses everybody who is signed in. */
@Service
@Transactional
public class CardJobs {
    private final Codes codes;
    private final CircleJobs circles;
    private final Directs directs;
    private final JdbcClient jdbc;

    CardJobs(Codes codes, CircleJobs circles, Directs directs, JdbcClient jdbc) {
        this.codes = codes;
        this.circles = circles;
        this.directs = directs;
        this.jdbc = jdbc;
    }

    /** What a code says; nothing of the other cards of who gave it. */
    @Transactional(readOnly = true)
    public CardSeen look(String code) {
        Acting.requireJob();
        if (Directs.isLink(code)) {
            return directs.look(code);
        }
        return jdbc.sql("select a.first_name, o.name, c.used_at is not null, c.expires_at <= common.kring_now() "
                        + "from circle.invitation_card c join common.account a on a.id = c.issuer_id "
                        + "join common.organisation o on o.id = c.organisation_id where c.code_hash = ?")
                .param(codes.hash("card", code))
                .query((row, _) -> {
                    if (row.getBoolean(3)) {
                        return new CardSeen.Used();
                    }
                    return row.getBoolean(4)
                            ? new CardSeen.Expired()
                            : (CardSeen) new CardSeen.Valid(code, row.getString(1), row.getString(2));
                })
                .optional()
                .orElseGet(CardSeen.Wrong::new);
    }

    /** Uses a card, or the link of a start together, for a circle, once. */
    public void use(String code, CircleId circle) {
        Acting.requireJob();
        var given = Directs.isLink(code)
                ? directs.use(code).orElseThrow(() -> new Refused("start.link.gone"))
                : useCard(code);
        jdbc.sql("insert into circle.given_by (circle_id, account_id, template) values (?, ?, ?)")
                .param(circle.value())
                .param(given.issuer())
                .param(given.template().orElse(null))
                .update();
    }

    /** Uses the link of a start together that led to a circle which was there already. A card of paper stays good for another. */
    public void spend(String code) {
        Acting.requireJob();
        if (Directs.isLink(code)) {
            directs.use(code);
        }
    }

    private Directs.Giver useCard(String code) {
        return jdbc.sql("update circle.invitation_card set used_at = common.kring_now() where code_hash = ? "
                        + "and used_at is null and expires_at > common.kring_now() returning issuer_id, template")
                .param(codes.hash("card", code))
                .query((row, _) ->
                        new Directs.Giver(row.getObject(1, UUID.class), Optional.ofNullable(row.getString(2))))
                .optional()
                .orElseThrow(() -> new Refused("start.card.used"));
    }

    private record Ends(CircleId circle, AccountId member) {}

    /** A seat that came with a card that ends itself stops fourteen days after circle and seat both began (R-A4). */
    public void endWhatEndsItself() {
        Acting.requireJob();
        List<Ends> due = jdbc.sql(
                        "select g.circle_id, g.account_id from circle.given_by g "
                                + "join circle.circle c on c.id = g.circle_id and c.state = 'ACTIVE' "
                                + "join circle.circle_member m on m.circle_id = g.circle_id and m.account_id = g.account_id and m.ended_at is null "
                                + "where g.template = 'FIRST_WEEK' and g.ended_at is null "
                                + "and greatest(c.confirmed_at, m.joined_at) <= common.kring_now() - interval '14 days' for update of g")
                .query((row, _) -> new Ends(
                        new CircleId(row.getObject(1, UUID.class)), new AccountId(row.getObject(2, UUID.class))))
                .list();
        due.forEach(ends -> {
            circles.leaveAsAgreed(ends.circle(), ends.member());
            jdbc.sql("update circle.given_by set ended_at = common.kring_now() where circle_id = ?")
                    .param(ends.circle().value())
                    .update();
        });
    }
}
