package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.watch.LineService;
import nl.kring.watch.PlanService;
import nl.kring.watch.ReviewService;
import nl.kring.watch.WatchService;

/** What one may do with a plan: go on making it, begin it, say that it is still right, print it, read how it was. */
@org.springframework.stereotype.Component
class PlanActs {
    private static final String PLACE = "watch/plan";
    private final PlanService making;
    private final ReviewService reviews;
    private final WatchService watch;
    private final LineService lines;

    PlanActs(PlanService making, ReviewService reviews, WatchService watch, LineService lines) {
        this.making = making;
        this.reviews = reviews;
        this.watch = watch;
        this.lines = lines;
    }

    /** What of it is so now, to be compared. */
    record Now(
            boolean drafting,
            boolean mayBegin,
            boolean due,
            boolean texts,
            boolean several,
            boolean inLine,
            Optional<Boolean> turns) {}

    Now now(CircleId circle) {
        var draft = making.draft(circle).filter(it -> !it.approved()).isPresent();
        var texts = watch.plan(circle).flatMap(plan -> plan.texts()).isPresent();
        return new Now(
                draft,
                making.mayBegin(circle),
                reviews.due(circle),
                texts,
                texts && reviews.versions(circle).size() > 1,
                lines.isIn(circle),
                reviews.turns(circle));
    }

    /** What is asked or can be gone on with: it stands above what was seen. */
    List<Component> cards(Component on, CircleId circle, Now now, Runnable again) {
        var all = new ArrayList<Component>();
        if (now.drafting()) {
            var card = new Section(
                    new H2(on.getTranslation("plan.draft.title")),
                    new Paragraph(on.getTranslation("plan.draft.how")),
                    new Link(Icon.PENCIL, on.getTranslation("plan.goOn"), CircleAddress.of(circle, PLACE))
                            .button("primary"));
            card.addClassNames("card", "stack");
            all.add(card);
        }
        if (now.due()) {
            all.add(review(on, circle, now, again));
        }
        if (now.mayBegin() && !now.texts()) {
            all.add(new Link(Icon.PENCIL, on.getTranslation("plan.make"), CircleAddress.of(circle, PLACE))
                    .button("primary"));
        }
        return all;
    }

    /** What else one may do with a plan that holds: it stands below it. */
    Div links(Component on, CircleId circle, Now now) {
        var acts = new Div();
        acts.addClassNames("plan-links");
        if (now.mayBegin() && now.texts() && !now.due()) {
            acts.add(new Link(Icon.PENCIL, on.getTranslation("plan.adjust"), CircleAddress.of(circle, PLACE))
                    .button("line"));
        }
        if (now.texts()) {
            acts.add(
                    new Link(Icon.FILE, on.getTranslation("plan.print"), CircleAddress.of(circle, "watch/print/page"))
                            .button("text"),
                    new Link(Icon.FILE, on.getTranslation("plan.card"), CircleAddress.of(circle, "watch/print/card"))
                            .button("text"));
        }
        if (now.several()) {
            acts.add(
                    new Link(Icon.CLOCK, on.getTranslation("plan.versions"), CircleAddress.of(circle, "watch/versions"))
                            .button("text"));
        }
        now.turns()
                .ifPresent(turns -> acts.add(Buttons.with(
                        Icon.PEOPLE,
                        Buttons.text(
                                on.getTranslation(turns ? "plan.turns.off" : "plan.turns.on"),
                                () -> reviews.takeTurns(circle, !turns)))));
        if (now.inLine()) {
            acts.add(Buttons.with(
                    Icon.LEAVE,
                    Buttons.text(
                            on.getTranslation("plan.line.leave"), () -> new LeaveLineSheet(lines, circle).open())));
        }
        return acts;
    }

    private Section review(Component on, CircleId circle, Now now, Runnable again) {
        var answers = new Div(Buttons.primary(on.getTranslation("plan.review.right"), () -> {
            reviews.stillRight(circle);
            again.run();
        }));
        if (now.mayBegin()) {
            answers.add(new Link(Icon.PENCIL, on.getTranslation("plan.adjust"), CircleAddress.of(circle, PLACE))
                    .button("line"));
        }
        answers.addClassName("btn-row");
        var card = new Section(
                new H2(on.getTranslation("plan.review.title")),
                new Paragraph(on.getTranslation("plan.review.how")),
                answers);
        card.addClassNames("card", "stack");
        return card;
    }
}
