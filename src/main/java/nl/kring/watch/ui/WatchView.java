package nl.kring.watch.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.ui.CalmScreen;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Title;
import nl.kring.watch.AlertService;
import nl.kring.watch.AlertView;
import nl.kring.watch.ConsultationService;
import nl.kring.watch.LookBackService;
import nl.kring.watch.NinetyDaysService;
import nl.kring.watch.ObservationView;
import nl.kring.watch.PhaseService;
import nl.kring.watch.SilenceService;
import nl.kring.watch.WatchService;

/** "Hoe gaat het": the phase now, what people saw, and how one can tell. */
@Route("circle/:circle/watch")
@PermitAll
class WatchView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final int NEWEST = 4;

    final Title title = new Title(Tag.H1);
    final Part now = new Part();
    final Part alert = new Part();
    final Part lookBack = new Part();
    final Part seen = new Part();
    final Part lookedBack = new Part();
    final Part decided = new Part();
    final Part plan = new Part();
    final Part making = new Part();
    final Part links = new Part();
    final SilencePart silence;
    final NinetyPart ninety;
    private final CircleService circles;
    private final WatchService watch;
    private final PhaseService phases;
    private final AlertService alerts;
    private final LookBackService looking;
    private final NinetyDaysService days;
    private final ConsultationService consultations;
    private final PlanActs acts;
    private final Bells bells;
    private final Says says;
    private final Optional<EmptyPlan> empty;
    private final List<SeenCard> cards = new ArrayList<>();
    private NativeDetails before = new NativeDetails();
    private CircleId circle = new CircleId(new UUID(0, 0));

    WatchView(
            CircleService circles,
            WatchService watch,
            PhaseService phases,
            AlertService alerts,
            LookBackService looking,
            PlanActs acts,
            Bells bells,
            Says says,
            Optional<EmptyPlan> empty,
            SilenceService silences,
            NinetyDaysService days,
            ConsultationService consultations,
            CalmScreen calm) {
        this.circles = circles;
        this.watch = watch;
        this.phases = phases;
        this.alerts = alerts;
        this.looking = looking;
        this.acts = acts;
        this.bells = bells;
        this.says = says;
        this.empty = empty;
        this.days = days;
        this.consultations = consultations;
        silence = new SilencePart(silences, says);
        ninety = new NinetyPart(says, calm.isOn());
        addClassNames("stack", "wide");
        var first = new Div(silence.open, alert, now, silence.agreed, lookBack, making);
        first.addClassName("watch-now");
        var left = new Div(seen);
        left.addClassNames("stack", "watch-seen");
        var right = new Div(plan, links, silence, decided, lookedBack);
        right.addClassName("stack");
        var two = new Div(left, right);
        two.addClassName("watch-two");
        add(title, first, ninety, two);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        var resident = circles.view(circle).resident();
        title.setText(
                circles.seat(circle).isResident()
                        ? getTranslation("watch.how.own")
                        : getTranslation("watch.how", resident.firstName()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::refresh);
    }

    private void refresh() {
        try {
            var today = says.today();
            var seat = circles.seat(circle);
            showAlert(alerts.current(circle));
            silence.show(circle);
            if (seat.state() == CircleState.IN_MEMORIAM) {
                showOnly(List.of(), this::over);
                return;
            }
            var rests = watch.rests(circle);
            if (!seat.readsHealth() || rests && watch.plan(circle).isEmpty()) {
                showOnly(List.of(seat.ownerName()), () -> notShared(seat.ownerName()));
                return;
            }
            var phase = phases.now(circle);
            var shared = seat.healthShared() && !rests;
            var asks = seat.isResident() && shared;
            now.show(
                    List.of(phase, asks, shared, today),
                    () -> Stream.concat(
                            Stream.of(new Note(Icon.LOCK, getTranslation("watch.rests.own")))
                                    .filter(_ -> !shared),
                            phase.stream()
                                    .map(it -> new PhaseCard(phases, watch, says, circle, it, asks, title::focus))));
            ninety.show(days.of(circle));
            var toLookBack = looking.asked(circle);
            lookBack.show(List.of(toLookBack, today), () -> toLookBack.stream()
                    .map(asked -> new LookBackCard(looking, says, circle, asked, title::focus)));
            var words = looking.said(circle);
            lookedBack.show(List.of(words, today), () -> Stream.of(new LookedBack(says, words))
                    .filter(_ -> !words.isEmpty()));
            var past = DecidedBefore.of(consultations.past(circle)).toList();
            decided.show(List.of(past, today), () -> Stream.of(new DecidedBefore(says, past))
                    .filter(_ -> !past.isEmpty()));
            var all = watch.observations(circle);
            seen.show(List.of(all.stream().map(ObservationView::told).toList(), today), () -> Stream.of(seen(all))
                    .filter(_ -> !all.isEmpty()));
            cards.forEach(card -> card.echo(all));
            var found = watch.plan(circle);
            var may = acts.now(circle);
            making.show(List.of(may), () -> acts.cards(this, circle, may, this::refresh).stream());
            links.show(List.of(may), () -> Stream.of(acts.links(this, circle, may)));
            plan.show(
                    List.of(found),
                    () -> Stream.of(
                            found.<Component>map(it -> new PlanPart(says, it)).orElseGet(this::noPlan)));
        } catch (NotFound gone) {
            removeAll();
        }
    }

    /** Nothing of how it goes, but why there is nothing. */
    private void showOnly(List<?> of, Supplier<EmptyState> why) {
        List.of(now, lookBack, seen, lookedBack, decided, making, links)
                .forEach(part -> part.show(List.of(), Stream::empty));
        ninety.show(Optional.empty());
        plan.show(of, () -> Stream.of(why.get()));
    }

    private EmptyState over() {
        return new EmptyState(Icon.LOCK.create(), getTranslation("watch.over"), getTranslation("watch.over.how"));
    }

    private EmptyState notShared(String resident) {
        return new EmptyState(
                Icon.LOCK.create(),
                getTranslation("watch.rests", resident),
                getTranslation("watch.rests.how", resident));
    }

    /** The card shows by itself what changed of the same alert. */
    private void showAlert(Optional<AlertView> current) {
        var same = alert.getChildren()
                .anyMatch(card -> card instanceof AlertCard there
                        && current.filter(there::showsToo).isPresent());
        if (!same) {
            alert.removeAll();
            current.ifPresent(it -> alert.add(new AlertCard(alerts, says, circle, it)));
        }
    }

    private Section seen(List<ObservationView> all) {
        var seen = new Section(new H2(getTranslation("watch.seen")));
        seen.addClassName("stack-s");
        cards.clear();
        all.forEach(each -> cards.add(new SeenCard(says, watch, circle, each)));
        cards.stream().limit(NEWEST).forEach(seen::add);
        if (cards.size() > NEWEST) {
            var older = new Div();
            older.addClassName("stack-s");
            cards.stream().skip(NEWEST).forEach(older::add);
            var wasOpen = before.isOpen();
            before = new NativeDetails(getTranslation("watch.seen.before"), older);
            before.setOpen(wasOpen);
            seen.add(before);
        }
        return seen;
    }

    private Component noPlan() {
        return empty.filter(form -> form.shows(circle))
                .<Component>map(_ -> new EmptyPlanPart(circle))
                .orElseGet(() -> new EmptyState(
                        Icon.SMILE.create(), getTranslation("watch.plan.none"), getTranslation("watch.plan.none.how")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("watch.tab");
    }
}
