package nl.kring.notify;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.identity.DeviceService;
import nl.kring.identity.IdentityEvent.DeviceShared;
import nl.kring.identity.Looks;
import nl.kring.identity.RateLimits;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Texts;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** "Zeg het op dit apparaat": each for oneself, on devices that are one's own and stay signed in, and while nobody looks along. */
@Service
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class PushService {
    private static final String JOB = "push";
    private static final Duration A_TRIAL = Duration.ofMinutes(1);
    private static final int MOST_TRIALS = 10;

    private final PushKeys keys;
    private final PushAddress addresses;
    private final PushDevices devices;
    private final Pushing pushing;
    private final DeviceService own;
    private final RateLimits limits;
    private final JdbcClient jdbc;

    PushService(
            PushKeys keys,
            PushAddress addresses,
            PushDevices devices,
            Pushing pushing,
            DeviceService own,
            RateLimits limits,
            JdbcClient jdbc) {
        this.keys = keys;
        this.addresses = addresses;
        this.devices = devices;
        this.pushing = pushing;
        this.own = own;
        this.limits = limits;
        this.jdbc = jdbc;
    }

    /** By which a browser asks its service; empty where nobody is told on a device. */
    public Optional<String> key() {
        me();
        return keys.publicKey();
    }

    /** Whether the person signed in may see and change it now: not while somebody looks along (R-C19). */
    public boolean isOpen() {
        me();
        return own.areOpen();
    }

    /** Whether the person signed in is told on any device. */
    public boolean isOn() {
        var me = me();
        return Acting.asSystem(JOB, () -> pushing.reaches(me));
    }

    /** Whether somebody is told on any device, for a job. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public boolean reaches(AccountId person) {
        Acting.requireJob();
        return pushing.reaches(person);
    }

    /** The devices on which the person signed in is told, the newest first. */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRED)
    public List<PushDevice> mine() {
        required();
        return jdbc.sql("select p.device_id, d.kind, d.browser, p.created_at, p.told_at from common.push_device p "
                        + "join common.device_token d on d.id = p.device_id where p.account_id = ? and d.ended_at is null "
                        + "and d.expires_at > clock_timestamp() order by p.created_at desc limit 20")
                .param(me().value())
                .query((row, _) -> new PushDevice(
                        row.getObject(1, UUID.class),
                        new Looks(Looks.Kind.valueOf(row.getString(2)), row.getString(3)),
                        row.getTimestamp(4).toInstant(),
                        Optional.ofNullable(row.getTimestamp(5)).map(Timestamp::toInstant)))
                .list();
    }

    /** From now on the person signed in is told on this device. */
    public void turnOn(UUID device, PushSubscription subscription) {
        required();
        var me = me();
        if (keys.publicKey().isEmpty() || addresses.of(subscription.endpoint()).isEmpty()) {
            throw new Refused("push.no.SERVICE");
        }
        if (!Acting.asSystem(JOB, () -> devices.keep(me, device, subscription))) {
            throw new NotFound(device);
        }
    }

    /** What the browser of this device has; what it has no more is not sent to. Empty if it has none. */
    public void browserHas(UUID device, String endpoint) {
        var me = me();
        Acting.asSystem(JOB, () -> devices.has(me, device, endpoint));
    }

    /** From now on the person signed in is told nothing on that device. */
    @Transactional(propagation = Propagation.REQUIRED)
    public void turnOff(UUID device) {
        required();
        var gone = jdbc.sql("delete from common.push_device where device_id = ? and account_id = ?")
                .param(device)
                .param(me().value())
                .update();
        if (gone == 0) {
            throw new NotFound(device);
        }
    }

    /** Tells the person signed in a word on each device, at once; whether it was brought to any. Ten in an hour. */
    public boolean tryOut(String path) {
        required();
        var me = me();
        if (!Acting.asSystem(JOB, () -> limits.allow("push-trial:" + me.value(), MOST_TRIALS, 60))) {
            throw new Refused("push.trial.tooMany");
        }
        return Acting.asSystem(JOB, () -> devices.recipient(me)
                .map(to -> pushing.tell(
                        me,
                        new PushNote(
                                Ids.next(),
                                Letter.KRING,
                                Texts.of(to.language(), "push.trial.words"),
                                path,
                                false,
                                A_TRIAL)))
                .filter(Pushing.Told.There.class::isInstance)
                .isPresent());
    }

    /** On a device that several people use nobody is told anything. */
    @EventListener
    @Transactional(propagation = Propagation.REQUIRED)
    void on(DeviceShared shared) {
        var me = me();
        jdbc.sql("delete from common.push_device where device_id = ? and account_id = ?")
                .param(shared.device())
                .param(me.value())
                .update();
    }

    private void required() {
        if (!isOpen()) {
            throw new Refused("device.together.refused");
        }
    }

    private static AccountId me() {
        return new AccountId(Acting.person().orElseThrow(NotFound::new).personId());
    }
}
