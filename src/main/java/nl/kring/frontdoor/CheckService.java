package nl.kring.frontdoor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Payload.RepresentationCheck;
import nl.kring.bridge.Payload.RepresentationSeen;
import nl.kring.bridge.Payload.Somebody;
import nl.kring.frontdoor.FrontDoorEvent.CheckAnswered;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.NavigatorView;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Papers of a representation, seen at the municipality by a navigator or who runs Kring there. Nothing is copied (R-B10). */
@Service
@Transactional
public class CheckService {
    private static final Set<StaffRole> SEE_PAPERS = Set.of(StaffRole.NAVIGATOR, StaffRole.TENANT_ADMIN);

    private final AccountService accounts;
    private final TenantService tenants;
    private final BridgeService bridge;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CheckService(
            AccountService accounts,
            TenantService tenants,
            BridgeService bridge,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.accounts = accounts;
        this.tenants = tenants;
        this.bridge = bridge;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Where the person signed in may see papers; nothing for anybody else. */
    @Transactional(readOnly = true)
    public TenantId office() {
        return tenant(accounts.current());
    }

    private static TenantId tenant(SignedIn me) {
        return me.staffOf()
                .filter(_ -> Optional.ofNullable(me.staffRole())
                        .filter(SEE_PAPERS::contains)
                        .isPresent())
                .map(TenantId::new)
                .orElseThrow(NotFound::new);
    }

    /** What waits, oldest first; and for two days what this person answered. */
    @Transactional(readOnly = true)
    public List<CheckView> checks() {
        var me = accounts.current();
        return jdbc.sql("select k.id, c.payload, k.received_at, k.seen from municipal.representation_check k "
                        + "join bridge.crossing c on c.id = k.bridge_id where k.tenant_id = ? "
                        + "and (k.seen is null or k.answered_by = ? and k.answered_at > common.kring_now() - interval '2 days') "
                        + "order by k.seen is not null, k.received_at limit 100")
                .param(tenant(me).value())
                .param(me.personId())
                .query((row, _) -> view(row))
                .list();
    }

    private CheckView view(ResultSet row) throws SQLException {
        return new CheckView(
                row.getObject(1, UUID.class),
                bridge.read(row.getString(2), RepresentationCheck.class),
                row.getTimestamp(3).toInstant(),
                Optional.ofNullable(row.getObject(4, Boolean.class)));
    }

    /** The papers were seen on a day, and hold until another; from then on this person speaks for the resident. */
    public void seen(UUID check, LocalDate on, LocalDate until) {
        var me = accounts.current();
        var tenant = tenant(me);
        var today = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
        if (on.isAfter(today)) {
            throw new Refused("check.on.later");
        }
        if (!until.isAfter(today) || until.isAfter(today.plusMonths(RepresentationCheck.MONTHS))) {
            throw new Refused("check.until.months", RepresentationCheck.MONTHS);
        }
        answer(me, tenant, check, true, on, until);
    }

    /** There are no papers, or they say something else: nobody speaks for anybody. */
    public void notSeen(UUID check) {
        var me = accounts.current();
        var tenant = tenant(me);
        var today = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
        answer(me, tenant, check, false, today, today);
    }

    /** Answered twice, or by two at once, the first answer holds. */
    private void answer(SignedIn me, TenantId tenant, UUID check, boolean seen, LocalDate on, LocalDate until) {
        jdbc.sql(
                        "update municipal.representation_check set seen = ?, answered_by = ?, answered_at = common.kring_now() "
                                + "where id = ? and tenant_id = ? and seen is null returning bridge_id")
                .param(seen)
                .param(me.personId())
                .param(check)
                .param(tenant.value())
                .query(UUID.class)
                .optional()
                .ifPresent(about -> {
                    bridge.answer(about, tenant, Ids.next(), new RepresentationSeen(seen, somebody(me), on, until));
                    events.publishEvent(new CheckAnswered(tenant));
                });
    }

    private Somebody somebody(SignedIn me) {
        return tenants.navigator(me.personId()).map(CheckService::somebody).orElseGet(() -> somebody(accounts.me()));
    }

    private static Somebody somebody(NavigatorView navigator) {
        return new Somebody(navigator.name(), navigator.face().orElse(""), navigator.phone());
    }

    private static Somebody somebody(PersonView person) {
        return new Somebody(
                person.surname().map(name -> person.firstName() + " " + name).orElse(person.firstName()),
                person.face().orElse(""),
                person.phone().orElse(""));
    }
}
