package nl.kring.frontdoor;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Crossing;
import nl.kring.frontdoor.FrontDoorEvent.CheckAsked;
import nl.kring.identity.AccountService;
import nl.kring.identity.StaffRole;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Ids;
import nl.kring.tenant.TenantId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts a representation that is to be seen on the desk of who may see papers; the mail says only that one waits. */
@Component
class Checks {
    private final BridgeService bridge;
    private final AccountService accounts;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Checks(
            BridgeService bridge,
            AccountService accounts,
            NotifyService notify,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bridge = bridge;
        this.accounts = accounts;
        this.notify = notify;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Receives one crossing, once; whoever comes second finds nothing to do. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void receive(UUID crossing) {
        bridge.receive(crossing).ifPresent(this::keep);
    }

    private void keep(Crossing crossing) {
        var id = Ids.next();
        jdbc.sql("insert into municipal.representation_check (id, tenant_id, bridge_id) values (?, ?, ?)")
                .param(id)
                .param(crossing.tenant().value())
                .param(crossing.id())
                .update();
        tell(crossing.tenant(), id);
        events.publishEvent(new CheckAsked(crossing.tenant()));
    }

    /** Who runs Kring hears it; where nobody does, the navigators. */
    private void tell(TenantId tenant, UUID id) {
        var admins = accounts.staff(tenant, StaffRole.TENANT_ADMIN);
        (admins.isEmpty() ? accounts.staff(tenant, StaffRole.NAVIGATOR) : admins)
                .forEach(person -> notify.send(new Message(
                        person.id(),
                        "desk.check",
                        List.of(),
                        "/desk/vertegenwoordiging",
                        Optional.empty(),
                        id,
                        "desk.check/" + id + "/" + person.id().value(),
                        clock.instant())));
    }
}
