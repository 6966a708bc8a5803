package nl.kring.watch.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Says;
import nl.kring.watch.AlertView;

/** What another was asked to do and did not say yes to: not agreed, and that is what it says. */
class WantedLine extends Composite<Paragraph> {
    WantedLine(Says says, AlertView alert, AlertView.Wanted wanted) {
        var words = new AlertWords(this, at -> says.moment(at, getLocale()), alert);
        getContent().addClassName("agreed");
        getContent().add(Icon.CLOCK.create(), new Span(words.wanted(wanted)));
    }
}
