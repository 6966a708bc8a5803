package nl.kring.circle.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.CircleView;
import nl.kring.circle.FormingService;
import nl.kring.identity.ui.OwnThings;
import nl.kring.platform.Bells;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.ReadAloud;

/** A circle in the making: its resident reads what it is and says yes, everybody else waits. */
@Route("circle/:circle/begin")
@PermitAll
class BeginView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final Div now = new Div();
    private final YesForm form;
    private final CircleService circles;
    private final FormingService forming;
    private final Bells bells;
    private final Optional<FormingPart> part;
    private final Div besides = new Div();
    /** What who waits sees now; drawn again only when it is otherwise, so that a code just made stays. */
    private Optional<CircleView> waiting = Optional.empty();

    private CircleId circle = new CircleId(new UUID(0, 0));

    BeginView(CircleService circles, FormingService forming, Bells bells, Optional<FormingPart> part, OwnThings own) {
        this.circles = circles;
        this.forming = forming;
        this.bells = bells;
        this.part = part;
        form = new YesForm(yes -> {
            forming.confirm(circle, yes);
            getUI().ifPresent(this::goThere);
        });
        addClassNames("stack", "wide");
        now.addClassName("stack");
        add(new ReadAloud(), now, form, besides, own);
    }

    private void goThere(UI ui) {
        if (circles.view(circle).state() == CircleState.FORMING) {
            ui.navigate(CircleAddress.of(circle, CircleAddress.PICTURE));
        } else {
            JustBegun.remember(ui);
            ui.navigate(CircleAddress.of(circle, "timeline"));
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        var view = circles.view(circle);
        if (view.state() != CircleState.FORMING) {
            event.forwardTo(CircleAddress.of(circle, "timeline"));
        } else if (view.confirmed() && circles.seat(circle).can(Act.CONFIRM_CIRCLE)) {
            event.forwardTo(CircleAddress.of(circle, CircleAddress.PICTURE));
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::refresh);
    }

    private void refresh() {
        try {
            var view = circles.view(circle);
            var mine =
                    view.state() == CircleState.FORMING && circles.seat(circle).can(Act.CONFIRM_CIRCLE);
            form.setVisible(mine && !view.confirmed());
            if (mine || !waiting.equals(Optional.of(view))) {
                now.removeAll();
                now.add(mine ? new WhatWaits(circles, forming.before(circle)) : waits(view));
            }
            waiting = Optional.of(view).filter(_ -> !mine);
            form.askAboutMessages(view.onBehalf());
            besides.removeAll();
            part.filter(_ -> mine).flatMap(more -> more.besidesTheYes(view)).ifPresent(besides::add);
        } catch (NotFound gone) {
            removeAll();
        }
    }

    private Component waits(CircleView view) {
        return part.flatMap(more -> more.forMember(view))
                .orElseGet(() -> waiting(view.state() == CircleState.FORMING, view.resident()));
    }

    private EmptyState waiting(boolean still, nl.kring.circle.CirclePerson resident) {
        var name = resident.firstName();
        var face = new Face(name, resident.face(), Face.Size.L);
        return still
                ? new EmptyState(
                        face,
                        new H1(getTranslation("circle.begin.waits", name)),
                        getTranslation("circle.begin.waits.how"))
                : new EmptyState(
                        face,
                        new H1(getTranslation("circle.begin.begun", name)),
                        getTranslation("circle.begin.begun.how"),
                        new Link(Icon.ARROW_RIGHT, getTranslation("start.signIn"), CircleAddress.of(circle, "timeline"))
                                .button("primary"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("circle.tab");
    }
}
