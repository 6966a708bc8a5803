package nl.kring.circle.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;

/** One person of the circle: what that person sees, a number to call, and for the resident the way to end it. */
class MemberSheet extends Sheet {
    private final CircleService circles;
    private final CircleView circle;
    private final MemberView member;
    private final Div ways = new Div();

    MemberSheet(
            CircleService circles,
            CircleView circle,
            MemberView member,
            Seat seat,
            Optional<String> until,
            Component... more) {
        super("");
        this.circles = circles;
        this.circle = circle;
        this.member = member;
        var person = member.person();
        title(person.firstName());
        ask(new PersonLine(
                new Face(person.firstName(), person.face(), Face.Size.L),
                member.relationWord(),
                member.organisation().orElse("")));
        until.map(Paragraph::new).ifPresent(this::ask);
        if (member.topics().isEmpty()) {
            ask(new Paragraph(getTranslation("circle.sees.none", person.firstName())));
        } else {
            ask(new Paragraph(getTranslation("circle.sees.list", person.firstName())), topics());
        }
        person.phone()
                .ifPresent(number -> act(Link.call(getTranslation("circle.call", person.firstName()), number, "line")));
        if (member.coordinator()) {
            ask(new Note(Icon.PEOPLE, getTranslation("organises", person.firstName())));
        }
        if (member.clientSupporter()) {
            ask(new Note(Icon.HAND_HEART, getTranslation("circle.supporter")));
            if (seat.isResident()) {
                ask(new Paragraph(getTranslation("circle.supporter.stays", person.firstName())));
            }
        }
        Stream.of(more).forEach(way -> way.getElement().addEventListener("click", _ -> close()));
        ways.addClassName("sheet-choice");
        ways.add(more);
        ask(ways);
        if (seat.can(Act.CHOOSE_SUPPORTER)) {
            way(supporter());
        }
        if (seat.can(Act.ADMIT_OR_REMOVE) && (seat.isResident() || !member.clientSupporter())) {
            way(Buttons.text(getTranslation("circle.remove", person.firstName()), this::askToRemove));
        }
    }

    /** One thing more that can be done; there may be many, so they stand with what is read. */
    void way(Button way) {
        ways.add(way);
    }

    private Button supporter() {
        var chosen = member.clientSupporter();
        var name = member.person().firstName();
        return Buttons.text(getTranslation(chosen ? "circle.supporter.no" : "circle.supporter.yes", name), () -> {
            circles.supports(circle.id(), member.person().account(), !chosen);
            close();
        });
    }

    private UnorderedList topics() {
        var list = new UnorderedList();
        list.addClassName("topics");
        Stream.of(Topic.values())
                .filter(member.topics()::contains)
                .map(topic -> new ListItem(getTranslation("topic." + topic)))
                .forEach(list::add);
        return list;
    }

    private void askToRemove() {
        var name = member.person().firstName();
        title(getTranslation("circle.remove.sure", name));
        var tell = new Pick(getTranslation("circle.remove.tell", name));
        var speaks = circle.inName(member.person().account()).isPresent();
        ask(new Paragraph(getTranslation(speaks ? "circle.remove.speaks" : "circle.remove.how", name)), tell);
        act(
                Buttons.large(Buttons.primary(getTranslation("circle.remove.yes"), () -> remove(tell.getValue()))),
                Buttons.text(getTranslation("circle.remove.no"), this::close));
    }

    private void remove(boolean tell) {
        circles.remove(circle.id(), member.person().account(), tell);
        close();
    }
}
