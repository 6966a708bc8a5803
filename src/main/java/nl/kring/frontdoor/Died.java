package nl.kring.frontdoor;

import java.sql.Date;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Crossing;
import nl.kring.bridge.Payload;
import nl.kring.frontdoor.FrontDoorEvent.ReportDied;
import nl.kring.identity.AccountId;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Marks the reports of somebody who died, as the circle told: the day, and nothing else. Who has them hears it by mail. */
@Component
class Died {
    private final BridgeService bridge;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Died(BridgeService bridge, NotifyService notify, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.bridge = bridge;
        this.notify = notify;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    private record Marked(ReportId report, Optional<AccountId> navigator) {}

    /** Receives one crossing, once; whoever comes second finds nothing to do. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void receive(UUID crossing) {
        bridge.receive(crossing).ifPresent(this::mark);
    }

    private void mark(Crossing crossing) {
        var died = bridge.read(crossing.payload(), Payload.Death.class).diedOn();
        var marked = jdbc.sql("update municipal.report set died_on = :day where bridge_id = any (:hers) "
                        + "and died_on is distinct from :day returning id, navigator_id")
                .param("day", died.map(Date::valueOf).orElse(null), java.sql.Types.DATE)
                .param("hers", bridge.earlier(crossing.id()).toArray(UUID[]::new))
                .query((row, _) -> new Marked(
                        new ReportId(row.getObject(1, UUID.class)),
                        Optional.ofNullable(row.getObject(2, UUID.class)).map(AccountId::new)))
                .list();
        tell(crossing, marked, died.isPresent() ? "desk.died" : "desk.notDied");
        marked.forEach(one -> events.publishEvent(new ReportDied(crossing.tenant(), one.report())));
    }

    private void tell(Crossing crossing, List<Marked> marked, String template) {
        marked.forEach(one -> one.navigator()
                .ifPresent(navigator -> notify.send(new Message(
                        navigator,
                        template,
                        List.of(),
                        "/desk/" + one.report().value(),
                        Optional.empty(),
                        one.report().value(),
                        template + "/" + crossing.id() + "/" + navigator.value(),
                        clock.instant()))));
    }
}
