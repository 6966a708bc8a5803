package nl.kring.frontdoor;

import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Crossing;
import nl.kring.bridge.Payload;
import nl.kring.frontdoor.FrontDoorEvent.ReportReceived;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.tenant.NavigatorView;
import nl.kring.tenant.Postcode;
import nl.kring.tenant.ServiceZone;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes a report of a need that crossed: file, header, content, clock, somebody who has it, and a promise back; all or nothing. */
@Component
class Receiving {
    private final BridgeService bridge;
    private final TenantService tenants;
    private final Files files;
    private final Caseload caseload;
    private final Promises promises;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Receiving(
            BridgeService bridge,
            TenantService tenants,
            Files files,
            Caseload caseload,
            Promises promises,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.bridge = bridge;
        this.tenants = tenants;
        this.files = files;
        this.caseload = caseload;
        this.promises = promises;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Receives one crossing, once; whoever comes second finds nothing to do. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void receive(UUID crossing) {
        bridge.receive(crossing).ifPresent(this::open);
    }

    private void open(Crossing crossing) {
        var need = bridge.read(crossing.payload(), Payload.Need.class);
        var tenant = tenants.find(crossing.tenant()).orElseThrow(NotFound::new);
        var file = files.of(tenant.id(), need, bridge.earlier(crossing.id()));
        var assignment = assign(tenant.id(), file, need);
        var report = new ReportId(Ids.next());
        header(report, file, crossing, need, assignment);
        content(report, need);
        clock(report, Doorstep.of(crossing.sentAt(), tenant.doorstepDays()), crossing);
        assignment.navigator().ifPresent(navigator -> files.inContact(file, navigator));
        promises.give(report);
        promises.tellWhoHasIt(report);
        events.publishEvent(new ReportReceived(tenant.id(), report));
    }

    private Assignment assign(TenantId tenant, UUID file, Payload.Need need) {
        var zone = zoneOf(tenant, need);
        return Assignment.of(new Assignment.Question(
                files.navigatorOf(file),
                caseload.of(zone.map(here -> tenants.navigatorsOf(here.id())).orElse(java.util.List.of())),
                caseload.of(zone.isPresent() ? tenants.flyingNavigators(tenant) : java.util.List.<NavigatorView>of()),
                caseload.excludedFor(tenant.value(), need.name())));
    }

    private Optional<ServiceZone> zoneOf(TenantId tenant, Payload.Need need) {
        return tenants.zoneOf(tenant, new Postcode(need.postcode()));
    }

    private void header(ReportId report, UUID file, Crossing crossing, Payload.Need need, Assignment assignment) {
        jdbc.sql(
                        "insert into municipal.report (id, tenant_id, file_id, bridge_id, name, channel, received_at, navigator_id, "
                                + "contact_id, chosen_by) values (?, ?, ?, ?, ?, 'KRING', ?, ?, ?, ?)")
                .param(report.value())
                .param(crossing.tenant().value())
                .param(file)
                .param(crossing.id())
                .param(need.name())
                .param(Timestamp.from(crossing.sentAt()))
                .param(assignment.navigator().orElse(null))
                .param(assignment.contact().orElse(null))
                .param(assignment.chosen().name())
                .update();
    }

    private void content(ReportId report, Payload.Need need) {
        jdbc.sql(
                        "insert into municipal.report_content (report_id, asked_by, street, postcode, place, phone, theme, own_words, "
                                + "tried) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(report.value())
                .param(need.askedBy())
                .param(need.street())
                .param(need.postcode())
                .param(need.place())
                .param(need.phone())
                .param(need.theme())
                .param(need.ownWords())
                .param(need.tried())
                .update();
    }

    private void clock(ReportId report, Doorstep doorstep, Crossing crossing) {
        jdbc.sql(
                        "insert into municipal.term_clock (report_id, kind, started_at, due_on, warn_navigator_at, warn_leader_at) "
                                + "values (?, 'DOORSTEP', ?, ?, ?, ?)")
                .param(report.value())
                .param(Timestamp.from(crossing.sentAt()))
                .param(doorstep.due())
                .param(Timestamp.from(doorstep.warnNavigator()))
                .param(Timestamp.from(doorstep.warnLeader()))
                .update();
    }
}
