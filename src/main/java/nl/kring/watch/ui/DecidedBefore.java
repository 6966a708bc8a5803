package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.stream.Stream;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;
import nl.kring.watch.ConsultationService.Past;

/** What was decided together before (R-D15): the question, and what it became; closed until somebody wants to read it. */
class DecidedBefore extends Composite<NativeDetails> {
    private static final int NEWEST = 5;

    DecidedBefore(Says says, List<Past> all) {
        var list = new UnorderedList();
        list.addClassNames("plain", "decided-before");
        all.stream().limit(NEWEST).forEach(one -> list.add(item(says, one)));
        getContent().setSummaryText(getTranslation("consult.before"));
        getContent().setContent(list);
    }

    /** Only what became something. */
    static Stream<Past> of(List<Past> all) {
        return all.stream().filter(one -> one.outcome().isPresent());
    }

    private Component item(Says says, Past one) {
        var day = new Span(says.date(one.at().atZone(MovingClock.ZONE).toLocalDate(), getLocale()));
        day.addClassNames("small", "quiet");
        return new ListItem(
                day,
                new Paragraph(new Strong(one.question())),
                new Paragraph(
                        getTranslation("consult.before.became", one.outcome().orElse(""))));
    }
}
