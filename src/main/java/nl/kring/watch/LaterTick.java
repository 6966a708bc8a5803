package nl.kring.watch;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is asked a while later: to look back two days after an alert (R-D18), after a quiet week of yellow whether it is better again (R-D7),
 * and a plan where twice in a fortnight somebody saw something and nothing was agreed (R-D8).
 */
@Component
@Order(12)
class LaterTick implements DueWork {
    private static final String TO_LOOK_BACK =
            "select id from circle.alert where closed_at is not null and look_back_at is null "
                    + "and closed_at <= (select common.kring_now()) - interval '2 days' "
                    + "and closed_at > (select common.kring_now()) - interval '9 days' "
                    + "and circle.goes_on_for(circle_id, resident_id) and circle.health_ok(circle_id, resident_id) order by closed_at";

    /** Yellow since a week, in which nobody saw anything. */
    private static final String QUIET_YELLOW = "select c.id from circle.phase_change c "
            + "where c.to_phase = 'YELLOW' and c.from_phase <> c.to_phase and c.better_asked_at is null "
            + "and c.at <= (select common.kring_now()) - interval '7 days' "
            + "and not exists (select 1 from circle.phase_change e where e.circle_id = c.circle_id and e.resident_id = c.resident_id "
            + "and e.from_phase <> e.to_phase and (e.at, e.id) > (c.at, c.id)) "
            + "and not exists (select 1 from circle.observation o where o.plan_id = c.plan_id "
            + "and o.at > (select common.kring_now()) - interval '7 days') "
            + "and circle.goes_on_for(c.circle_id, c.resident_id) and circle.health_ok(c.circle_id, c.resident_id) order by c.at";

    /** Offered again after a quarter of a year at the soonest. */
    private static final String NOT_OFFERED =
            "(plan_offered_at is null or plan_offered_at < (select common.kring_now()) - interval '90 days')";

    private static final String TO_OFFER = "select id from circle.circle c where state = 'ACTIVE' and " + NOT_OFFERED
            + " and id in (select p.circle_id from circle.post p where p.seen and p.deleted_at is null "
            + "and p.at > (select common.kring_now()) - interval '14 days' group by p.circle_id having count(*) >= 2) "
            + "and not exists (select 1 from circle.early_warning_plan e where e.circle_id = c.id) "
            + "and not exists (select 1 from circle.plan_draft d where d.circle_id = c.id) and circle.may_ask(id) order by id";

    private final CircleJobs circles;
    private final Plans plans;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final Clock clock;

    LaterTick(CircleJobs circles, Plans plans, NotifyService notify, JdbcClient jdbc, DueRows rows, Clock clock) {
        this.circles = circles;
        this.plans = plans;
        this.notify = notify;
        this.jdbc = jdbc;
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "later";
    }

    @Override
    public void doWhatIsDue() {
        rows.each(() -> jdbc.sql(TO_LOOK_BACK).query(UUID.class).list(), this::askToLookBack);
        rows.each(() -> jdbc.sql(QUIET_YELLOW).query(UUID.class).list(), this::askWhetherItIsBetter);
        rows.each(() -> jdbc.sql(TO_OFFER).query(UUID.class).list(), this::offerAPlan);
    }

    private record Of(CircleId circle, UUID plan, AccountId resident, Optional<AccountId> owner) {}

    private void askToLookBack(UUID alert) {
        jdbc.sql("update circle.alert set look_back_at = common.kring_now() where id = ? and look_back_at is null "
                        + "returning circle_id, plan_id, resident_id, owner_id")
                .param(alert)
                .query((row, _) -> new Of(
                        new CircleId(Rows.id(row, "circle_id")),
                        Rows.id(row, "plan_id"),
                        new AccountId(Rows.id(row, "resident_id")),
                        Rows.account(row, "owner_id")))
                .optional()
                .ifPresent(of -> {
                    send(of, of.resident(), "lookBack.own", alert);
                    of.owner()
                            .filter(owner -> !owner.equals(of.resident()))
                            .ifPresent(owner -> send(of, owner, "lookBack", alert));
                });
    }

    private void askWhetherItIsBetter(UUID change) {
        jdbc.sql(
                        "update circle.phase_change set better_asked_at = common.kring_now() where id = ? and better_asked_at is null "
                                + "returning circle_id, plan_id, resident_id")
                .param(change)
                .query((row, _) -> new Of(
                        new CircleId(Rows.id(row, "circle_id")),
                        Rows.id(row, "plan_id"),
                        new AccountId(Rows.id(row, "resident_id")),
                        Optional.empty()))
                .optional()
                .ifPresent(of -> {
                    send(of, of.resident(), "betterAgain.own", change);
                    plans.find(of.plan()).flatMap(Plan::holder).stream()
                            .filter(holder -> !holder.equals(of.resident()))
                            .forEach(holder -> send(of, holder, "betterAgain", change));
                });
    }

    private void offerAPlan(UUID circle) {
        var view = circles.view(new CircleId(circle));
        var to = view.residents().stream()
                .filter(one -> view.healthAllowedBy().contains(one.account())
                        && view.rests(one.account()).isEmpty())
                .toList();
        if (to.isEmpty()) {
            return;
        }
        var taken = jdbc.sql(
                        "update circle.circle set plan_offered_at = common.kring_now() where id = ? and " + NOT_OFFERED)
                .param(circle)
                .update();
        if (taken == 1) {
            to.forEach(resident -> notify.send(ToWatch.of(
                    view.id(),
                    resident.account(),
                    "planOffer",
                    List.of(resident.firstName()),
                    circle,
                    clock.instant().toString(),
                    WakingHours.next(clock.instant()))));
        }
    }

    private void send(Of of, AccountId to, String template, UUID subject) {
        var who = new Who(circles.view(of.circle()));
        if (who.isThere(to) && !who.rests(to)) {
            var names = List.of(who.resident(of.resident()).firstName());
            notify.send(ToWatch.of(of.circle(), to, template, names, subject, "", WakingHours.next(clock.instant())));
        }
    }
}
