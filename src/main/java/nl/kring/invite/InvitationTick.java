package nl.kring.invite;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueWork;
import nl.kring.privacy.Terms;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What time does to invitations: a reminder on day 3 and on day 10, an end on day 14, nothing left of them on day 30 (R-A2, R-A9). */
@Component
@Order(30)
class InvitationTick implements DueWork {
    /** The resident did not answer in seven days: that is a no. */
    private static final String NOT_APPROVED = """
            update circle.invitation set state = 'NOT_APPROVED', address = null
            where state = 'PROPOSED' and decide_by <= (select common.kring_now()) returning circle_id
            """;

    private static final String EXPIRED = """
            update circle.invitation set state = 'EXPIRED'
            where state = 'OPEN' and expires_at <= (select common.kring_now()) returning circle_id
            """;

    /** Of an address that never wants to be asked: the answer that anybody could have given. */
    private static final String NOT_NOW = """
            update circle.invitation i set state = 'NOT_NOW', address = null from circle.invitation_hushed h
            where h.invitation_id = i.id and i.state = 'OPEN' and h.answer_at <= (select common.kring_now())
            returning i.circle_id
            """;

    /** A first reminder that could not go before the tenth day is the second too: never two at once. */
    private static final String REMIND = """
            update circle.invitation set reminded = case when late.so then 2 else reminded + 1 end,
                remind_at = case when reminded = 0 and not late.so then opened_at + interval '10 days' end
            from (select id, opened_at + interval '10 days' <= common.kring_now() as so from circle.invitation
                where state = 'OPEN' and remind_at <= (select common.kring_now()) and circle.goes_on(circle_id) for update skip locked) late
            where late.id = invitation.id returning invitation.id, reminded
            """;

    /** In a circle that its resident closed nobody is waited for. */
    private static final String CLOSED = """
            update circle.invitation i set state = 'TAKEN_BACK', address = null from circle.circle c
            where c.id = i.circle_id and c.state = 'CLOSED' and i.state in ('OPEN', 'PROPOSED') returning i.circle_id
            """;

    private static final String ERASED = """
            delete from circle.invitation where created_at <= (select common.kring_now() - '%s'::interval)
            and not exists (select 1 from circle.circle_member m where m.circle_id = invitation.circle_id
                and m.account_id = invitation.account_id and m.ended_at is null and not m.recognised) returning circle_id
            """;

    private final Terms terms;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    InvitationTick(
            Terms terms,
            NotifyService notify,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.terms = terms;
        this.notify = notify;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public String name() {
        return "invitations";
    }

    @Override
    public void doWhatIsDue() {
        transaction.executeWithoutResult(_ -> {
            Stream.of(NOT_APPROVED, NOT_NOW, EXPIRED, CLOSED, ERASED.formatted(terms.invitations()))
                    .flatMap(sql -> circles(sql).stream())
                    .distinct()
                    .map(InvitationChanged::new)
                    .forEach(events::publishEvent);
            jdbc.sql(REMIND)
                    .query((row, _) -> new Reminder(row.getObject(1, UUID.class), row.getInt(2)))
                    .list()
                    .forEach(due -> notify.sendSecret(
                            InvitationMailAgain.TEMPLATE,
                            due.invitation(),
                            "invitation:" + due.invitation() + ":again:" + due.number()));
        });
    }

    private record Reminder(UUID invitation, int number) {}

    private List<CircleId> circles(String sql) {
        return jdbc.sql(sql)
                .query((row, _) -> new CircleId(row.getObject(1, UUID.class)))
                .list();
    }
}
