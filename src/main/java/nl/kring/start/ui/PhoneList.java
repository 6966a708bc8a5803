package nl.kring.start.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Collection;
import java.util.stream.Stream;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.MemberView;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.PersonLine;

/** People with the number that each shares. */
class PhoneList extends Section {
    PhoneList(Collection<CirclePerson> residents, Collection<MemberView> members) {
        var list = new UnorderedList();
        list.addClassNames("phones", "stack");
        Stream.concat(
                        residents.stream().map(resident -> line(resident, "")),
                        members.stream().map(member -> line(member.person(), member.relationWord())))
                .forEach(list::add);
        addClassNames("card", "stack");
        add(new H2(getTranslation("behalf.phones")), list);
    }

    private ListItem line(CirclePerson person, String word) {
        var below = Stream.of(word, person.phone().orElseGet(() -> getTranslation("behalf.phones.none")))
                .filter(part -> !part.isEmpty())
                .reduce((first, second) -> first + " · " + second)
                .orElse("");
        var item = new ListItem(
                new PersonLine(new Face(person.firstName(), person.face(), Face.Size.M), person.firstName(), below));
        person.phone()
                .ifPresent(number ->
                        item.add(Link.call(getTranslation("circle.call", person.firstName()), number, "line")));
        return item;
    }
}
