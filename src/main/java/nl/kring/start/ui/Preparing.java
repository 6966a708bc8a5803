package nl.kring.start.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.util.stream.Stream;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleView;
import nl.kring.circle.MemberView;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.PersonLine;
import nl.kring.platform.ui.Says;
import nl.kring.start.BehalfView;

/** A circle before its resident's yes, for those who are in it: a phone list, how the yes can be given, and until when. */
class Preparing extends Div {
    private final Says says;

    /** @param prepares who began it: that one asks others, and hands over the code */
    Preparing(CircleView circle, BehalfView until, Says says, boolean prepares) {
        this.says = says;
        var name = circle.resident().firstName();
        addClassName("stack-l");
        add(
                head(circle, name, prepares),
                circle.frozen()
                        ? notice("behalf.frozen", day(until.erasesAt()))
                        : notice("behalf.until", name, day(until.freezesAt()), day(until.erasesAt())),
                phones(circle));
    }

    private Component head(CircleView circle, String name, boolean prepares) {
        var head = new Div(
                new Face(name, circle.resident().face(), Face.Size.L),
                new H1(getTranslation("behalf.waits", name)),
                new Paragraph(getTranslation(prepares ? "behalf.waits.how" : "behalf.waits.how.others", name)));
        head.addClassName("stack-s");
        return head;
    }

    private Notice notice(String key, Object... arguments) {
        return new Notice(Notice.Tone.CALM, Icon.CALENDAR, getTranslation(key, arguments));
    }

    private String day(Instant at) {
        return says.date(at.atZone(MovingClock.ZONE).toLocalDate(), getLocale());
    }

    private Section phones(CircleView circle) {
        var list = new UnorderedList();
        list.addClassNames("phones", "stack");
        Stream.concat(
                        circle.residents().stream().map(resident -> line(resident, "")),
                        circle.members().stream().map(member -> line(member.person(), word(member))))
                .forEach(list::add);
        var section = new Section(new H2(getTranslation("behalf.phones")), list);
        section.addClassNames("card", "stack");
        return section;
    }

    private static String word(MemberView member) {
        return member.relationWord();
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
