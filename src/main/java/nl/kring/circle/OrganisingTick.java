package nl.kring.circle;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who helped to organise does not any more, because she left, was taken out, or came to live there herself, and nobody is left who does:
 * each resident hears it once. By the row itself, whichever way it ended.
 */
@Component
@Order(43)
class OrganisingTick implements DueWork {
    private final AccountService accounts;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final Clock clock;

    OrganisingTick(AccountService accounts, NotifyService notify, JdbcClient jdbc, DueRows rows, Clock clock) {
        this.accounts = accounts;
        this.notify = notify;
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    private record Ended(UUID id, CircleId circle, AccountId member) {}

    @Override
    public String name() {
        return "organising";
    }

    @Override
    public void doWhatIsDue() {
        rows.each(
                () -> jdbc.sql("select id, circle_id, account_id from circle.circle_member where coordinator "
                                + "and ended_at is not null and end_told_at is null order by id limit 100")
                        .query((row, _) -> new Ended(
                                row.getObject(1, UUID.class),
                                new CircleId(row.getObject(2, UUID.class)),
                                new AccountId(row.getObject(3, UUID.class))))
                        .list(),
                this::tell);
    }

    private void tell(Ended ended) {
        var first = jdbc.sql("update circle.circle_member set end_told_at = common.kring_now(), version = version + 1 "
                        + "where id = ? and end_told_at is null")
                .param(ended.id())
                .update();
        if (first == 0) {
            return;
        }
        var name = Optional.ofNullable(accounts.people(List.of(ended.member())).get(ended.member()))
                .map(PersonView::firstName)
                .orElse("");
        jdbc.sql(
                        "select r.account_id from circle.circle_resident r join circle.circle c on c.id = r.circle_id "
                                + "where r.circle_id = ? and r.ended_at is null and r.account_id <> ? and c.state = 'ACTIVE' "
                                + "and circle.goes_on(c.id) and not exists (select 1 from circle.circle_member m "
                                + "where m.circle_id = c.id and m.coordinator and m.ended_at is null "
                                + "or m.circle_id = c.id and m.coordinator and m.ended_at is not null and m.end_told_at is null)") // who is told of last is said
                .param(ended.circle().value())
                .param(ended.member().value())
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list()
                .forEach(resident -> notify.send(new Message(
                        resident,
                        "nobodyOrganises",
                        List.of(name),
                        "/circle/" + ended.circle().value() + "/people",
                        Optional.of(ended.circle().value()),
                        ended.id(),
                        "nobodyOrganises:" + ended.id() + ":" + resident.value(),
                        clock.instant())));
    }
}
