package nl.kring.circle.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.Age;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
import nl.kring.circle.Topic;
import nl.kring.circle.WhoSeesService;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;

/** Where one member sits and what that person reads about, with what it changes said before it is saved. */
class ArrangeSheet extends Sheet {
    final Options<Ring> ring;
    final Map<Topic, Pick> picks = new EnumMap<>(Topic.class);
    final Shifts shifts = new Shifts();
    private final WhoSeesService sees;
    private final CircleView circle;
    private final MemberView member;
    private final Button save;

    ArrangeSheet(WhoSeesService sees, Seat seat, CircleView circle, MemberView member) {
        super("");
        this.sees = sees;
        this.circle = circle;
        this.member = member;
        var name = member.person().firstName();
        title(getTranslation("sees.member", name));
        ring = new Options<>(
                        getTranslation("sees.ring", name), rings(member), each -> getTranslation("sees.ring." + each))
                .asRows();
        save = Buttons.large(Buttons.primary(getTranslation("sees.save"), this::save));
        save.setDisableOnClick(true);
        if (member.recognised()) {
            furnish(name);
        } else {
            ask(new Paragraph(getTranslation("sees.newFirst", name)));
        }
        if (seat.can(Act.LOOK_AS_ANOTHER)) {
            var look = new LookAs(circle.id(), member.person());
            look.getElement().addEventListener("click", _ -> close());
            act(look);
        }
    }

    private void furnish(String name) {
        var rows = new Div();
        rows.addClassName("picks");
        Stream.of(Topic.values())
                .filter(topic -> circle.healthAllowed() || topic != Topic.HEALTH)
                .filter(topic ->
                        circle.most(member).map(most -> most.contains(topic)).orElse(true))
                .forEach(topic -> {
                    var pick = new Pick(getTranslation("topic." + topic));
                    pick.setValue(member.topics().contains(topic));
                    pick.addValueChangeListener(_ -> sayShift());
                    picks.put(topic, pick);
                    rows.add(pick);
                });
        ring.setValue(member.ring());
        ring.addValueChangeListener(chosen -> readAs(chosen.getValue()));
        if (rings(member).size() > 1) {
            ask(ring);
        }
        if (member.age() == Age.CHILD) {
            ask(new Paragraph(getTranslation("sees.child")));
        }
        ask(new Paragraph(getTranslation("circle.sees.list", name)), rows);
        act(shifts, save);
        sayShift();
    }

    /** Who works here stays with those who do, a guest with the helpers, and a child with those who are near. */
    private List<Ring> rings(MemberView member) {
        return member.relation() == RelationKind.PROFESSIONAL
                        || circle.most(member).isPresent()
                ? List.of(member.ring())
                : List.of(Ring.INNER, Ring.HELPERS);
    }

    private void readAs(Ring chosen) {
        picks.forEach((topic, pick) -> pick.setValue(circle.reads(chosen).contains(topic)));
        sayShift();
    }

    private Set<Topic> wanted() {
        var wanted = EnumSet.noneOf(Topic.class);
        picks.forEach((topic, pick) -> {
            if (pick.getValue()) {
                wanted.add(topic);
            }
        });
        return wanted;
    }

    private void sayShift() {
        shifts.say(
                sees.ifMember(circle.id(), member.person().account(), wanted()).stream()
                        .toList(),
                getTranslation("sees.older"));
    }

    private void save() {
        if (attempt(save, () -> sees.arrange(circle.id(), member.person().account(), ring.getValue(), wanted()))) {
            close();
        }
    }
}
