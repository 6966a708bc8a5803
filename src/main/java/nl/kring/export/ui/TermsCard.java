package nl.kring.export.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Period;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.privacy.Terms;

/** "Hoe lang Kring dit bewaart", in plain words: what stands in the configuration. */
class TermsCard extends Section {
    TermsCard(Terms terms, boolean ownDisk) {
        addClassNames("card", "stack-s");
        var list = new UnorderedList(
                line("posts", terms.closed()),
                line("invitations", terms.invitations()),
                line("observations", terms.observations()),
                line("alerts", terms.alerts(), terms.alertTexts()),
                line("plans", terms.plans()),
                line("mails", terms.mails()),
                line("accounts", terms.accounts(), terms.asked()),
                line("log"));
        list.addClassNames("facts", "terms");
        add(new H2(getTranslation("keep.title")), list);
        if (ownDisk) {
            add(new Note(Icon.LOCK, getTranslation("keep.disk")));
        }
    }

    private ListItem line(String what, Period... terms) {
        return new ListItem(getTranslation("keep." + what, (Object[])
                java.util.Arrays.stream(terms).map(this::words).toArray(String[]::new)));
    }

    private String words(Period term) {
        return term.toTotalMonths() > 0
                ? getTranslation("keep.months", term.toTotalMonths())
                : getTranslation("keep.days", term.getDays());
    }
}
