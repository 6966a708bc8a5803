package nl.kring.frontdoor.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.LocalDate;
import java.util.Optional;
import nl.kring.frontdoor.FrontDoorService;
import nl.kring.frontdoor.ReportHeader;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Face;
import nl.kring.platform.ui.PromiseClock;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Title;
import nl.kring.tenant.NavigatorView;

/** The promise with its clock, and what can be done: agree a moment, or, for who leads, say who goes. */
class PromiseCard extends Composite<Section> {
    private static final int LEADER_SEES_AFTER = 5;

    private final ReportHeader report;
    private final FrontDoorService frontDoor;
    private final Says says;
    private final Runnable done;
    private final Title promise;

    PromiseCard(ReportHeader report, FrontDoorService frontDoor, Says says, Runnable done) {
        this.report = report;
        this.frontDoor = frontDoor;
        this.says = says;
        this.done = done;
        promise = new Title(Tag.H3, sentence());
        var left = DaysLeft.of(report, says);
        getContent().addClassName("promise-card");
        getContent().setClassName("on-track", report.visit().isPresent() || !left.atRisk());
        getContent().add(new PromiseClock(ring(left), promise, soft(next(left))));
        getContent().add(report.mine() ? agreement() : whoGoes());
    }

    /** Puts the focus on the promise as it stands now. */
    void focus() {
        promise.focus();
    }

    /** The form at once while nothing was agreed; afterwards behind a button. */
    private Component agreement() {
        var form = new AgreeForm(report, frontDoor, says, done);
        if (report.visit().isEmpty()) {
            return form;
        }
        var slots = new Div();
        slots.addClassName("slots");
        slots.add(Buttons.line(getTranslation("desk.agree.other"), () -> {
            slots.removeAll();
            slots.add(form);
            form.day.focus();
        }));
        return slots;
    }

    private Component ring(DaysLeft left) {
        var face = report.navigator()
                .map(navigator -> new Face(navigator.name(), navigator.face(), Face.Size.L))
                .orElseGet(() -> new Face("?", Optional.empty(), Face.Size.L));
        return report.visit().isPresent()
                ? PromiseClock.ring(face, 1, 0, PromiseClock.Size.LARGE, false)
                : left.ring(face, PromiseClock.Size.LARGE);
    }

    private String sentence() {
        var who = report.navigator().map(NavigatorView::firstName).orElseGet(() -> getTranslation("desk.nobody"));
        return report.visit()
                .map(visit -> getTranslation("desk.visit.title", who, says.dayAndTime(visit, getLocale())))
                .orElseGet(() -> report.navigator().isEmpty()
                        ? getTranslation("desk.nobody")
                        : getTranslation("desk.promise.title", who, says.date(report.due(), getLocale())));
    }

    private String next(DaysLeft left) {
        if (report.visit().isPresent()) {
            return known();
        }
        if (report.navigator().isEmpty()) {
            return getTranslation("desk.nobody.body");
        }
        if (!report.mine()) {
            return getTranslation("desk.row.waiting");
        }
        if (left.left() < 0) {
            return getTranslation("desk.next.warned");
        }
        var sees = report.started().plusDays(LEADER_SEES_AFTER);
        return leaderSees(sees.isAfter(report.due()) ? report.due() : sees);
    }

    private String known() {
        return report.late()
                ? getTranslation("desk.next.later", says.date(report.due(), getLocale()))
                : getTranslation("desk.next.known");
    }

    private String leaderSees(LocalDate sees) {
        return sees.isAfter(says.today())
                ? getTranslation("desk.next.leader", says.date(sees, getLocale()))
                : getTranslation("desk.next.warned");
    }

    private Component whoGoes() {
        var slots = new Div();
        slots.addClassName("slots");
        if (frontDoor.desk().leads()) {
            var choose = new AssignSheet(report, frontDoor, done);
            slots.add(
                    report.navigator().isEmpty()
                            ? Buttons.primary(getTranslation("desk.assign.ask"), choose::open)
                            : Buttons.line(getTranslation("desk.assign.other"), choose::open));
        }
        return slots;
    }

    private static Paragraph soft(String text) {
        var soft = new Paragraph(text);
        soft.addClassName("soft-voice");
        return soft;
    }
}
