package nl.kring.circle;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleEvent.RingChanged;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who helps to organise: at most two members to whom a resident gave that, and not the boss. They read no more than their ring does. */
@Service
@Transactional
public class OrganisingService {
    private static final String NOT_THREE = "42501"; // insufficient_privilege, raised by a trigger

    private static final int MOST = 2;
    private static final int SAID_FOR_DAYS = 30;

    private final CircleService circles;
    private final AccountService accounts;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OrganisingService(
            CircleService circles,
            AccountService accounts,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.accounts = accounts;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Whether this member may be asked: a grown-up whom the residents know, who comes neither for work nor for a while. */
    public static boolean mayBeAsked(MemberView member) {
        return member.recognised()
                && !member.guest()
                && member.age() == Age.GROWN_UP
                && member.ring() != Ring.PROFESSIONALS
                && !member.clientSupporter();
    }

    /** From now on this member helps to organise, or does so no longer. */
    public void organises(CircleId circle, AccountId member, boolean helps) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.CHOOSE_COORDINATOR);
        var members = circles.viewFor(seat).members();
        var asked = members.stream()
                .filter(one -> one.person().account().equals(member))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (asked.coordinator() == helps) {
            return;
        }
        if (helps && !mayBeAsked(asked)) {
            throw new Refused("organises.cannot", asked.person().firstName());
        }
        if (helps && members.stream().filter(MemberView::coordinator).count() >= MOST) {
            throw new Refused("organises.most");
        }
        write(circle, member, helps);
        if (helps) {
            log.write(circle.value(), "CHOSE", "COORDINATOR", member.value());
        } else {
            log.write(circle.value(), "UNCHOSE", "COORDINATOR", member.value());
        }
        events.publishEvent(new RingChanged(circle, member, asked.ring()));
    }

    private void write(CircleId circle, AccountId member, boolean helps) {
        try {
            var written = jdbc.sql(
                            "update circle.circle_member set coordinator = ?, version = version + 1 where circle_id = ? "
                                    + "and account_id = ? and ended_at is null")
                    .param(helps)
                    .param(circle.value())
                    .param(member.value())
                    .update();
            if (written == 0) {
                throw new NotFound(circle.value());
            }
        } catch (DataAccessException third) {
            if (third.getRootCause() instanceof SQLException no && NOT_THREE.equals(no.getSQLState())) {
                throw new Refused("organises.most"); // two residents chose at the same moment
            }
            throw third;
        }
    }

    /** By first name who organised last, while nobody does it since; for who may choose another, for thirty days. */
    @Transactional(readOnly = true)
    public Optional<String> nobodyAfter(CircleId circle) {
        var seat = circles.seat(circle);
        if (!seat.can(Act.CHOOSE_COORDINATOR)
                || circles.viewFor(seat).members().stream().anyMatch(MemberView::coordinator)) {
            return Optional.empty();
        }
        return jdbc.sql(
                        "select account_id from circle.circle_member where circle_id = ? and coordinator and account_id <> ? "
                                + "and ended_at > ? order by ended_at desc limit 1")
                .param(circle.value())
                .param(seat.account().value())
                .param(Timestamp.from(clock.instant().minus(SAID_FOR_DAYS, ChronoUnit.DAYS)))
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .optional()
                .map(last -> accounts.people(List.of(last)).get(last))
                .map(PersonView::firstName);
    }
}
