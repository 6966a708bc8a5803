package nl.kring.circle;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleEvent.CircleActivated;
import nl.kring.circle.CircleEvent.CircleConfirmed;
import nl.kring.identity.AccountId;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import nl.kring.tenant.TenantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The yes to a circle, once, whoever heard it: from then on it is the resident's, and with one other in it, it begins. */
@Component
class Confirming {
    private final Consents consents;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Confirming(Consents consents, AccessLog log, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.consents = consents;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** A second yes, such as a double click, changes nothing. */
    void say(CircleId id, AccountId who, GivenYes yes, YesHeard heard) {
        confirms(id, yes.health()).ifPresent(state -> {
            jdbc.sql("update circle.circle_resident set health_allowed = ?, version = version + 1 "
                            + "where circle_id = ? and ended_at is null")
                    .param(yes.health())
                    .param(id.value())
                    .update();
            theOnlyOne(id);
            consents.keep(id, who, yes, heard);
            write(id, yes.health(), heard);
            events.publishEvent(new CircleConfirmed(id));
            if (state == CircleState.ACTIVE) {
                events.publishEvent(new CircleActivated(id));
            }
        });
    }

    private Optional<CircleState> confirms(CircleId id, boolean health) {
        return jdbc.sql("update circle.circle c set confirmed_at = common.kring_now(), frozen_at = null, "
                        + "health_allowed = ?, version = version + 1, state = case when exists (select 1 from circle.circle_member m "
                        + "where m.circle_id = c.id and m.ended_at is null) then 'ACTIVE' else c.state end "
                        + "where c.id = ? and c.state = 'FORMING' and c.confirmed_at is null returning c.state")
                .param(health)
                .param(id.value())
                .query((row, _) -> CircleState.valueOf(row.getString(1)))
                .optional();
    }

    /** One individual circle a resident in a municipality (R-A7); the index in PostgreSQL is the last wall. */
    void theOnlyOne(CircleId id) {
        try {
            jdbc.sql("update circle.circle_resident r set individual_in = c.tenant_id, version = r.version + 1 "
                            + "from circle.circle c where c.id = r.circle_id and c.id = ? and r.ended_at is null "
                            + "and not exists (select 1 from circle.circle_resident other where other.circle_id = c.id "
                            + "and other.id <> r.id and other.ended_at is null)")
                    .param(id.value())
                    .update();
        } catch (DuplicateKeyException another) {
            throw new Refused("circle.begin.another");
        }
    }

    /** What a parent agreed to for a child. */
    void keepForChild(CircleId id, AccountId parent, AccountId child, Locale language) {
        consents.keepForChild(id, parent, child, language);
    }

    /** What who began a circle for another agreed to. */
    void keepOwn(CircleId id, AccountId who, boolean messages, Locale language) {
        consents.keepOwn(id, who, messages, language);
    }

    /** The third question of a start, as it was answered last. */
    boolean wantsMessages(CircleId id, AccountId who) {
        return consents.given(id, who, ConsentSubject.MESSAGES);
    }

    /** A child takes part somewhere by a parent's yes, and is no circle's resident (R-B14). Of anybody else Kring knows no age. */
    void refuseAChild(AccountId resident) {
        if (isAChild(resident)) {
            throw new Refused("circle.resident.child");
        }
    }

    /** A child takes part only by a parent's yes (R-B14), also in the next circle. */
    void refuseAChildAsGrownUp(AccountId member) {
        if (isAChild(member)) {
            throw new Refused("circle.member.child");
        }
    }

    /** Who lives in a circle, or takes part in one as a grown-up, is not asked as a child elsewhere: somebody is mistaken. */
    void refuseAGrownUpAsChild(AccountId member, LocalDate grownUpOn) {
        if (Age.on(LocalDate.ofInstant(clock.instant(), MovingClock.ZONE), grownUpOn) == Age.CHILD
                && exists(
                        "select exists (select 1 from circle.circle_resident where account_id = :who and ended_at is null) "
                                + "or exists (select 1 from circle.circle_member where account_id = :who and ended_at is null "
                                + "and young_until is null)",
                        member)) {
            throw new Refused("circle.member.grownUp");
        }
    }

    private boolean isAChild(AccountId account) {
        return exists(
                "select exists (select 1 from circle.circle_member where account_id = :who and ended_at is null "
                        + "and circle.is_child(young_until))",
                account);
    }

    private boolean exists(String query, AccountId who) {
        return jdbc.sql(query).param("who", who.value()).query(Boolean.class).single();
    }

    /** The individual circle of a resident in a municipality, if there is one. */
    Optional<CircleId> individualOf(AccountId resident, TenantId tenant) {
        return jdbc.sql("select circle_id from circle.circle_resident "
                        + "where account_id = ? and individual_in = ? and ended_at is null")
                .param(resident.value())
                .param(tenant.value())
                .query(UUID.class)
                .optional()
                .map(CircleId::new);
    }

    private void write(CircleId id, boolean health, YesHeard heard) {
        if (heard.by().isPresent()) {
            log.write(id.value(), "HEARD", "YES", id.value());
        } else {
            log.write(id.value(), "CONFIRMED", "CIRCLE", id.value());
        }
        if (health) {
            log.write(id.value(), "ALLOWED", "HEALTH", id.value());
        } else {
            log.write(id.value(), "NOT_ALLOWED", "HEALTH", id.value());
        }
    }
}
