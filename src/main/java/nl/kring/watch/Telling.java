package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.notify.NotifyService;
import nl.kring.notify.Standing;
import nl.kring.privacy.AccessLog;
import nl.kring.watch.WatchEvent.OutsideTold;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The steps of one notice to an outside contact (R-D5, R-D14), each in the job's transaction. Its row decides, so each happens once. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Telling {
    private static final String PATIENCE = "interval '2 minutes'";

    private final Alerts alerts;
    private final Plans plans;
    private final GoesBetter better;
    private final OutsideWords words;
    private final BridgeService bridge;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Telling(
            Alerts alerts,
            Plans plans,
            GoesBetter better,
            OutsideWords words,
            BridgeService bridge,
            NotifyService notify,
            JdbcClient jdbc,
            AccessLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.alerts = alerts;
        this.plans = plans;
        this.better = better;
        this.words = words;
        this.bridge = bridge;
        this.notify = notify;
        this.jdbc = jdbc;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /** A notice and where it stands. */
    private record Notice(
            UUID id,
            UUID alert,
            CircleId circle,
            AccountId resident,
            UUID contact,
            boolean toNavigator,
            boolean told) {}

    private Optional<Notice> find(UUID id) {
        return jdbc.sql(
                        "select n.id, n.alert_id, n.circle_id, a.resident_id, n.contact_id, c.navigator_id is not null as to_navigator, "
                                + "n.told_at is not null as told from circle.outside_notice n "
                                + "join circle.outside_contact c on c.id = n.contact_id join circle.alert a on a.id = n.alert_id where n.id = ?")
                .param(id)
                .query((row, _) -> new Notice(
                        id,
                        Rows.id(row, "alert_id"),
                        new CircleId(Rows.id(row, "circle_id")),
                        new AccountId(Rows.id(row, "resident_id")),
                        Rows.id(row, "contact_id"),
                        row.getBoolean("to_navigator"),
                        row.getBoolean("told")))
                .optional();
    }

    /** Hands a notice over, unless in this same moment somebody took the alert, said that it goes better, or saw worse. */
    void handOver(UUID id) {
        var notice = find(id).orElseThrow();
        var alert = alerts.lock(notice.alert()).orElseThrow();
        if (alert.asking() && !better.isSaidOf(alert)) {
            allowedNow(notice, alert)
                    .ifPresentOrElse(contact -> handOver(notice, alert, contact), () -> takeBack(notice));
        }
    }

    private void handOver(Notice notice, AlertRow alert, NewPlan.Contact contact) {
        if (contact.phase() != alert.phase()) {
            return;
        }
        var now = clock.instant();
        if (!contact.hours().hold(now)) {
            AlertLevels.outsideFrom(contact.hours(), now)
                    .ifPresentOrElse(opens -> waitUntil(notice, opens), () -> takeBack(notice));
        } else if (set(notice.id(), "handed_over_at", "handed_over_at is null and dropped_at is null")) {
            tell(notice, alert, contact);
        }
    }

    /** Somebody had it in the hours of the contact, and out of them nobody has it any more. */
    private void waitUntil(Notice notice, Instant opens) {
        if (set(notice.id(), "tell_from", opens, "handed_over_at is null and dropped_at is null")) {
            ring(notice);
        }
    }

    /** The contact as the plan names it now: what a resident took back while the alert was open is no longer allowed. */
    private Optional<NewPlan.Contact> allowedNow(Notice notice, AlertRow alert) {
        var plan = plans.find(alert.plan()).orElseThrow();
        return plan.outside().stream()
                .filter(contact -> contact.id().equals(notice.contact()))
                .map(Plan.Contact::given)
                .findFirst()
                .flatMap(before -> plans.now(plan).stream()
                        .flatMap(now -> now.outside().stream())
                        .map(Plan.Contact::given)
                        .filter(before::isToo)
                        .findFirst());
    }

    private void takeBack(Notice notice) {
        set(notice.id(), "dropped_at", "dropped_at is null");
        ring(notice);
    }

    private void tell(Notice notice, AlertRow alert, NewPlan.Contact contact) {
        if (!words.tell(notice.id(), alert, contact)) {
            set(notice.id(), "failed_at", "failed_at is null");
        }
        ring(notice);
    }

    /** Looks whether it arrived, and whether a navigator read it; after two minutes without, people read that it did not (R-D21). */
    void follow(UUID id) {
        var notice = find(id).orElseThrow();
        var arrived = arrived(notice);
        var changed =
                arrived.filter(at -> set(id, "told_at", at, "told_at is null")).isPresent();
        if (changed) {
            log.write(notice.circle().value(), notice.resident(), "TOLD", "OUTSIDE_NOTICE", id);
        }
        changed |= arrived.isEmpty() && !notice.told() && failed(notice);
        changed |= notice.toNavigator()
                && bridge.stands(id)
                        .flatMap(nl.kring.bridge.Standing::answered)
                        .filter(at -> set(id, "read_at", at, "read_at is null"))
                        .isPresent();
        if (changed) {
            ring(notice);
        }
    }

    private Optional<Instant> arrived(Notice notice) {
        return notice.toNavigator()
                ? bridge.stands(notice.id()).flatMap(nl.kring.bridge.Standing::received)
                : notify.stands(notice.id()).flatMap(Standing::sent);
    }

    private boolean failed(Notice notice) {
        var failing = notify.stands(notice.id()).filter(Standing::failing).isPresent();
        return set(
                notice.id(),
                "failed_at",
                "failed_at is null"
                        + (failing ? "" : " and handed_over_at < (select common.kring_now()) - " + PATIENCE));
    }

    /** It throws each time: after its two minutes people read that nobody outside was told, though it is tried on (R-D21). */
    void giveUp(UUID id) {
        if (set(
                id,
                "failed_at",
                "failed_at is null and told_at is null and tell_from < (select common.kring_now()) - " + PATIENCE)) {
            ring(find(id).orElseThrow());
        }
    }

    /** Somebody has it: a mail that did not leave yet stays here, and is written anew if it must be told after all. */
    void holdBack(UUID id) {
        var notice = find(id).orElseThrow();
        alerts.lock(notice.alert()).orElseThrow();
        if (arrived(notice).isEmpty()) {
            notify.cancel(id);
            jdbc.sql(
                            "update circle.outside_notice set handed_over_at = null, failed_at = null where id = ? and told_at is null")
                    .param(id)
                    .update();
        }
    }

    /** The alert is closed: what did not leave yet stays here. */
    void drop(UUID id) {
        if (set(id, "dropped_at", "dropped_at is null")) {
            notify.cancel(id);
        }
    }

    private void ring(Notice notice) {
        events.publishEvent(new OutsideTold(notice.circle(), new AlertId(notice.alert())));
    }

    private boolean set(UUID id, String column, String onlyIf) {
        return jdbc.sql("update circle.outside_notice set " + column + " = common.kring_now() where id = ? and "
                                + onlyIf)
                        .param(id)
                        .update()
                == 1;
    }

    private boolean set(UUID id, String column, Instant at, String onlyIf) {
        return jdbc.sql("update circle.outside_notice set " + column + " = ? where id = ? and " + onlyIf)
                        .param(Timestamp.from(at))
                        .param(id)
                        .update()
                == 1;
    }
}
