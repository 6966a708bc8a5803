package nl.kring.circle;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleEvent.WhoSeesChanged;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What time does to who takes part until a day: the question four weeks before it (R-B6), for a guest two days (R-B5), and the end. */
@Component
@Order(41)
class StayTick implements DueWork {
    private static final String TO_ASK = "select id, circle_id, account_id, relation from circle.circle_member "
            + "where ended_at is null and stay_asked_at is null and recognised and circle.may_ask(circle_id) and ends_at > (select common.kring_now()) "
            + "and ends_at <= (select common.kring_now()) + case relation when 'GUEST' then interval '2 days' "
            + "else interval '28 days' end";

    private static final String OVER =
            "select id, circle_id, account_id, relation from circle.circle_member where ended_at is null "
                    + "and ends_at <= (select common.kring_now())";

    private static final String DECIDES =
            "select account_id from circle.circle_resident where circle_id = :circle and ended_at is null "
                    + "union select account_id from circle.representation where circle_id = :circle and ended_at is null "
                    + "and personal and valid_until > (select common.kring_now())";

    private final CircleJobs circles;
    private final AccountService accounts;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StayTick(
            CircleJobs circles,
            AccountService accounts,
            NotifyService notify,
            JdbcClient jdbc,
            DueRows rows,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.accounts = accounts;
        this.notify = notify;
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    private record Stay(UUID id, CircleId circle, AccountId member, String relation) {
        String template() {
            return relation.equals("GUEST") ? "stayGuest" : "stay";
        }
    }

    @Override
    public String name() {
        return "stays";
    }

    @Override
    public void doWhatIsDue() {
        rows.each(() -> read(TO_ASK), this::ask);
        rows.each(() -> read(OVER), stay -> circles.leaveAsAgreed(stay.circle(), stay.member()));
    }

    private List<Stay> read(String sql) {
        return jdbc.sql(sql)
                .query((row, _) -> new Stay(
                        row.getObject(1, UUID.class),
                        new CircleId(row.getObject(2, UUID.class)),
                        new AccountId(row.getObject(3, UUID.class)),
                        row.getString(4)))
                .list();
    }

    private void ask(Stay stay) {
        var taken = jdbc.sql(
                        "update circle.circle_member set version = version + 1, stay_asked_at = common.kring_now() "
                                + "where id = ? and ended_at is null and stay_asked_at is null")
                .param(stay.id())
                .update();
        if (taken == 1) {
            askWhoDecides(stay);
        }
    }

    private void askWhoDecides(Stay stay) {
        var people = accounts.people(List.of(stay.member()));
        var name = Optional.ofNullable(people.get(stay.member()))
                .map(PersonView::firstName)
                .orElse("");
        jdbc.sql(DECIDES)
                .param("circle", stay.circle().value())
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list()
                .forEach(reader -> tell(stay, reader, name));
        events.publishEvent(new WhoSeesChanged(stay.circle()));
    }

    private void tell(Stay stay, AccountId reader, String name) {
        notify.send(new Message(
                reader,
                stay.template(),
                List.of(name),
                "/circle/" + stay.circle().value() + "/people",
                Optional.of(stay.circle().value()),
                stay.member().value(),
                "stay:" + stay.circle().value() + ":" + stay.member().value() + ":" + reader.value() + ":"
                        + clock.instant().toEpochMilli(),
                clock.instant()));
    }
}
