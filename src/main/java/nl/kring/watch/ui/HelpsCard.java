package nl.kring.watch.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import nl.kring.platform.ui.Icon;

/** What helps this person, and what does not. */
class HelpsCard extends Section {
    HelpsCard(String resident, List<String> helps, List<String> helpsNot) {
        addClassNames("card", "helps");
        var list = new UnorderedList();
        helps.forEach(help -> list.add(new ListItem(Icon.CHECK.create(), new Span(help))));
        helpsNot.forEach(not -> {
            var row = new ListItem(Icon.CROSS.create(), new Span(getTranslation("watch.not", not)));
            row.addClassName("no");
            list.add(row);
        });
        add(new H2(getTranslation("watch.plan.helps", resident)), list);
    }
}
