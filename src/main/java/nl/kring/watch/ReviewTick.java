package nl.kring.watch;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import nl.kring.watch.WatchEvent.PlanDrafted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the resident and who holds the plan once whether it is still right (R-D2): after half a year, and after it was red. */
@Component
@Order(13)
class ReviewTick implements DueWork {
    /** Nor since it went wrong: a question that was left lying does not stand in the way of the next (R-D2). */
    private static final String NOT_ASKED = "(p.review_asked_at is null or p.review_asked_at < p.reviewed_at "
            + "or exists (select 1 from circle.alert a where a.circle_id = p.circle_id and a.resident_id = p.resident_id "
            + "and a.phase = 'RED' and a.closed_at > p.review_asked_at))";

    private final CircleJobs circles;
    private final Plans plans;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewTick(
            CircleJobs circles,
            Plans plans,
            NotifyService notify,
            JdbcClient jdbc,
            DueRows rows,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.plans = plans;
        this.notify = notify;
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "reviews";
    }

    /** Asked once: again only after somebody said that it is right, or a new version holds. */
    @Override
    public void doWhatIsDue() {
        rows.each(
                () -> jdbc.sql(
                                "select id from circle.early_warning_plan p where " + NOT_ASKED + " and "
                                        + ReviewService.DUE
                                        + " and circle.may_ask(circle_id) and circle.health_ok(circle_id, resident_id) order by id")
                        .query(UUID.class)
                        .list(),
                this::ask);
    }

    private void ask(UUID id) {
        var taken = jdbc.sql("update circle.early_warning_plan p set review_asked_at = common.kring_now() where id = ? "
                        + "and " + NOT_ASKED)
                .param(id)
                .update();
        if (taken == 1) {
            plans.find(id).ifPresent(this::ask);
        }
    }

    private void ask(Plan plan) {
        var who = new Who(circles.view(plan.circle()));
        var name = who.resident(plan.resident()).firstName();
        send(plan, plan.resident(), "planReview.own", name);
        plan.holder()
                .filter(holder -> !holder.equals(plan.resident()) && who.isThere(holder))
                .ifPresent(holder -> send(plan, holder, "planReview", name));
        events.publishEvent(new PlanDrafted(plan.circle()));
    }

    private void send(Plan plan, AccountId to, String template, String resident) {
        var now = clock.instant();
        var turn = Long.toString(now.toEpochMilli());
        notify.send(ToWatch.of(plan.circle(), to, template, List.of(resident), plan.id(), turn, WakingHours.next(now)));
    }
}
