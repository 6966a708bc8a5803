package nl.kring.circle.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.PersonLine;

/** Who stands round the resident, the nearest first, beside what is told: faces before anything else. */
class PeopleRound extends Section {
    private static final int MOST = 6;

    PeopleRound(CircleView circle) {
        var people = new UnorderedList();
        circle.members().stream().limit(MOST).map(PeopleRound::line).forEach(people::add);
        var all = new Link(Icon.CIRCLE, getTranslation("circle.round.all"), CircleAddress.of(circle.id(), "people"));
        var apart = new Paragraph(getTranslation("home.notwatching"));
        apart.addClassName("when");
        addClassName("round");
        add(new H2(getTranslation("circle.round", circle.whose())), people, all.button("text"), apart);
    }

    private static ListItem line(MemberView member) {
        var person = member.person();
        return new ListItem(new PersonLine(
                new Face(person.firstName(), person.face(), Face.Size.M), person.firstName(), member.relationWord()));
    }
}
