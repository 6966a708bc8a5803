package nl.kring.carer;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.Age;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.circle.RestService;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.need.NeedDraft;
import nl.kring.need.NeedId;
import nl.kring.need.NeedService;
import nl.kring.need.Theme;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Giveaway;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.task.ReadingTasks;
import nl.kring.task.TaskId;
import nl.kring.task.TaskService;
import nl.kring.task.TaskView;
import nl.kring.tenant.NamedNumber;
import nl.kring.tenant.TenantService;
import nl.kring.tenant.TenantView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A carer lays something down: for some days (R-D31), or because she cannot go on (R-D33). What she took on goes back as she chooses, the
 * others read that she rests, and who hears more of it is who she tells.
 */
@Service
@Transactional
public class StoppingService {
    private final CarerService carers;
    private final CircleService circles;
    private final RestService rests;
    private final ReadingTasks tasks;
    private final TaskService handing;
    private final NeedService needs;
    private final TenantService tenants;
    private final NotifyService notify;
    private final Clock clock;

    StoppingService(
            CarerService carers,
            CircleService circles,
            RestService rests,
            ReadingTasks tasks,
            TaskService handing,
            NeedService needs,
            TenantService tenants,
            NotifyService notify,
            Clock clock) {
        this.carers = carers;
        this.circles = circles;
        this.rests = rests;
        this.tasks = tasks;
        this.handing = handing;
        this.needs = needs;
        this.tenants = tenants;
        this.notify = notify;
        this.clock = clock;
    }

    /** What she took on that begins before this moment, and can still be handed back. */
    @Transactional(readOnly = true)
    public List<TaskView> mineUntil(CircleId circle, Instant until) {
        carers.carer(circle);
        return mine(circle).stream()
                .filter(task -> task.when().at().isBefore(until))
                .toList();
    }

    private List<TaskView> mine(CircleId circle) {
        return tasks.list(circle).mine().stream()
                .filter(task -> task.may().handBack())
                .toList();
    }

    /** Hands back what she chose. */
    public void handBack(CircleId circle, Set<TaskId> chosen) {
        carers.writing(circle);
        chosen.forEach(task -> handing.handBack(circle, task));
    }

    /** "Ik kan niet meer": at once out of the line and out of what is asked, and all that she took on is free again. */
    public int stop(CircleId circle) {
        if (carers.writing(circle).can(Act.REST)) { // who lives alone is in no line of her own circle
            rests.rest(circle, RestService.LONGEST);
        }
        var back = mine(circle);
        back.forEach(task -> handing.handBack(circle, task.id()));
        return back.size();
    }

    /** Whom she may tell: who takes part here and is no child, and who lives here. */
    @Transactional(readOnly = true)
    public List<CirclePerson> others(CircleId circle) {
        var me = carers.carer(circle);
        return others(me, circles.viewFor(me));
    }

    private static List<CirclePerson> others(Seat me, CircleView view) {
        return Stream.concat(
                        view.members().stream()
                                .filter(member -> member.age() == Age.GROWN_UP && !member.guest())
                                .map(MemberView::person),
                        view.residents().stream())
                .filter(person -> !person.account().equals(me.account()))
                .toList();
    }

    /** Whom she can call to come: who takes part, is grown up and shares a number; not who must not be alone. */
    @Transactional(readOnly = true)
    public List<CirclePerson> canCome(CircleId circle) {
        var me = carers.carer(circle);
        var view = circles.viewFor(me);
        var home = view.residents().stream().map(CirclePerson::account).toList();
        return others(me, view).stream()
                .filter(person -> person.phone().isPresent() && !home.contains(person.account()))
                .toList();
    }

    /** Tells whom she chose, each one fixed sentence; once a day, however often she taps. Nobody else hears of it. */
    public void tell(CircleId circle, Set<AccountId> chosen) {
        var me = carers.writing(circle);
        var view = circles.viewFor(me);
        var may = others(me, view).stream().map(CirclePerson::account).toList();
        if (!may.containsAll(chosen)) {
            throw new NotFound(circle.value());
        }
        var name = view.nameOf(me.account()).orElse("");
        chosen.forEach(person -> notify.send(new Message(
                person,
                me.isResident() ? "carerStops.own" : "carerStops",
                List.of(name, view.whose()),
                "/circle/" + circle.value() + "/people",
                Optional.of(circle.value()),
                me.account().value(),
                "carerStops:" + circle.value() + ":" + me.account().value() + ":" + person.value() + ":"
                        + LocalDate.ofInstant(clock.instant(), MovingClock.ZONE),
                clock.instant())));
    }

    /**
     * Whom she can call now: in office hours who supports carers, and outside them the numbers that the municipality confirmed for danger
     * (R-D20).
     */
    @Transactional(readOnly = true)
    public List<NamedNumber> numbers(CircleId circle) {
        var tenant = circles.viewFor(carers.carer(circle)).tenant();
        if (OfficeHours.hold(clock.instant())) {
            return tenants.carerSupport(tenant).stream().toList();
        }
        return tenants.find(tenant).map(TenantView::numbersForDanger).stream()
                .flatMap(List::stream)
                .toList();
    }

    /** Whether she may ask the municipality for help here herself: who lives here, or speaks for who does. */
    @Transactional(readOnly = true)
    public boolean mayAskForHelp(CircleId circle) {
        carers.carer(circle);
        return needs.mayAsk(circle);
    }

    /** Writes down that somebody must take over, in these words; what goes to the municipality is shown before it goes (R-E3). */
    public void needsSomebody(CircleId circle, String words) {
        carers.writing(circle);
        Giveaway.refuse(words, Giveaway.ALLOWED);
        needs.write(circle, new NeedDraft(new NeedId(Ids.next()), words, Optional.of(Theme.CARING), ""));
    }
}
