package nl.kring.carer.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import nl.kring.carer.StoppingService;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.RestService;
import nl.kring.circle.Seat;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Note;
import nl.kring.platform.ui.Says;

/** "Even niet" with one tap, until when it is, and "Ik kan niet meer". */
class RestCard extends Section {
    private static final List<Integer> DAYS = List.of(1, 3, 7, RestService.LONGEST);

    RestCard(
            RestService rests, StoppingService stopping, CircleId circle, Seat seat, Says says, Consumer<String> done) {
        addClassNames("card", "stack");
        add(new H2(getTranslation("carer.rest.title")));
        var resting = rests.mine(circle);
        resting.ifPresent(until -> add(
                new Paragraph(getTranslation("carer.rest.until", day(until, says))),
                Buttons.line(getTranslation("carer.rest.end"), () -> {
                    rests.end(circle);
                    done.accept("carer.rest.ended");
                })));
        if (resting.isEmpty() && seat.can(Act.REST)) {
            var days = new Div();
            days.addClassName("btn-row");
            DAYS.forEach(some -> days.add(Buttons.line(
                    getTranslation("carer.rest.days." + some), () -> rest(rests, stopping, circle, some, says, done))));
            add(
                    new Paragraph(getTranslation("carer.rest")),
                    days,
                    new Note(Icon.PEOPLE, getTranslation("carer.rest.others")));
        }
        if (resting.isEmpty()) {
            add(Buttons.with(Icon.HAND, Buttons.heather(getTranslation("carer.stop"), () -> new StopSheet(
                            stopping, circle, seat, () -> done.accept("carer.stop.done"))
                    .open())));
        }
    }

    private String day(Instant until, Says says) {
        return says.date(LocalDate.ofInstant(until, MovingClock.ZONE), getLocale());
    }

    /** What she took on in that time is asked about first; where there is nothing it is one tap. */
    private void rest(
            RestService rests, StoppingService stopping, CircleId circle, int days, Says says, Consumer<String> done) {
        var until =
                says.today().plusDays(days + 1L).atStartOfDay(MovingClock.ZONE).toInstant();
        var tasks = stopping.mineUntil(circle, until);
        if (tasks.isEmpty()) {
            rests.rest(circle, days);
            done.accept("carer.rest.begun");
        } else {
            new RestSheet(rests, stopping, circle, days, tasks, says, () -> done.accept("carer.rest.begun")).open();
        }
    }
}
