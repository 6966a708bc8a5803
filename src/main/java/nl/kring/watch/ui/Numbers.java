package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import nl.kring.platform.ui.Link;
import nl.kring.watch.AlertView;

/** Numbers to call, with the hours of who has them. */
class Numbers extends Composite<UnorderedList> {
    Numbers(List<AlertView.Number> numbers) {
        getContent().addClassName("numbers");
        numbers.forEach(number -> getContent().add(new ListItem(row(number))));
    }

    private Component[] row(AlertView.Number number) {
        if (!number.named()) {
            var words = getTranslation("alert.callFor", number.name(), number.phone());
            return new Component[] {Link.call(words, number.phone(), "line", "wide")};
        }
        var call = Link.call(getTranslation("alert.callPerson", number.name()), number.phone(), "line", "wide");
        var below = number.hours()
                .map(hours -> number.phone() + " · " + HoursInWords.of(hours, getLocale()))
                .orElse(number.phone());
        var quiet = new Span(below);
        quiet.addClassNames("small", "quiet");
        return new Component[] {call, quiet};
    }
}
