package nl.kring.watch.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;
import nl.kring.watch.AlertView;

/** Who outside the circle is told, in words: what happened, what will, and what did not work (R-D21). */
class OutsideList extends Section {
    private final Says says;

    OutsideList(Says says, List<AlertView.Outside> outside) {
        this.says = says;
        addClassNames("card", "stack-s", "outside");
        var list = new UnorderedList();
        list.addClassName("plain");
        outside.forEach(each -> list.add(new ListItem(icon(each).create(), words(each))));
        add(new H2(getTranslation("alert.outside")), list);
    }

    private Span words(AlertView.Outside outside) {
        return new Span(
                new Strong(outside.name()),
                new Span(" " + getTranslation("alert.outside." + outside.state().name(), when(outside))));
    }

    /** "om 16:10" in a sentence of its own; after "vanaf" the day and the time alone. */
    private String when(AlertView.Outside outside) {
        return outside.state() == AlertView.OutsideState.CALL
                ? says.moment(outside.at(), getLocale())
                : Moments.said(says, outside.at(), getLocale());
    }

    private static Icon icon(AlertView.Outside outside) {
        return switch (outside.state()) {
            case READ, TOLD -> Icon.CHECK_CIRCLE;
            case WILL_BE, IF_NOBODY -> Icon.CLOCK;
            case FAILED -> Icon.ATTENTION;
            case CALL -> Icon.PHONE;
        };
    }
}
