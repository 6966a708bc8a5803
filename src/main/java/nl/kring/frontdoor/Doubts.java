package nl.kring.frontdoor;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Crossing;
import nl.kring.frontdoor.FrontDoorEvent.DoubtAsked;
import nl.kring.identity.AccountService;
import nl.kring.identity.StaffRole;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.tenant.WorkingDays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts a question about a log on the desk of the privacy officers, with the day on which it must be answered. */
@Component
class Doubts {
    private static final int WORKING_DAYS = 5;

    private final BridgeService bridge;
    private final AccountService accounts;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Doubts(
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
        var asked = LocalDate.ofInstant(crossing.sentAt(), MovingClock.ZONE);
        jdbc.sql("insert into municipal.doubt (id, tenant_id, bridge_id, answer_before) values (?, ?, ?, ?)")
                .param(id)
                .param(crossing.tenant().value())
                .param(crossing.id())
                .param(Date.valueOf(WorkingDays.after(asked, WORKING_DAYS)))
                .update();
        accounts.staff(crossing.tenant(), StaffRole.PRIVACY_OFFICER)
                .forEach(officer -> notify.send(new Message(
                        officer.id(),
                        "desk.doubt",
                        List.of(),
                        "/desk/privacy",
                        Optional.empty(),
                        id,
                        "desk.doubt/" + id + "/" + officer.id().value(),
                        clock.instant())));
        events.publishEvent(new DoubtAsked(crossing.tenant()));
    }
}
