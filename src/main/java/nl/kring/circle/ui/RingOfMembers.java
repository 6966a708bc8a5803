package nl.kring.circle.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.kring.circle.Age;
import nl.kring.circle.MemberView;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Strong;

/** One ring as a list: who is in it, and in words what each sees. */
class RingOfMembers extends Section {
    RingOfMembers(Ring ring, List<MemberView> members, Function<MemberView, String> says, Consumer<MemberView> choose) {
        var title = new H2(getTranslation("circle.ring." + ring));
        title.addClassName("ring-title");
        var rows = new Div();
        rows.addClassName("members");
        members.forEach(member -> rows.add(row(member, says.apply(member), choose)));
        add(title, rows);
    }

    private NativeButton row(MemberView member, String says, Consumer<MemberView> choose) {
        var person = member.person();
        var words = new Span(
                new Strong(getTranslation("circle.person", person.firstName(), member.relationWord())), new Span(says));
        words.addClassName("member-words");
        var more = Icon.CHEVRON_RIGHT.create();
        more.getElement().getClassList().add("chev");
        var row = new NativeButton("", _ -> choose.accept(member));
        row.addClassName("member");
        row.add(new Face(person.firstName(), person.face(), Face.Size.M), words, more);
        return row;
    }

    /** What somebody sees, in one of a few sentences; the exact topics stand on the person's own sheet. */
    static String sees(MemberView member) {
        var topics = EnumSet.noneOf(Topic.class);
        topics.addAll(member.topics());
        if (!member.recognised()) {
            return "circle.sees.new";
        }
        if (topics.isEmpty()) {
            return "circle.sees.nothing";
        }
        if (topics.equals(EnumSet.allOf(Topic.class))) {
            return "circle.sees.all";
        }
        if (topics.equals(EnumSet.complementOf(EnumSet.of(Topic.MONEY)))) {
            return "circle.sees.notMoney";
        }
        if (topics.equals(EnumSet.of(Topic.HEALTH))) {
            return "circle.sees.health";
        }
        if (member.guest()) {
            return "circle.sees.guest";
        }
        if (member.age() == Age.CHILD) {
            return "circle.sees.child";
        }
        return topics.equals(EnumSet.of(Topic.PRACTICAL, Topic.FUN)) ? "circle.sees.practical" : "circle.sees.some";
    }
}
