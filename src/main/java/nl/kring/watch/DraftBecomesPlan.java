package nl.kring.watch;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.UUID;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Refused;
import nl.kring.watch.WatchEvent.PlanDrafted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was approved becomes the plan that holds; the draft is gone with it. At once, and else at the next tick. */
@Component
@Order(11)
class DraftBecomesPlan implements DueWork {
    /** A plan is looked at again after half a year (R-D2). */
    static final Period REVIEW = Period.ofMonths(6);

    private final Drafts drafts;
    private final WatchJobs jobs;
    private final CircleJobs circles;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DraftBecomesPlan(
            Drafts drafts,
            WatchJobs jobs,
            CircleJobs circles,
            JdbcClient jdbc,
            DueRows rows,
            ApplicationEventPublisher events,
            Clock clock) {
        this.drafts = drafts;
        this.jobs = jobs;
        this.circles = circles;
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "drafts";
    }

    @Override
    public void doWhatIsDue() {
        rows.each(
                () -> jdbc.sql(
                                "select id from circle.plan_draft where approved_at is not null and circle.may_ask(circle_id) "
                                        + "and circle.health_ok(circle_id, resident_id) order by id")
                        .query(UUID.class)
                        .list(),
                this::become);
    }

    private void become(UUID id) {
        drafts.lock(id).filter(row -> row.approvedAt().isPresent()).ifPresent(this::become);
    }

    private void become(Drafts.Row draft) {
        if (!isWhole(draft)) {
            jdbc.sql("update circle.plan_draft set approved_by = null, approved_at = null where id = ?")
                    .param(draft.id())
                    .update();
            events.publishEvent(new PlanDrafted(draft.circle()));
            return;
        }
        var plan = jobs.approvePlan(draft.circle(), plan(draft));
        jdbc.sql("update circle.early_warning_plan set approved_by = ?, effort = ? where id = ?")
                .param(draft.approvedBy().map(AccountId::value).orElse(null))
                .param(draft.effort())
                .param(plan)
                .update();
        jdbc.sql("delete from circle.plan_draft where id = ?").param(draft.id()).update();
    }

    /** Somebody may have left in the very moment of the yes: then it is a draft again. */
    private boolean isWhole(Drafts.Row draft) {
        var circle = circles.view(draft.circle());
        try {
            new DraftRules(circle, draft.resident())
                    .refuseUnlessWhole(draft.view(new Who(circle), draft.resident(), true));
            return true;
        } catch (Refused left) {
            return false;
        }
    }

    private NewPlan plan(Drafts.Row draft) {
        var approved = draft.approvedAt().orElseThrow();
        return new NewPlan(
                draft.resident(),
                next(draft),
                draft.holder().holder(),
                draft.holder().deputy(),
                draft.green().text(),
                draft.signs().signs(),
                draft.helps().helps(),
                draft.helps().not(),
                draft.actions().actions(),
                draft.line().stream()
                        .map(place -> new NewPlan.Place(
                                place.wanted().person(),
                                place.wanted().hours(),
                                place.woken(),
                                place.wanted().callOnly()))
                        .toList(),
                draft.outside().contacts(),
                approved,
                review(approved));
    }

    static Instant review(Instant from) {
        return from.atZone(MovingClock.ZONE).plus(REVIEW).toInstant();
    }

    private int next(Drafts.Row draft) {
        return jdbc.sql("select coalesce(max(version_no), 0) + 1 from circle.early_warning_plan where circle_id = ? "
                        + "and resident_id = ?")
                .param(draft.circle().value())
                .param(draft.resident().value())
                .query(Integer.class)
                .single();
    }
}
