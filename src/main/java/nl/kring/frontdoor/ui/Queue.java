package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.kring.frontdoor.ReportHeader;
import nl.kring.frontdoor.ReportId;
import nl.kring.platform.ui.EmptyState;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Says;

/** Everybody who waits: what runs late first, then what was promised, then what was agreed. */
class Queue extends Composite<Div> {
    private final Says says;
    private final Optional<ReportId> opened;

    Queue(List<ReportHeader> reports, Optional<ReportId> opened, Says says) {
        this.says = says;
        this.opened = opened;
        getContent().addClassName("stack");
        if (reports.isEmpty()) {
            getContent()
                    .add(new EmptyState(
                            Icon.CHECK_CIRCLE.create(),
                            getTranslation("desk.empty"),
                            getTranslation("desk.empty.body")));
        }
        var living =
                reports.stream().filter(report -> report.diedOn().isEmpty()).toList();
        group("desk.promised.title", living, this::late);
        group("desk.promised", living, report -> report.visit().isEmpty() && !late(report));
        group("desk.visits", living, report -> report.visit().isPresent());
        group("desk.row.died", reports, report -> report.diedOn().isPresent());
    }

    private boolean late(ReportHeader report) {
        return report.visit().isEmpty() && DaysLeft.of(report, says).atRisk();
    }

    private void group(String title, List<ReportHeader> reports, Predicate<ReportHeader> belongs) {
        var rows = reports.stream().filter(belongs).map(this::row).toArray(Component[]::new);
        if (rows.length > 0) {
            var list = new Div(rows);
            list.addClassName("rows");
            getContent().add(new Section(new H2(getTranslation(title)), list));
        }
    }

    private Component row(ReportHeader report) {
        return new QueueRow(report, opened.filter(report.id()::equals).isPresent(), says);
    }
}
