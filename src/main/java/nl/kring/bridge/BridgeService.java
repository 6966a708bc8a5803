package nl.kring.bridge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The way between a circle and a municipality. What is kept is what the preview showed, byte for byte. */
@Service
@Transactional
public class BridgeService {
    private static final String CROSSING = "select c.id, c.about_id, c.tenant_id, c.kind, c.payload, c.sent_at ";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    BridgeService(JdbcClient jdbc, JsonMapper json, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
    }

    /** What would cross, as text; nothing is kept. */
    public Preview preview(UUID id, TenantId tenant, Payload payload) {
        onlyPeopleOfCircles();
        return new Preview(id, tenant, payload.kind(), json.writeValueAsString(payload));
    }

    /** What a text that crossed, or would cross, says. */
    public <T extends Payload> T read(String payload, Class<T> type) {
        return json.readValue(payload, type);
    }

    /** Sends what the preview showed, for a resident that the sender may speak for. False if it was sent before. */
    public boolean send(Preview shown, Origin origin) {
        var sender = onlyPeopleOfCircles();
        return write(shown, origin, sender);
    }

    /** Sends the fixed text that the resident approved with the plan, as a job of the alert. False if it was sent before. */
    public boolean notice(UUID id, TenantId tenant, Origin origin, Payload.OutsideNotice notice) {
        Acting.requireJob();
        return write(new Preview(id, tenant, notice.kind(), json.writeValueAsString(notice)), origin, null);
    }

    /**
     * Tells a municipality of which this resident asked something that she died, or that it was a mistake, as a job. A municipality that
     * knows nothing of her hears nothing: false.
     */
    public boolean death(UUID id, TenantId tenant, Origin origin, Payload.Death death) {
        Acting.requireJob();
        return asked(tenant, origin.account())
                && write(new Preview(id, tenant, death.kind(), json.writeValueAsString(death)), origin, null);
    }

    /** Whether a resident asked this municipality for help before, so that it knows her; for who may speak for that resident. */
    @Transactional(readOnly = true)
    public boolean knows(TenantId tenant, AccountId resident) {
        onlyPeopleOfCircles();
        return asked(tenant, resident);
    }

    private boolean asked(TenantId tenant, AccountId resident) {
        return jdbc.sql("select exists (select 1 from bridge.origin o join bridge.crossing c on c.id = o.crossing_id "
                        + "where o.account_id = ? and c.tenant_id = ? and c.kind = 'NEED')")
                .param(resident.value())
                .param(tenant.value())
                .query(Boolean.class)
                .single();
    }

    /** Whose something is that crossed, for a job that receives an answer to it. */
    @Transactional(readOnly = true)
    public Optional<Origin> origin(UUID crossing) {
        Acting.requireJob();
        return jdbc.sql("select circle_id, account_id from bridge.origin where crossing_id = ?")
                .param(crossing)
                .query((row, _) -> new Origin(
                        Optional.ofNullable(row.getObject(1, UUID.class)), new AccountId(row.getObject(2, UUID.class))))
                .optional();
    }

    /** Brings in a need that a resident sent in the past of a demo, at its own time, as a job. */
    public void sentBefore(UUID id, TenantId tenant, Origin origin, Payload.Need need, Instant at) {
        Acting.requireJob();
        write(
                new Preview(id, tenant, need.kind(), json.writeValueAsString(need)),
                origin,
                origin.account().value());
        jdbc.sql("update bridge.crossing set sent_at = ? where id = ?")
                .param(Timestamp.from(at))
                .param(id)
                .update();
    }

    private boolean write(Preview shown, Origin origin, @Nullable UUID sender) {
        if (!shown.kind().goes(Direction.TO_FILE)) {
            throw new NotFound();
        }
        if (sentBefore(shown)) {
            return false;
        }
        jdbc.sql("insert into bridge.origin (crossing_id, circle_id, account_id, sent_by) values (?, ?, ?, ?)")
                .param(shown.id())
                .param(origin.circle().orElse(null))
                .param(origin.account().value())
                .param(sender)
                .update();
        insert(shown.id(), shown.id(), shown.tenant(), shown.kind(), Direction.TO_FILE, shown.payload());
        events.publishEvent(new BridgeEvent.SentToFile(shown.id(), shown.kind()));
        return true;
    }

    private boolean sentBefore(Preview shown) {
        var before = jdbc.sql("select payload from bridge.crossing where id = ?")
                .param(shown.id())
                .query(String.class)
                .optional();
        if (before.isPresent() && !before.get().equals(shown.payload())) {
            throw new Refused("bridge.sentBefore");
        }
        return before.isPresent();
    }

    /** Answers what came, by the same id: staff of that municipality, or a job. */
    public void answer(UUID about, TenantId tenant, UUID id, Payload payload) {
        var staffHere = Acting.person()
                .flatMap(Acting.Person::staffOf)
                .filter(tenant.value()::equals)
                .isPresent();
        if (!staffHere) {
            Acting.requireJob();
        }
        if (!payload.kind().goes(Direction.TO_CIRCLE)) {
            throw new NotFound();
        }
        insert(id, about, tenant, payload.kind(), Direction.TO_CIRCLE, json.writeValueAsString(payload));
        events.publishEvent(new BridgeEvent.SentToCircle(id, payload.kind()));
    }

    private void insert(UUID id, UUID about, TenantId tenant, Kind kind, Direction direction, String payload) {
        jdbc.sql(
                        "insert into bridge.crossing (id, about_id, tenant_id, kind, direction, payload) values (?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(about)
                .param(tenant.value())
                .param(kind.name())
                .param(direction.name())
                .param(payload)
                .update();
    }

    /** What came back about something that this resident sent, oldest first. The caller may speak for that resident. */
    @Transactional(readOnly = true)
    public List<Crossing> answers(UUID about, AccountId resident) {
        onlyPeopleOfCircles();
        return jdbc.sql(
                        CROSSING + "from bridge.crossing c join bridge.origin o on o.crossing_id = c.about_id "
                                + "where c.about_id = ? and o.account_id = ? and c.direction = 'TO_CIRCLE' order by c.sent_at, c.id")
                .param(about)
                .param(resident.value())
                .query(BridgeService::crossing)
                .list();
    }

    /** What waits to be received on one side, oldest first, for a job. */
    @Transactional(readOnly = true)
    public List<UUID> waiting(Direction side, Kind kind) {
        Acting.requireJob();
        return jdbc.sql("select id from bridge.crossing where received_at is null and direction = ? and kind = ? "
                        + "order by sent_at limit 50")
                .param(side.name())
                .param(kind.name())
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Receives something, for a job; whoever comes second gets nothing. */
    public Optional<Crossing> receive(UUID id) {
        Acting.requireJob();
        return jdbc.sql(
                        "update bridge.crossing c set received_at = common.kring_now() where id = ? and received_at is null "
                                + "returning c.id, c.about_id, c.tenant_id, c.kind, c.payload, c.sent_at")
                .param(id)
                .query(BridgeService::crossing)
                .optional();
    }

    /** What the same resident sent to the same municipality before, newest first, for a job that looks for a known file. */
    @Transactional(readOnly = true)
    public List<UUID> earlier(UUID id) {
        Acting.requireJob();
        return jdbc.sql("select c.id from bridge.crossing this join bridge.origin o on o.crossing_id = this.id "
                        + "join bridge.origin p on p.account_id = o.account_id and p.crossing_id <> this.id "
                        + "join bridge.crossing c on c.id = p.crossing_id and c.tenant_id = this.tenant_id "
                        + "where this.id = ? order by c.sent_at desc")
                .param(id)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** How it stands with something that a job sent; nothing that never crossed. */
    @Transactional(readOnly = true)
    public Optional<Standing> stands(UUID id) {
        Acting.requireJob();
        return jdbc.sql("select c.received_at, (select max(a.sent_at) from bridge.crossing a where a.about_id = c.id "
                        + "and a.direction = 'TO_CIRCLE') from bridge.crossing c where c.id = ?")
                .param(id)
                .query((row, _) -> new Standing(
                        Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant),
                        Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant)))
                .optional();
    }

    private static UUID onlyPeopleOfCircles() {
        return Acting.person()
                .filter(person -> person.staffOf().isEmpty())
                .map(Acting.Person::personId)
                .orElseThrow(NotFound::new);
    }

    private static Crossing crossing(ResultSet row, int number) throws SQLException {
        return new Crossing(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                new TenantId(row.getObject(3, UUID.class)),
                Kind.valueOf(row.getString(4)),
                row.getString(5),
                row.getTimestamp(6).toInstant());
    }
}
