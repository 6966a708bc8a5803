package nl.kring.identity;

import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.IdentityEvent.DeviceEnded;
import nl.kring.identity.IdentityEvent.DeviceShared;
import nl.kring.identity.IdentityEvent.DevicesGivenBack;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import nl.kring.platform.Written;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The ways in that are one's own: devices and passkeys, to see and to end. Nobody sees or ends another's. */
@Service
@Transactional
public class DeviceService {
    private static final int LONGEST = 80;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final NobodyBeside beside;

    DeviceService(JdbcClient jdbc, ApplicationEventPublisher events, NobodyBeside beside) {
        this.jdbc = jdbc;
        this.events = events;
        this.beside = beside;
    }

    /** Whether the person signed in may see and change them now: not while somebody looks along (R-C19). */
    @Transactional(readOnly = true)
    public boolean areOpen() {
        return beside.isSo();
    }

    /** The devices on which the person signed in stays signed in, last used first; staff have none. */
    @Transactional(readOnly = true)
    public List<DeviceView> devices() {
        beside.required();
        return me().staffOf().isPresent()
                ? List.of()
                : jdbc.sql(
                                "select id, kind, browser, created_at, rotated_at from common.device_token where account_id = ? "
                                        + "and ended_at is null and expires_at > clock_timestamp() order by rotated_at desc limit 100")
                        .param(me().personId())
                        .query((row, _) -> new DeviceView(
                                row.getObject(1, UUID.class),
                                new Looks(Looks.Kind.valueOf(row.getString(2)), row.getString(3)),
                                row.getTimestamp(4).toInstant(),
                                row.getTimestamp(5).toInstant()))
                        .list();
    }

    /** Whether a device of the person signed in stays signed in: not of who comes for the work, on a computer that others use too. */
    @Transactional(readOnly = true)
    public boolean staysSignedIn() {
        return me().staffOf().isEmpty()
                && jdbc.sql(
                                "select not exists (select 1 from common.organisation_membership m join common.organisation o "
                                        + "on o.id = m.organisation_id where m.account_id = ? and m.active_until is null "
                                        + "and o.kind <> 'VOLUNTEER')")
                        .param(me().personId())
                        .query(Boolean.class)
                        .single();
    }

    /** Ends a device: it is signed out at once, and does not come back by itself. */
    public void end(UUID device) {
        beside.required();
        if (me().staffOf().isPresent()) {
            throw new NotFound(device);
        }
        one(
                device,
                jdbc.sql("update common.device_token set ended_at = coalesce(ended_at, clock_timestamp()) "
                                + "where id = ? and account_id = ?")
                        .param(device)
                        .param(me().personId())
                        .update());
        events.publishEvent(new DeviceEnded(device));
    }

    /** Several people use this device of the person signed in. */
    public void share(UUID device) {
        me();
        events.publishEvent(new DeviceShared(device));
    }

    /** Looking together is over: the person signed in is out of each device that is somebody else's (R-C19). */
    public void giveBack() {
        events.publishEvent(new DevicesGivenBack(new AccountId(me().personId())));
    }

    /** The passkeys of the person signed in. */
    @Transactional(readOnly = true)
    public List<PasskeyView> passkeys() {
        beside.required();
        return jdbc.sql("select id, label, created_at, used_at from common.passkey where account_id = ? "
                        + "and ended_at is null order by created_at")
                .param(me().personId())
                .query((row, _) -> new PasskeyView(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        Optional.ofNullable(row.getTimestamp(4)).map(Timestamp::toInstant)))
                .list();
    }

    /** Takes a passkey away: it opens nothing any more. */
    public void endPasskey(UUID passkey) {
        beside.required();
        one(
                passkey,
                jdbc.sql("update common.passkey set ended_at = coalesce(ended_at, clock_timestamp()) "
                                + "where id = ? and account_id = ?")
                        .param(passkey)
                        .param(me().personId())
                        .update());
    }

    /** Calls a passkey so that its owner knows it again. */
    public void callPasskey(UUID passkey, String label) {
        beside.required();
        one(
                passkey,
                jdbc.sql("update common.passkey set label = ? where id = ? and account_id = ?")
                        .param(Written.kept(label, LONGEST))
                        .param(passkey)
                        .param(me().personId())
                        .update());
    }

    private static void one(UUID asked, int rows) {
        if (rows == 0) {
            throw new NotFound(asked);
        }
    }

    private static Acting.Person me() {
        return Acting.person().orElseThrow(NotFound::new);
    }
}
