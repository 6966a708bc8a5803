package nl.kring.frontdoor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Payload.OutsideNotice;
import nl.kring.bridge.Payload.Somebody;
import nl.kring.bridge.Payload.Status;
import nl.kring.bridge.Payload.Step;
import nl.kring.frontdoor.FrontDoorEvent.NoticeRead;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.tenant.TenantService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What circles let a navigator know of an alert: hers alone, not her team leader's, who is not named in the plan. */
@Service
@Transactional
public class NoticeService {
    private final FrontDoorService frontDoor;
    private final TenantService tenants;
    private final BridgeService bridge;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    NoticeService(
            FrontDoorService frontDoor,
            TenantService tenants,
            BridgeService bridge,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.frontDoor = frontDoor;
        this.tenants = tenants;
        this.bridge = bridge;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The notices at this desk: what is not read yet first, and for two days what is. */
    @Transactional(readOnly = true)
    public List<NoticeView> notices() {
        var desk = frontDoor.desk();
        return jdbc.sql("select n.id, n.received_at, n.read_at, c.payload from municipal.outside_notice n "
                        + "join bridge.crossing c on c.id = n.bridge_id where n.tenant_id = ? and n.navigator_id = ? "
                        + "and (n.read_at is null or n.read_at > common.kring_now() - interval '2 days') "
                        + "order by n.read_at is not null, n.received_at desc limit 50")
                .param(desk.tenant().id().value())
                .param(desk.me().value())
                .query((row, _) -> view(row))
                .list();
    }

    private NoticeView view(ResultSet row) throws SQLException {
        return new NoticeView(
                new NoticeId(row.getObject(1, UUID.class)),
                bridge.read(row.getString(4), OutsideNotice.class),
                row.getTimestamp(2).toInstant(),
                Optional.ofNullable(row.getTimestamp(3)).map(Timestamp::toInstant));
    }

    /** The navigator says that she read it; the circle hears that back, and has it with the alert. Said twice, it is said once. */
    public void read(NoticeId id) {
        var desk = frontDoor.desk();
        var about = jdbc.sql("select bridge_id from municipal.outside_notice where id = ? and navigator_id = ? "
                        + "and tenant_id = ?")
                .param(id.value())
                .param(desk.me().value())
                .param(desk.tenant().id().value())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound(id.value()));
        var first = jdbc.sql(
                        "update municipal.outside_notice set read_at = common.kring_now() where id = ? and read_at is null")
                .param(id.value())
                .update();
        if (first == 1) {
            bridge.answer(about, desk.tenant().id(), Ids.next(), new Status(Step.READ, me(desk)));
            events.publishEvent(new NoticeRead(desk.tenant().id(), id));
        }
    }

    private Somebody me(DeskView desk) {
        return tenants.navigator(desk.me().value())
                .map(navigator ->
                        new Somebody(navigator.name(), navigator.face().orElse(""), navigator.phone()))
                .orElseThrow(NotFound::new);
    }
}
