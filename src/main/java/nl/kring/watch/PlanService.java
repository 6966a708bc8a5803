package nl.kring.watch;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.MemberView;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DataKeys;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.privacy.AccessLog;
import nl.kring.tenant.NavigatorView;
import nl.kring.tenant.TenantService;
import nl.kring.watch.WatchEvent.PlanDrafted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Making a plan, step by step, over days. The resident begins it and approves it, or who speaks for her in personal matters and says how she
 * was included (R-D2); whom she lets draft along fills in, and no more. Nothing acts on it before it is a plan.
 */
@Service
@Transactional(propagation = Propagation.NEVER)
public class PlanService {
    private static final String ACTOR = "plans";
    private static final int EFFORT = 1_000;

    private final CircleService circles;
    private final Drafts drafts;
    private final Plans plans;
    private final OutsideWords words;
    private final DraftBecomesPlan becomes;
    private final TenantService tenants;
    private final DataKeys keys;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PlanService(
            CircleService circles,
            Drafts drafts,
            Plans plans,
            OutsideWords words,
            DraftBecomesPlan becomes,
            TenantService tenants,
            DataKeys keys,
            AccessLog log,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.circles = circles;
        this.drafts = drafts;
        this.plans = plans;
        this.words = words;
        this.becomes = becomes;
        this.tenants = tenants;
        this.keys = keys;
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** The draft that the reader may fill in, if there is one. */
    @Transactional(readOnly = true)
    public Optional<PlanDraft> draft(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        if (!seat.can(Act.MAKE_PLAN)) {
            return Optional.empty();
        }
        return read(() -> drafts.of(circle, seat.standsFor()).map(row -> view(seat, row)));
    }

    /** Whether the reader may begin one: a resident, or who speaks for her in personal matters, where none is being made. */
    @Transactional(readOnly = true)
    public boolean mayBegin(CircleId circle) {
        var seat = circles.seat(circle);
        return seat.can(Act.APPROVE_PLAN)
                && read(() -> drafts.of(circle, seat.standsFor()).isEmpty());
    }

    /** Whether she who begins says how the resident was included: of who speaks for her that is asked (R-D2). */
    @Transactional(readOnly = true)
    public boolean asksEffort(CircleId circle) {
        var seat = circles.seat(circle);
        return seat.can(Act.APPROVE_PLAN) && !seat.isResident();
    }

    private PlanDraft view(Seat seat, Drafts.Row row) {
        return row.view(new Who(circles.viewFor(seat)), seat.account(), decides(seat, row.resident()));
    }

    private static boolean decides(Seat seat, AccountId resident) {
        return seat.can(Act.APPROVE_PLAN) && seat.standsFor().contains(resident);
    }

    /** Begins a draft: an empty one, or from the plan that holds now. Begun twice, it stands there once. */
    public void begin(CircleId circle, String effort) {
        var seat = circles.seat(circle);
        mayWrite(seat, Act.APPROVE_PLAN);
        var line = effort(seat, effort);
        var resident = seat.resident().orElseThrow(NotFound::new);
        var now = read(() -> plans.of(circle, resident).filter(plan -> plan.isCloseTo(seat)));
        transaction.executeWithoutResult(_ -> {
            if (drafts.of(circle, Set.of(resident))
                    .filter(row -> row.resident().equals(resident))
                    .isEmpty()) {
                var id = drafts.begin(circle, resident, seat.account(), line);
                now.ifPresent(plan -> from(seat, id, plan));
                events.publishEvent(new PlanDrafted(circle));
            }
        });
        now.map(plan -> new DraftPart.Outside(
                        plan.outside().stream().map(Plan.Contact::given).toList()))
                .filter(outside -> !outside.contacts().isEmpty())
                .ifPresent(outside -> draft(circle)
                        .filter(draft -> draft.outside().contacts().isEmpty())
                        .ifPresent(draft -> write(seat, draft.id(), draft.outside(), outside)));
    }

    private void mayWrite(Seat seat, Act act) {
        if (!seat.healthShared() && seat.isResident()) {
            throw new Refused("watch.rests.refused");
        }
        seat.mayWrite(act);
    }

    private static String effort(Seat seat, String effort) {
        var line = Written.kept(effort, EFFORT);
        if (line.isEmpty() && !seat.isResident()) {
            throw new Refused("plan.effort.empty");
        }
        return seat.isResident() ? "" : line;
    }

    /** What stands in the plan now; who is not there any more is left out, and who said yes to the same keeps it. */
    private void from(Seat seat, UUID id, Plan plan) {
        var rules = new DraftRules(circles.viewFor(seat), plan.resident());
        var row = drafts.find(id).orElseThrow();
        Stream.of(
                        new DraftPart.Green(plan.green()),
                        new DraftPart.Signs(plans.signs(plan.id()).stream()
                                .map(Plans.Sign::again)
                                .toList()),
                        new DraftPart.Helps(plan.helps(), plan.helpsNot()),
                        new DraftPart.Actions(plan.actions()),
                        new DraftPart.Holder(
                                plan.holder().filter(rules::mayStay),
                                plan.deputy().filter(rules::mayStay)))
                .forEach(part -> drafts.write(row, part, null));
        var line = plan.line().stream()
                .filter(entry -> rules.mayStay(entry.person()))
                .toList();
        for (var index = 0; index < line.size(); index++) {
            var entry = line.get(index);
            drafts.insert(
                    row,
                    new Drafts.Place(
                            new DraftPart.Wanted(entry.person(), entry.hours(), entry.woken(), entry.callOnly()),
                            Optional.empty(),
                            Optional.of(true),
                            entry.woken()),
                    index + 1);
        }
    }

    /**
     * Keeps a step.
     *
     * @param before how the writer read it: if another changed it since, nothing is written and both are still there
     */
    public void save(CircleId circle, UUID draft, DraftPart before, DraftPart after) {
        var seat = circles.seat(circle);
        mayWrite(seat, Act.MAKE_PLAN);
        write(seat, draft, before, after);
    }

    private void write(Seat seat, UUID draft, DraftPart before, DraftPart after) {
        var checked = read(() -> {
            var row = drafts.find(draft)
                    .filter(found -> found.circle().equals(seat.circle()))
                    .orElseThrow(() -> new NotFound(draft));
            return new DraftRules(circles.viewFor(seat), row.resident()).checked(after);
        });
        var sealed = checked instanceof DraftPart.Outside outside ? sealed(seat.circle(), draft, outside) : null;
        transaction.executeWithoutResult(_ -> {
            var row = open(seat, draft);
            if (!view(seat, row).part(after.step()).equals(before)) {
                throw new StepChanged();
            }
            drafts.write(row, checked, sealed);
            events.publishEvent(new PlanDrafted(seat.circle()));
        });
    }

    private byte[] sealed(CircleId circle, UUID draft, DraftPart.Outside outside) {
        var text = drafts.outside(outside);
        return Acting.asSystem(
                ACTOR,
                () -> Objects.requireNonNull(
                        transaction.execute(_ -> keys.seal(circle.value(), Drafts.outsideOf(draft), text))));
    }

    /** The draft, held; one that is being written down is not changed any more. */
    private Drafts.Row open(Seat seat, UUID draft) {
        var row = drafts.lock(draft)
                .filter(found -> found.circle().equals(seat.circle()))
                .orElseThrow(() -> new NotFound(draft));
        if (row.approvedAt().isPresent()) {
            throw new Refused("plan.approvedAlready");
        }
        return row;
    }

    /** Who may be asked to draft along: who organises, who holds the plan, and who does already; the resident says whether. */
    @Transactional(readOnly = true)
    public List<MemberView> whoMayDraftAlong(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.APPROVE_PLAN);
        var holders = read(() -> Stream.concat(
                        seat.resident().flatMap(resident -> plans.of(circle, resident)).stream()
                                .flatMap(plan -> plan.holder().stream()),
                        drafts.of(circle, seat.standsFor()).stream()
                                .flatMap(row -> Stream.concat(row.holder().holder().stream(), row.along().stream())))
                .toList());
        return circles.viewFor(seat).members().stream()
                .filter(DraftRules::mayBeAsked)
                .filter(member ->
                        member.coordinator() || holders.contains(member.person().account()))
                .filter(member -> !member.person().account().equals(seat.account()))
                .toList();
    }

    /** Lets these draft along, and nobody else. */
    public void along(CircleId circle, UUID draft, Set<AccountId> people) {
        var seat = circles.seat(circle);
        mayWrite(seat, Act.APPROVE_PLAN);
        var may = whoMayDraftAlong(circle).stream()
                .map(member -> member.person().account())
                .toList();
        transaction.executeWithoutResult(_ -> {
            var row = mine(seat, draft);
            if (!may.containsAll(people)) {
                throw new NotFound();
            }
            drafts.along(row.id(), people);
            events.publishEvent(new PlanDrafted(circle));
        });
    }

    private Drafts.Row mine(Seat seat, UUID draft) {
        var row = open(seat, draft);
        if (!decides(seat, row.resident())) {
            throw seat.noRight(Act.APPROVE_PLAN.name());
        }
        return row;
    }

    /** The navigators of the municipality, of whom she may name one. */
    @Transactional(readOnly = true)
    public List<NavigatorView> navigators(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.MAKE_PLAN);
        return tenants.navigators(circles.viewFor(seat).tenant());
    }

    /** The fixed sentence that leaves the circle (R-D14), as it would be now if the reader were to be called. */
    public String preview(CircleId circle, Set<NewPlan.Told> mayTell, Phase phase) {
        var seat = circles.seat(circle);
        seat.may(Act.MAKE_PLAN);
        var draft = draft(circle).orElseThrow(NotFound::new);
        var call = whomToCall(seat, draft);
        return Acting.asSystem(
                ACTOR, () -> words.preview(draft.resident().account(), mayTell, phase, call, clock.instant()));
    }

    /** Who holds the plan and shares a number, else the resident. */
    private CirclePerson whomToCall(Seat seat, PlanDraft draft) {
        return draft.holder()
                .holder()
                .flatMap(holder -> circles.viewFor(seat).person(holder))
                .filter(person -> person.phone().isPresent())
                .orElse(draft.resident());
    }

    /** What is still missing before it can be approved, as the key of a sentence with its names; nothing when all of it is there. */
    @Transactional(readOnly = true)
    public Optional<Refused> missing(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.MAKE_PLAN);
        return draft(circle).flatMap(draft -> {
            try {
                new DraftRules(circles.viewFor(seat), draft.resident().account()).refuseUnlessWhole(draft);
                return Optional.empty();
            } catch (Refused refused) {
                return Optional.of(refused);
            }
        });
    }

    /**
     * It is right: from now on it holds, and the version before it is kept (R-D2).
     *
     * @param seen what was looked over: of anything else nothing is approved
     * @param effort what who speaks for her did to include her
     */
    public void approve(CircleId circle, PlanDraft seen, String effort) {
        var seat = circles.seat(circle);
        mayWrite(seat, Act.APPROVE_PLAN);
        var line = effort(seat, effort);
        transaction.executeWithoutResult(_ -> {
            var row = mine(seat, seen.id());
            var now = view(seat, row);
            if (!now.parts().toList().equals(seen.parts().toList())) {
                throw new StepChanged();
            }
            new DraftRules(circles.viewFor(seat), row.resident()).refuseUnlessWhole(now);
            jdbc.sql("update circle.plan_draft set effort = ?, approved_by = ?, approved_at = ? where id = ?")
                    .param(line)
                    .param(seat.account().value())
                    .param(java.sql.Timestamp.from(clock.instant()))
                    .param(row.id())
                    .update();
            log.write(circle.value(), row.resident(), "APPROVED", "PLAN", row.id());
        });
        Acting.asSystem(ACTOR, becomes::doWhatIsDue);
    }

    /** Away with it; the plan that holds goes on. */
    public void throwAway(CircleId circle, UUID draft) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.APPROVE_PLAN);
        transaction.executeWithoutResult(_ -> {
            var row = mine(seat, draft);
            jdbc.sql("delete from circle.plan_draft where id = ?")
                    .param(row.id())
                    .update();
            events.publishEvent(new PlanDrafted(circle));
        });
    }

    private <T> T read(java.util.function.Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
