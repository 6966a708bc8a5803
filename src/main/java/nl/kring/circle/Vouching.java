package nl.kring.circle;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleEvent.AskedToVouch;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.RecoveryService;
import nl.kring.identity.RecoveryService.Waiting;
import nl.kring.notify.DeliveryMarked;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks the one circle that holds both names, and counts what it says: two who are not there by their work, and the resident. For a
 * resident, who speaks for her instead (decisions/023), and then not as a member too. One no ends it, and so do seven days.
 */
@Component
class Vouching implements DueWork {
    private static final String FIND = """
            select c.id, p.account_id, p.ring is distinct from 'PROFESSIONALS' and not exists (select 1 from circle.circle_resident own
                where own.account_id = p.account_id and own.circle_id <> c.id and own.ended_at is null) as may_be_asked
            from circle.circle c
            join circle.circle_resident r on r.circle_id = c.id and r.ended_at is null
            join common.account owner on owner.id = r.account_id and lower(owner.first_name) = lower(:whose)
            join (select circle_id, account_id, ring from circle.circle_member where ended_at is null and recognised
                union select circle_id, account_id, null from circle.circle_resident where ended_at is null) p on p.circle_id = c.id
            join common.account person on person.id = p.account_id and lower(person.first_name) = lower(:name)
            where c.state = 'ACTIVE' and circle.goes_on(c.id) and exists (select 1 from common.channel h
                where h.account_id = person.id and h.kind = 'EMAIL' and h.verified_at is not null)
            """;
    private static final String WHO = """
            select account_id from circle.circle_resident where circle_id = :circle and ended_at is null and account_id <> :person
            union select account_id from circle.circle_member where circle_id = :circle and ended_at is null
                and recognised and ring <> 'PROFESSIONALS' and account_id <> :person
            union select account_id from circle.representation where circle_id = :circle and ended_at is null and personal
                and valid_until > common.kring_now() and account_id <> :person
            """;
    private static final String COUNT = """
            select r.id, r.circle_id, r.asked_at <= common.kring_now() - interval '7 days' as late,
                count(*) filter (where not a.yes) as no,
                count(*) filter (where a.yes and w.member and not w.decides) as members,
                count(*) filter (where a.yes and w.decides) as decides
            from circle.recovery r left join circle.recovery_answer a on a.recovery_id = r.id
            cross join lateral (select
                exists (select 1 from circle.circle_member m where m.circle_id = r.circle_id and m.account_id = a.account_id
                    and m.ended_at is null and m.recognised and m.ring <> 'PROFESSIONALS') as member,
                exists (select 1 from circle.circle_resident o where o.circle_id = r.circle_id and o.account_id = a.account_id
                    and o.ended_at is null)
                or exists (select 1 from circle.representation s where s.circle_id = r.circle_id and s.account_id = a.account_id
                    and s.personal and s.ended_at is null and s.valid_until > common.kring_now()) as decides) w
            where r.decided_at is null group by r.id, r.circle_id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RecoveryService recoveries;
    private final NotifyService notify;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Vouching(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            RecoveryService recoveries,
            NotifyService notify,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.recoveries = recoveries;
        this.notify = notify;
        this.events = events;
        this.clock = clock;
    }

    private record Found(CircleId circle, AccountId person, boolean mayBeAsked) {}

    private record Count(UUID id, CircleId circle, boolean late, long no, long members, long decides) {
        Optional<Boolean> said() {
            var enough = members >= 2 && decides >= 1;
            return no > 0 || late || enough ? Optional.of(no == 0 && enough) : Optional.empty();
        }
    }

    /**
     * Names that fit more than one person ask nobody: better no way back than the wrong one. Neither do those of who has a place that is
     * not this circle's to give: a professional's, or a circle of one's own elsewhere.
     */
    private void find(Waiting asked) {
        var found = jdbc.sql(FIND)
                .param("whose", asked.whose())
                .param("name", asked.name())
                .query((row, _) -> new Found(
                        new CircleId(row.getObject(1, UUID.class)),
                        new AccountId(row.getObject(2, UUID.class)),
                        row.getBoolean(3)))
                .list();
        if (found.size() != 1 || !found.getFirst().mayBeAsked()) {
            recoveries.nothingToAsk(asked.id());
        } else {
            var one = found.getFirst();
            recoveries.isAbout(asked.id(), one.person()).ifPresent(address -> ask(asked, one, address));
        }
    }

    private void ask(Waiting asked, Found found, EmailAddress address) {
        jdbc.sql("insert into circle.recovery (id, circle_id, account_id, address) values (?, ?, ?, ?)")
                .param(asked.id())
                .param(found.circle().value())
                .param(found.person().value())
                .param(address.masked())
                .update();
        jdbc.sql(WHO)
                .param("circle", found.circle().value())
                .param("person", found.person().value())
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list()
                .forEach(reader -> tell(asked, found.circle(), reader));
        events.publishEvent(new AskedToVouch(found.circle()));
    }

    private void tell(Waiting asked, CircleId circle, AccountId reader) {
        notify.send(new Message(
                reader,
                "vouch",
                List.of(asked.name()),
                "/circle/" + circle.value() + "/timeline",
                Optional.of(circle.value()),
                asked.id(),
                "vouch:" + asked.id() + ":" + reader.value(),
                clock.instant()));
    }

    /** Heard in the transaction that keeps that the mail left. */
    @EventListener
    void on(DeliveryMarked marked) {
        if (marked.sent() && marked.template().equals(RecoveryService.NOTICE)) {
            recoveries.noticed(marked.subject());
        }
    }

    @Override
    public String name() {
        return "vouching";
    }

    @Override
    public void doWhatIsDue() {
        recoveries.waiting().forEach(asked -> transaction.executeWithoutResult(_ -> find(asked)));
        transaction.executeWithoutResult(_ -> jdbc.sql(COUNT)
                .query((row, _) -> new Count(
                        row.getObject(1, UUID.class),
                        new CircleId(row.getObject(2, UUID.class)),
                        row.getBoolean(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)))
                .list()
                .forEach(count -> count.said().ifPresent(yes -> decide(count, yes))));
    }

    private void decide(Count count, boolean yes) {
        var rows = jdbc.sql(
                        "update circle.recovery set decided_at = common.kring_now() where id = ? and decided_at is null")
                .param(count.id())
                .update();
        if (rows == 1) {
            if (yes) {
                recoveries.vouched(count.id());
            } else {
                recoveries.notVouched(count.id());
            }
            events.publishEvent(new AskedToVouch(count.circle()));
        }
    }
}
