package nl.kring.watch.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Says;
import nl.kring.watch.AlertService;
import nl.kring.watch.PhaseService;
import nl.kring.watch.WatchService;

/** "Hoe gaat het": the phase now, what people saw, and how one can tell. */
@Route("circle/:circle/watch")
@PermitAll
class WatchView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    final H1 title = new H1();
    final Div now = new Div();
    final Div seen = new Div();
    final Div plan = new Div();
    private final CircleService circles;
    private final WatchService watch;
    private final PhaseService phases;
    private final AlertService alerts;
    private final Bells bells;
    private final Says says;
    private CircleId circle = new CircleId(new UUID(0, 0));

    WatchView(
            CircleService circles,
            WatchService watch,
            PhaseService phases,
            AlertService alerts,
            Bells bells,
            Says says) {
        this.circles = circles;
        this.watch = watch;
        this.phases = phases;
        this.alerts = alerts;
        this.bells = bells;
        this.says = says;
        addClassNames("stack", "wide");
        List.of(now, seen, plan).forEach(part -> part.addClassName("stack"));
        var left = new Div(now, seen);
        left.addClassName("stack");
        var two = new Div(left, plan);
        two.addClassNames("two", "watch-two");
        add(title, two);
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
            List.of(now, seen, plan).forEach(Div::removeAll);
            phases.now(circle)
                    .ifPresent(phase -> now.add(new PhaseCard(
                            phases,
                            watch,
                            says,
                            circle,
                            phase,
                            circles.seat(circle).isResident())));
            alerts.current(circle).ifPresent(alert -> now.add(new AlertCard(alerts, says, circle, alert)));
            showSeen();
            watch.plan(circle).ifPresentOrElse(found -> plan.add(new PlanPart(says, found)), this::showNoPlan);
        } catch (NotFound gone) {
            removeAll();
        }
    }

    private void showSeen() {
        var all = watch.observations(circle);
        if (all.isEmpty()) {
            return;
        }
        var heading = new Section(new H2(getTranslation("watch.seen")));
        heading.addClassName("stack-s");
        all.forEach(each -> heading.add(new SeenCard(says, each)));
        seen.add(heading);
    }

    private void showNoPlan() {
        plan.add(new EmptyState(
                Icon.SMILE.create(), getTranslation("watch.plan.none"), getTranslation("watch.plan.none.how")));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("watch.tab");
    }
}
