package nl.kring.circle.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.circle.Preset;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.circle.WhoSeesService;
import nl.kring.platform.Bells;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Strong;
import nl.kring.platform.ui.Title;

/** "Wie ziet wat?": a ready choice for all, who reads about what, and each member apart. */
@Route("circle/:circle/sees")
@PermitAll
class SeesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    final Div choice = new Div();
    final Div topics = new Div();
    final Div people = new Div();
    final Shifts shifts = new Shifts();
    private final Title title = new Title(Tag.H1, getTranslation("sees.title"));
    private final Div save = new Div();
    private final CircleService circles;
    private final WhoSeesService sees;
    private final Bells bells;
    private CircleId circle = new CircleId(new UUID(0, 0));
    private List<?> shown = List.of();

    SeesView(CircleService circles, WhoSeesService sees, Bells bells) {
        this.circles = circles;
        this.sees = sees;
        this.bells = bells;
        addClassNames("stack", "wide");
        List.of(choice, topics, people).forEach(card -> card.addClassNames("card", "stack"));
        save.addClassName("btn-row");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        circle = CircleAddress.circle(event.getRouteParameters());
        var view = sees.now(circle);
        var intro = new Paragraph(
                circles.seat(circle).isResident()
                        ? getTranslation("sees.how.own")
                        : getTranslation("sees.how", view.whose()));
        intro.addClassName("soft-voice");
        var head = new Div(title, intro);
        head.addClassName("title");
        var left = new Div(choice, people);
        left.addClassName("stack");
        var two = new Div(left, new Div(topics));
        two.addClassNames("two", "two-even");
        var back = new Link(Icon.ARROW_LEFT, getTranslation("circle.tab"), CircleAddress.of(circle, "people"));
        removeAll();
        add(back.button("text", "back"), head, two);
        show(view);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        bells.keepFresh(this, circle.value(), this::lookAgain);
    }

    private void lookAgain() {
        try {
            show(sees.now(circle));
        } catch (NotFound | NoRight gone) {
            removeAll();
        }
    }

    private void show(CircleView view) {
        if (!shown.equals(List.of(view))) {
            shown = List.of(view);
            showChoice(view);
            showTopics(view);
            people.removeAll();
            people.add(new H2(getTranslation("sees.each")));
            Stream.of(Ring.values()).forEach(ring -> showRing(view, ring));
        }
    }

    private void showChoice(CircleView view) {
        var preset = new Options<>(
                        getTranslation("sees.preset"),
                        List.of(Preset.values()),
                        each -> getTranslation("sees.preset." + each))
                .asRows();
        preset.setValue(view.preset());
        preset.addValueChangeListener(chosen -> ask(view, chosen.getValue()));
        shifts.removeAll();
        save.removeAll();
        choice.removeAll();
        choice.add(preset, shifts, save);
    }

    /** First what would change, then the button. */
    private void ask(CircleView view, Preset wanted) {
        save.removeAll();
        shifts.removeAll();
        if (wanted != view.preset()) {
            shifts.say(sees.ifPreset(circle, wanted), getTranslation("sees.preset.older"));
            save.add(
                    Buttons.primary(getTranslation("sees.save"), () -> choose(wanted)),
                    Buttons.line(getTranslation("sees.leave"), () -> showChoice(view)));
        }
    }

    private void choose(Preset wanted) {
        sees.choose(circle, wanted);
        show(sees.now(circle));
        title.focus();
    }

    private void showTopics(CircleView view) {
        var list = new UnorderedList();
        list.addClassName("who-reads");
        Stream.of(Topic.values())
                .filter(topic -> view.healthAllowed() || topic != Topic.HEALTH)
                .map(topic -> readers(view, topic))
                .forEach(list::add);
        topics.removeAll();
        topics.add(new H2(getTranslation("sees.topics")), list);
    }

    private ListItem readers(CircleView view, Topic topic) {
        var names = view.members().stream()
                .filter(member -> member.topics().contains(topic))
                .map(member -> member.person().firstName())
                .toList();
        var mine = circles.seat(circle).isResident();
        var who = names.isEmpty()
                ? getTranslation(mine ? "sees.onlyYou" : "sees.only", view.whose())
                : Shifts.and(this, names);
        return new ListItem(new Strong(getTranslation("topic." + topic)), new Span(who));
    }

    private void showRing(CircleView view, Ring ring) {
        var members =
                view.members().stream().filter(member -> member.ring() == ring).toList();
        if (!members.isEmpty()) {
            people.add(new RingOfMembers(
                    ring, members, member -> getTranslation(RingOfMembers.sees(member)), member -> open(view, member)));
        }
    }

    private void open(CircleView view, MemberView member) {
        new ArrangeSheet(sees, circles.seat(circle), view, member).open();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sees.title");
    }
}
