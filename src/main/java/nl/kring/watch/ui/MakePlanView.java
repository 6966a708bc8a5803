package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Steps;
import nl.kring.platform.ui.Title;
import nl.kring.watch.LineService;
import nl.kring.watch.PlanDraft;
import nl.kring.watch.PlanService;
import nl.kring.watch.PlanStep;

/** Making the plan: one question at a time, each kept as it is left, on whatever device, until she says that it is right. */
@Route("circle/:circle/watch/plan/:step?")
@PermitAll
class MakePlanView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final String PLACE = "watch/plan";

    Steps place = new Steps();
    Optional<PlanForm> form = Optional.empty();
    Optional<LookOver> look = Optional.empty();
    private final CircleService circles;
    private final PlanService making;
    private final LineService lines;
    private final Says says;
    private CircleId circle = new CircleId(new UUID(0, 0));

    MakePlanView(CircleService circles, PlanService making, LineService lines, Says says) {
        this.circles = circles;
        this.making = making;
        this.lines = lines;
        this.says = says;
        addClassNames("stack", "plan-making");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        circles.seat(circle);
        show(event.getRouteParameters().get("step").flatMap(MakePlanView::step));
    }

    private static Optional<PlanStep> step(String word) {
        return Stream.of(PlanStep.values())
                .filter(step -> word(step).equals(word))
                .findFirst();
    }

    private static String word(PlanStep step) {
        return step.name().toLowerCase(java.util.Locale.ROOT);
    }

    private void show(Optional<PlanStep> step) {
        removeAll();
        form = Optional.empty();
        look = Optional.empty();
        var draft = making.draft(circle).filter(it -> !it.approved());
        var back = step.isPresent() && draft.isPresent();
        add(new Link(
                        Icon.ARROW_LEFT,
                        getTranslation(back ? "plan.overview" : "watch.tab"),
                        CircleAddress.of(circle, back ? PLACE : "watch"))
                .button("text", "back"));
        if (draft.isEmpty()) {
            begin();
        } else if (step.isEmpty()) {
            overview(draft.get());
        } else {
            step(draft.get(), step.get());
        }
    }

    private void begin() {
        place = new Steps("plan:begin");
        if (!making.mayBegin(circle)) {
            add(new EmptyState(Icon.LOCK.create(), getTranslation("plan.none"), getTranslation("plan.none.how")));
            return;
        }
        var effort = Optional.of(new DraftArea("plan:begin:effort")).filter(_ -> making.asksEffort(circle));
        effort.ifPresent(area -> {
            area.setLabel(getTranslation("plan.effort", circles.seat(circle).ownerName()));
            area.setHelperText(getTranslation("plan.effort.how"));
        });
        place.show(
                new Title(Tag.H1, getTranslation("plan.begin.title")),
                Stream.of(
                                Stream.<Component>of(
                                        new Paragraph(getTranslation("plan.begin.how")),
                                        new Paragraph(getTranslation("plan.begin.days"))),
                                effort.stream(),
                                Stream.of(
                                        Buttons.large(Buttons.primary(
                                                getTranslation("plan.begin"),
                                                () -> place.attempt(() -> {
                                                    making.begin(
                                                            circle,
                                                            effort.map(DraftArea::getValue)
                                                                    .orElse(""));
                                                    effort.ifPresent(DraftArea::sent);
                                                    go(Optional.empty());
                                                }))),
                                        new Note(Icon.LOCK, getTranslation("plan.begin.draft"))))
                        .flatMap(parts -> parts)
                        .toArray(Component[]::new));
        add(place);
    }

    private void overview(PlanDraft draft) {
        place = new Steps("plan:" + draft.id() + ":overview");
        var list = new OrderedList();
        list.addClassNames("plan-steps");
        for (var step : PlanStep.values()) {
            var link = Link.inside(CircleAddress.of(circle, PLACE + "/" + word(step)));
            link.add(new Span(getTranslation("plan.step." + step)));
            var filled = step != PlanStep.APPROVE && isFilled(draft, step);
            if (step != PlanStep.APPROVE) {
                var state = new Span(
                        (filled ? Icon.CHECK_CIRCLE : Icon.PENCIL).create(),
                        new Span(getTranslation(filled ? "plan.filled" : "plan.empty")));
                state.addClassNames("small", "quiet", "plan-state");
                link.add(state);
            }
            list.add(new ListItem(link));
        }
        var next = Stream.of(PlanStep.values())
                .filter(step -> step == PlanStep.APPROVE || !isFilled(draft, step))
                .findFirst()
                .orElse(PlanStep.APPROVE);
        place.show(
                new Title(Tag.H1, getTranslation("plan.making", draft.resident().firstName())),
                new Paragraph(getTranslation("plan.making.how")),
                list,
                new Link(
                                Icon.ARROW_RIGHT,
                                getTranslation("plan.goOn"),
                                CircleAddress.of(circle, PLACE + "/" + word(next)))
                        .button("primary", "large", "wide"));
        add(place);
        if (draft.decides()) {
            along(draft);
            add(Buttons.text(getTranslation("plan.throwAway"), () -> place.attempt(() -> askToThrowAway(draft))));
        }
    }

    private void along(PlanDraft draft) {
        var may = making.whoMayDraftAlong(circle);
        if (may.isEmpty()) {
            return;
        }
        var picks = new WhoPicks<>(
                getTranslation("plan.along"),
                may,
                member -> member.person().firstName() + " · " + member.relationWord());
        picks.choose(may.stream()
                .filter(member -> draft.along().contains(member.person().account()))
                .toList());
        picks.picks
                .values()
                .forEach(pick -> pick.addValueChangeListener(_ -> place.attempt(() -> making.along(
                        circle,
                        draft.id(),
                        Set.copyOf(picks.chosen().stream()
                                .map(member -> member.person().account())
                                .toList())))));
        var part = new Div(picks, new Note(Icon.EYE, getTranslation("plan.along.how")));
        part.addClassNames("card", "stack");
        add(part);
    }

    private void askToThrowAway(PlanDraft draft) {
        removeAll();
        place = new Steps();
        place.show(
                new Title(Tag.H1, getTranslation("plan.throwAway.sure")),
                new Paragraph(getTranslation("plan.throwAway.how")),
                Buttons.large(Buttons.primary(getTranslation("plan.keep"), () -> show(Optional.empty()))),
                Buttons.large(Buttons.line(
                        getTranslation("plan.throwAway"),
                        () -> place.attempt(() -> {
                            making.throwAway(circle, draft.id());
                            leave();
                        }))));
        add(place);
    }

    private static boolean isFilled(PlanDraft draft, PlanStep step) {
        return switch (step) {
            case GREEN -> !draft.green().text().isEmpty();
            case SIGNS -> !draft.signs().signs().isEmpty();
            case HELPS ->
                !draft.helps().helps().isEmpty() || !draft.helps().not().isEmpty();
            case ACTIONS -> !draft.actions().actions().isEmpty();
            case LINE -> draft.said().size() > 1 && draft.said().stream().allMatch(PlanDraft.Said::yes);
            case HOLDER -> draft.holder().holder().isPresent();
            case OUTSIDE -> !draft.outside().contacts().isEmpty();
            case APPROVE -> false;
        };
    }

    private void step(PlanDraft draft, PlanStep step) {
        place = new Steps("plan:" + draft.id() + ":" + step);
        var keeper = new PlanKeeper(making, lines, circle, draft, place, () -> show(Optional.of(step)));
        var number = new Paragraph(getTranslation("platform.step", step.ordinal() + 1, PlanStep.values().length));
        number.addClassNames("small", "quiet", "plan-number");
        var what = step == PlanStep.APPROVE ? lookOver(keeper) : form(keeper, step);
        place.show(
                new Title(
                        Tag.H1,
                        getTranslation("plan.ask." + step, draft.resident().firstName())),
                number,
                new Paragraph(
                        getTranslation("plan.how." + step, draft.resident().firstName())),
                what,
                acts(keeper, step));
        add(place);
    }

    private Component form(PlanKeeper keeper, PlanStep step) {
        var made =
                switch (step) {
                    case GREEN -> new GreenForm(keeper);
                    case SIGNS -> new SignsForm(keeper);
                    case HELPS -> new HelpsForm(keeper);
                    case ACTIONS -> new ActionsForm(keeper);
                    case LINE -> new LineForm(keeper);
                    case HOLDER -> new HolderForm(keeper);
                    case OUTSIDE, APPROVE -> new OutsideForm(keeper);
                };
        form = Optional.of(made);
        return made;
    }

    private LookOver lookOver(PlanKeeper keeper) {
        var made = new LookOver(keeper, says);
        look = Optional.of(made);
        return made;
    }

    /** Forward, and away for now: both keep what stands here. */
    private Div acts(PlanKeeper keeper, PlanStep step) {
        var acts = new Div();
        acts.addClassNames("stack-s", "plan-forward");
        if (step == PlanStep.APPROVE) {
            if (keeper.draft().decides()) {
                acts.add(Buttons.large(Buttons.primary(getTranslation("plan.approve"), () -> approve(keeper))));
            }
            acts.add(Buttons.large(Buttons.text(getTranslation("plan.notYet.go"), this::leave)));
            return acts;
        }
        acts.add(
                Buttons.large(Buttons.primary(
                        getTranslation("plan.next"), () -> keep(keeper, () -> go(Optional.of(after(step)))))),
                Buttons.large(Buttons.text(getTranslation("plan.later"), () -> keep(keeper, this::leave))));
        return acts;
    }

    private static PlanStep after(PlanStep step) {
        return PlanStep.values()[step.ordinal() + 1];
    }

    private void keep(PlanKeeper keeper, Runnable then) {
        if (form.orElseThrow().ready() && keeper.keep(form.orElseThrow().filledIn())) {
            place.arrived();
            then.run();
        }
    }

    private void approve(PlanKeeper keeper) {
        place.attempt(() -> {
            making.approve(
                    circle,
                    keeper.draft(),
                    look.flatMap(it -> it.effort).map(DraftArea::getValue).orElse(""));
            place.arrived();
            leave();
        });
    }

    private void go(Optional<PlanStep> step) {
        UI.getCurrent()
                .navigate(CircleAddress.of(
                        circle, PLACE + step.map(to -> "/" + word(to)).orElse("")));
        show(step);
    }

    private void leave() {
        UI.getCurrent().navigate(CircleAddress.of(circle, "watch"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("plan.title");
    }
}
