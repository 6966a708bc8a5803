package nl.kring.frontdoor;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Crossing;
import nl.kring.bridge.Payload;
import nl.kring.frontdoor.FrontDoorEvent.NoticeReceived;
import nl.kring.identity.AccountId;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Ids;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts a notice of an alert on the desk of the navigator whom the plan names, and mails that something is there; no more than that. */
@Component
class Notices {
    private final BridgeService bridge;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Notices(
            BridgeService bridge,
            NotifyService notify,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bridge = bridge;
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
        var navigator =
                bridge.read(crossing.payload(), Payload.OutsideNotice.class).navigator();
        var id = new NoticeId(Ids.next());
        jdbc.sql("insert into municipal.outside_notice (id, tenant_id, bridge_id, navigator_id) values (?, ?, ?, ?)")
                .param(id.value())
                .param(crossing.tenant().value())
                .param(crossing.id())
                .param(navigator)
                .update();
        notify.send(new Message(
                new AccountId(navigator),
                "desk.notice",
                List.of(),
                "/desk",
                Optional.empty(),
                id.value(),
                "desk.notice/" + id.value(),
                clock.instant()));
        events.publishEvent(new NoticeReceived(crossing.tenant(), id));
    }
}
