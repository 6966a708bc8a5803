package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.OpenPlace;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;
import nl.kring.watch.AlertView;

/** Who was asked and when, and who will be if nobody can. */
class LineUp extends Composite<Div> {
    private final Says says;

    LineUp(Says says, AlertView alert) {
        this.says = says;
        var list = new OrderedList();
        alert.asked().forEach(asked -> list.add(asked(alert, asked)));
        alert.next().ifPresent(next -> list.add(next(next)));
        getContent().add(new H2(getTranslation("alert.whoAsked")), list);
        if (!alert.isTaken() && !alert.isClosed()) {
            var only = new Paragraph(getTranslation("alert.firstCan"));
            only.addClassNames("small", "soft-voice");
            getContent().add(only);
        }
    }

    private ListItem asked(AlertView alert, AlertView.Asked asked) {
        var person = asked.person();
        var owns = alert.isTaken() && alert.owner().filter(person::equals).isPresent();
        var face =
                new Face(person.firstName(), person.face(), Face.Size.M).ring(owns ? Face.Ring.TAKEN : Face.Ring.ASKED);
        var name = asked.me() ? getTranslation("timeline.you") : person.firstName();
        var state = asked.cannot()
                ? getTranslation("alert.asked.cannot")
                : owns
                        ? getTranslation("alert.asked.owns")
                        : asked.unreached()
                                ? getTranslation("alert.asked.unreached")
                                : getTranslation(
                                        asked.heard() ? "alert.asked.at" : "alert.asked.from",
                                        Moments.said(says, asked.toldFrom(), getLocale()));
        return row(face, name, state);
    }

    private ListItem next(AlertView.Next next) {
        var names = next.persons().stream().map(CirclePerson::firstName).toList();
        var moment = says.moment(next.at(), getLocale());
        var words = names.isEmpty()
                ? getTranslation("alert.next.nobody", moment)
                : getTranslation("alert.next", moment, Names.joined(this, names));
        return row(new OpenPlace(Icon.CLOCK, Face.Size.M), words, getTranslation("alert.next.if"));
    }

    private static ListItem row(Component face, String name, String second) {
        var quiet = new Span(second);
        quiet.addClassName("quiet");
        return new ListItem(face, new Span(new Strong(name), quiet));
    }
}
