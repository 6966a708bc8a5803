package nl.kring.watch;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import nl.kring.watch.WatchEvent.LineChanged;
import nl.kring.watch.WatchEvent.PlanDrafted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether a plan is still right: asked after half a year, and after each time that it was red (R-D2). And how it was before. */
@Service
@Transactional
public class ReviewService {
    /** Due by its day, or because an alert that was red closed since somebody last said that it is right. */
    static final String DUE =
            "approved_at is not null and replaced_at is null and (review_at <= (select common.kring_now()) "
                    + "or exists (select 1 from circle.alert a where a.circle_id = p.circle_id and a.resident_id = p.resident_id "
                    + "and a.phase = 'RED' and a.closed_at > greatest(p.approved_at, p.reviewed_at)))";

    private final CircleService circles;
    private final Plans plans;
    private final ReadingPlans reading;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ReviewService(
            CircleService circles,
            Plans plans,
            ReadingPlans reading,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.plans = plans;
        this.reading = reading;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Whether the reader is asked now if the plan is still right: the resident, who speaks for her, or who holds it. */
    @Transactional(readOnly = true)
    public boolean due(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return asked(seat).isPresent();
    }

    private Optional<UUID> asked(Seat seat) {
        if (!seat.can(Act.MAKE_PLAN)) {
            return Optional.empty();
        }
        return plans.active(seat.circle())
                .flatMap(plans::find)
                .filter(plan -> plan.isCloseTo(seat))
                .map(Plan::id)
                .filter(plan -> jdbc.sql("select exists (select 1 from circle.early_warning_plan p where id = ? and "
                                + DUE + ")")
                        .param(plan)
                        .query(Boolean.class)
                        .single());
    }

    /** "Het klopt nog": it is asked again in half a year, or after it was red. */
    public void stillRight(CircleId circle) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.MAKE_PLAN);
        var plan = plans.active(circle)
                .flatMap(plans::find)
                .filter(one -> one.isCloseTo(seat))
                .orElseThrow(NotFound::new);
        if (plans.rests(plan.id())) {
            throw new Refused("watch.rests.refused");
        }
        jdbc.sql("update circle.early_warning_plan set reviewed_at = ?, reviewed_by = ?, review_at = ? where id = ?")
                .param(java.sql.Timestamp.from(clock.instant()))
                .param(seat.account().value())
                .param(java.sql.Timestamp.from(DraftBecomesPlan.review(clock.instant())))
                .param(plan.id())
                .update();
        events.publishEvent(new PlanDrafted(circle));
    }

    /** Whether each week another is asked first, for who may change that; empty for anybody else. */
    @Transactional(readOnly = true)
    public Optional<Boolean> turns(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return Optional.of(seat)
                .filter(reader -> reader.can(Act.MAKE_PLAN))
                .flatMap(_ -> plans.active(circle))
                .flatMap(plans::find)
                .filter(plan -> plan.isCloseTo(seat) && !plans.rests(plan.id()))
                .map(Plan::turns);
    }

    /** Each week another of the line is asked first (R-D17), or always in the order of the plan. */
    public void takeTurns(CircleId circle, boolean turns) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.MAKE_PLAN);
        var plan = plans.active(circle)
                .flatMap(plans::find)
                .filter(one -> one.isCloseTo(seat))
                .orElseThrow(NotFound::new);
        if (plans.rests(plan.id())) {
            throw new Refused("watch.rests.refused");
        }
        var changed = jdbc.sql("select circle.take_turns(?, ?)")
                .param(plan.id())
                .param(turns)
                .query(Boolean.class)
                .single();
        if (changed) {
            log.write(circle.value(), plan.resident(), "CHANGED", "LINE_ORDER", plan.id());
            events.publishEvent(new LineChanged(circle));
        }
    }

    /** All versions that were approved, newest first, for who is close to them. */
    @Transactional(readOnly = true)
    public List<PlanVersion> versions(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ_PLAN);
        var who = new Who(circles.view(circle));
        return jdbc
                .sql(
                        "select * from circle.early_warning_plan where circle_id = ? and approved_at is not null "
                                + "and forgotten_at is null and (?::uuid is null or resident_id = ?::uuid) order by version_no desc")
                .param(circle.value())
                .param(seat.isResident() ? seat.account().value() : null)
                .param(seat.isResident() ? seat.account().value() : null)
                .query((row, _) -> Rows.id(row, "id"))
                .list()
                .stream()
                .flatMap(id -> plans.find(id).stream())
                .filter(plan -> plan.isCloseTo(seat))
                .map(plan -> version(seat, who, plan))
                .toList();
    }

    private PlanVersion version(Seat seat, Who who, Plan plan) {
        return jdbc.sql("select replaced_at, approved_by, effort from circle.early_warning_plan where id = ?")
                .param(plan.id())
                .query((row, _) -> new PlanVersion(
                        plan.version(),
                        plan.approvedAt().orElseThrow(),
                        Rows.instant(row, "replaced_at"),
                        Rows.account(row, "approved_by")
                                .filter(by -> !by.equals(plan.resident()))
                                .flatMap(by -> who.circle().person(by)),
                        row.getString("effort"),
                        reading.view(seat, who, plan.id())))
                .single();
    }
}
