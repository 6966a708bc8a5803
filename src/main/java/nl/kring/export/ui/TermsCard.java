package nl.kring.export.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.Note;
import nl.kring.privacy.TermLines;
import nl.kring.privacy.Terms;

/** "Hoe lang Kring dit bewaart", in plain words: what stands in the configuration. */
class TermsCard extends Section {
    TermsCard(Terms terms, boolean ownDisk) {
        addClassNames("card", "stack-s");
        var list = new UnorderedList();
        TermLines.of(terms, getLocale()).forEach(line -> list.add(new ListItem(line)));
        list.addClassNames("facts", "terms");
        add(new H2(getTranslation("keep.title")), list);
        if (ownDisk) {
            add(new Note(Icon.LOCK, getTranslation("keep.disk")));
        }
        add(new Link(Icon.FILE, getTranslation("notice.title"), "privacy").button("text"));
    }
}
