package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;
import nl.kring.watch.Phase;
import nl.kring.watch.PlanView;
import nl.kring.watch.SignView;

/** "Zo zie je hoe het met mij gaat": the plan, as far as this reader may see it. */
class PlanPart extends Section {
    private final Says says;
    private final PlanView plan;
    private final Function<SignView, Optional<Component>> below;

    PlanPart(Says says, PlanView plan) {
        this(says, plan, _ -> Optional.empty());
    }

    /** @param below what is said below a sign */
    PlanPart(Says says, PlanView plan, Function<SignView, Optional<Component>> below) {
        this.says = says;
        this.plan = plan;
        this.below = below;
        addClassNames("card", "stack", "plan");
        add(new H2(getTranslation("watch.title")));
        if (plan.texts().filter(PlanView.Texts::tooFew).isPresent()) {
            add(new Notice(Notice.Tone.CALM, Icon.ATTENTION, getTranslation("watch.plan.tooFew")));
        }
        plan.texts()
                .map(PlanView.Texts::green)
                .filter(green -> !green.isEmpty())
                .ifPresent(green -> {
                    add(new PhaseBadge(Phase.GREEN, ""), new Paragraph(green));
                });
        Stream.of(Phase.YELLOW, Phase.ORANGE, Phase.RED).forEach(this::addPhase);
        plan.texts().ifPresent(this::addTexts);
    }

    private void addPhase(Phase phase) {
        var items = new ArrayList<Component>();
        plan.signs().stream().filter(sign -> sign.phase() == phase).forEach(sign -> {
            var words = new Span(new Span(sign.text()));
            below.apply(sign).ifPresent(words::add);
            items.add(
                    new ListItem(sign.icon().map(Icon::valueOf).orElse(Icon.EYE).create(), words));
        });
        var actions = plan.texts().stream()
                .flatMap(texts -> texts.actions().stream())
                .filter(action -> action.phase() == phase)
                .toList();
        if (items.isEmpty() && actions.isEmpty()) {
            return;
        }
        var part = new Div(new H3(new PhaseBadge(phase, "")));
        part.addClassName("stack-s");
        if (!items.isEmpty()) {
            part.add(list("signs", items));
        }
        actions.forEach(action -> part.add(agreed(action)));
        add(part);
    }

    private Paragraph agreed(PlanView.Action action) {
        var who = Names.joined(
                this, action.who().stream().map(CirclePerson::firstName).toList());
        var before = action.before().isEmpty() ? "" : " " + getTranslation("watch.plan.before", action.before());
        var words = new Span(action.text() + ". "
                + getTranslation(action.byWhoClaims() ? "watch.plan.byWhoClaims" : "watch.plan.by", who) + before);
        var line = new Paragraph(Icon.CHECK_CIRCLE.create(), words);
        line.addClassName("agreed");
        return line;
    }

    private static UnorderedList list(String name, List<Component> items) {
        var list = new UnorderedList();
        list.addClassName(name);
        items.forEach(list::add);
        return list;
    }

    private void addTexts(PlanView.Texts texts) {
        if (!texts.helps().isEmpty()) {
            add(new HelpsCard(plan.resident().firstName(), texts.helps(), texts.helpsNot()));
        }
        addLine(texts);
        if (!texts.outside().isEmpty()) {
            add(new H3(getTranslation("watch.plan.outside")));
            add(list(
                    "plain",
                    texts.outside().stream()
                            .<Component>map(contact -> new ListItem(
                                    contact.name() + " · " + HoursInWords.of(contact.hours(), getLocale())))
                            .toList()));
        }
        add(small(texts));
    }

    private void addLine(PlanView.Texts texts) {
        var line = new OrderedList();
        line.addClassName("line");
        texts.line()
                .forEach(place -> line.add(new ListItem(new PersonLine(
                        new Face(place.person().firstName(), place.person().face(), Face.Size.S),
                        place.person().firstName(),
                        second(place)))));
        add(new H3(getTranslation("watch.plan.line")), line);
        if (texts.turns()) {
            add(new Note(Icon.CLOCK, getTranslation("plan.turns")));
        }
        if (texts.tooFew()) {
            add(new Note(Icon.ATTENTION, getTranslation("watch.plan.tooFew.how")));
        }
        if (texts.nobodyAtNight()) {
            add(new Note(Icon.ATTENTION, getTranslation("watch.plan.nobodyAtNight")));
        }
    }

    private String second(PlanView.Place place) {
        var hours = HoursInWords.of(place.hours(), getLocale());
        var how = place.callOnly()
                ? hours + " · " + getTranslation("watch.plan.callOnly")
                : place.woken() ? hours + " · " + getTranslation("watch.plan.woken") : hours;
        return place.rests()
                .map(until -> how + " · "
                        + getTranslation(
                                "watch.plan.rests",
                                says.date(until.atZone(MovingClock.ZONE).toLocalDate(), getLocale())))
                .orElse(how);
    }

    private Paragraph small(PlanView.Texts texts) {
        var words = new ArrayList<String>();
        texts.holder()
                .map(holder -> getTranslation("watch.plan.holder", holder.firstName()))
                .ifPresent(words::add);
        texts.deputy()
                .map(deputy -> getTranslation("watch.plan.deputy", deputy.firstName()))
                .ifPresent(words::add);
        texts.approvedAt()
                .map(at -> getTranslation(
                        "watch.plan.approved",
                        texts.version(),
                        says.date(at.atZone(MovingClock.ZONE).toLocalDate(), getLocale())))
                .ifPresent(words::add);
        texts.reviewAt()
                .map(at -> getTranslation(
                        "watch.plan.review",
                        says.date(at.atZone(MovingClock.ZONE).toLocalDate(), getLocale())))
                .ifPresent(words::add);
        var small = new Paragraph(String.join(" ", words));
        small.addClassNames("small", "quiet");
        return small;
    }
}
