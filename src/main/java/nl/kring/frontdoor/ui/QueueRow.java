package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;
import nl.kring.frontdoor.ReportHeader;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.Link;
import nl.kring.platform.ui.PromiseClock;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;
import nl.kring.tenant.NavigatorView;

/** One person who waits: initials in the clock of the promise, and how many days are left in words. Never a face of a resident. */
class QueueRow extends Composite<Anchor> {
    private final ReportHeader report;
    private final boolean opened;
    private final Says says;

    QueueRow(ReportHeader report, boolean opened, Says says) {
        this.report = report;
        this.opened = opened;
        this.says = says;
    }

    @Override
    protected Anchor initContent() {
        var row = Link.inside(DeskAddress.of(report.id()));
        row.addClassName("row");
        if (opened) {
            row.getElement().setAttribute("aria-current", "true");
        }
        var words = new Div(new Strong(report.name()), new Span(second()));
        words.addClassName("row-words");
        row.add(clock(), words, right());
        return row;
    }

    private Component clock() {
        var face = new Face(report.name(), Optional.empty(), Face.Size.M);
        if (report.diedOn().isPresent()) {
            return face;
        }
        return report.visit().isPresent()
                ? PromiseClock.ring(face, 1, 0, PromiseClock.Size.ROW, false)
                : DaysLeft.of(report, says).ring(face, PromiseClock.Size.ROW);
    }

    private String second() {
        if (report.diedOn().isPresent()) {
            return report.diedOn().map(day -> says.date(day, getLocale())).orElse("");
        }
        if (!report.mine()) {
            return report.navigator()
                    .map(NavigatorView::firstName)
                    .map(name -> getTranslation("desk.row.with", name))
                    .orElseGet(() -> getTranslation("desk.nobody"));
        }
        if (report.visit().isPresent()) {
            return getTranslation("desk.row.visit");
        }
        return getTranslation(report.opened() ? "desk.row.waiting" : "desk.row.new");
    }

    private Component right() {
        if (report.diedOn().isPresent()) {
            return new Span();
        }
        var left = DaysLeft.of(report, says);
        var words = new Span(report.visit()
                .map(visit -> says.moment(visit, getLocale()))
                .orElseGet(() -> left.left() < 0
                        ? getTranslation("desk.late.days", -left.left())
                        : says.daysLeft(report.due(), getLocale())));
        words.addClassName(report.visit().isEmpty() && left.atRisk() ? "late" : "left");
        return words;
    }
}
