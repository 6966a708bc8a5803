package nl.kring.frontdoor;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Crossing;
import nl.kring.bridge.Payload;
import nl.kring.frontdoor.FrontDoorEvent.ReportMoves;
import nl.kring.identity.AccountId;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Marks the reports of somebody who let know that she moves, or does not after all. Who has them hears it by mail, and keeps them (R-B16). */
@Component
class Moves {
    private final BridgeService bridge;
    private final Files files;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Moves(
            BridgeService bridge,
            Files files,
            NotifyService notify,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.bridge = bridge;
        this.files = files;
        this.notify = notify;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    private record Marked(ReportId report, UUID file, Optional<AccountId> navigator) {}

    /** Receives one crossing, once; whoever comes second finds nothing to do. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void receive(UUID crossing) {
        bridge.receive(crossing).ifPresent(this::mark);
    }

    private void mark(Crossing crossing) {
        var move = bridge.read(crossing.payload(), Payload.Move.class);
        var to = move.on().map(_ -> "%s, %s %s".formatted(move.street(), move.postcode(), move.place()));
        var marked = jdbc.sql(
                        "update municipal.report_content c set moves_on = :day, moves_where = :where, moves_to = :to "
                                + "from municipal.report r where r.id = c.report_id and r.bridge_id = any (:hers) "
                                + "returning r.id, r.file_id, r.navigator_id")
                .param("day", move.on().orElse(null), java.sql.Types.DATE)
                .param("where", move.on().map(_ -> move.where()).orElse(null), java.sql.Types.VARCHAR)
                .param("to", to.orElse(null), java.sql.Types.VARCHAR)
                .param("hers", bridge.earlier(crossing.id()).toArray(UUID[]::new))
                .query((row, _) -> new Marked(
                        new ReportId(row.getObject(1, UUID.class)),
                        row.getObject(2, UUID.class),
                        Optional.ofNullable(row.getObject(3, UUID.class)).map(AccountId::new)))
                .list();
        keep(move, marked);
        for (var one : marked) {
            one.navigator()
                    .ifPresent(navigator ->
                            tell(crossing, one.report(), navigator, move.on().isPresent()));
            events.publishEvent(new ReportMoves(crossing.tenant(), one.report()));
        }
    }

    private void keep(Payload.Move move, java.util.List<Marked> marked) {
        var inside = move.on().filter(_ -> move.where().equals("INSIDE"));
        marked.stream()
                .map(Marked::file)
                .distinct()
                .forEach(file ->
                        inside.ifPresentOrElse(day -> files.willMove(file, move, day), () -> files.willNotMove(file)));
    }

    private void tell(Crossing crossing, ReportId report, AccountId navigator, boolean moves) {
        var template = moves ? "desk.moves" : "desk.stays";
        notify.send(new Message(
                navigator,
                template,
                java.util.List.of(),
                "/desk/" + report.value(),
                Optional.empty(),
                report.value(),
                template + "/" + crossing.id() + "/" + navigator.value(),
                clock.instant()));
    }
}
