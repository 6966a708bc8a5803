package nl.kring.agenda.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.agenda.AgendaService;
import nl.kring.agenda.AppointmentView;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.ui.CircleAddress;
import nl.kring.platform.Texts;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Link;
import nl.kring.timeline.ui.TopOfTimeline;
import org.springframework.core.annotation.Order;

/** "Vandaag", for the resident: who comes; and for everybody the way to the agenda. */
@org.springframework.stereotype.Component
@Order(30)
class TodayOnTop implements TopOfTimeline {
    private final AgendaService agenda;
    private final AppointmentSheets sheets;
    private final CircleService circles;

    TodayOnTop(AgendaService agenda, AppointmentSheets sheets, CircleService circles) {
        this.agenda = agenda;
        this.sheets = sheets;
        this.circles = circles;
    }

    @Override
    public Optional<Component> draw(CircleId circle) {
        return draw(circle, Optional.empty());
    }

    @Override
    public Optional<Component> draw(CircleId circle, Optional<Component> before) {
        var seat = circles.seat(circle);
        var today = seat.isResident() ? today(circle) : List.<AppointmentView>of();
        return before.filter(part -> part instanceof Part there
                        && there.today.equals(today)
                        && there.makes == seat.can(Act.MAKE_APPOINTMENT))
                .or(() -> Optional.of(new Part(circle, today, seat.can(Act.MAKE_APPOINTMENT))));
    }

    private List<AppointmentView> today(CircleId circle) {
        var now = sheets.when.says.today();
        return agenda.coming(circle, Optional.empty()).stream()
                .filter(one -> one.when().day().equals(now))
                .toList();
    }

    /** The card, if there is something today, and the way on. */
    private class Part extends Div {
        private final List<AppointmentView> today;
        private final boolean makes;

        Part(CircleId circle, List<AppointmentView> today, boolean makes) {
            this.today = today;
            this.makes = makes;
            addClassName("stack");
            if (!today.isEmpty()) {
                add(card());
            }
            var way = new Div(new Link(Icon.CALENDAR, getTranslation("agenda"), CircleAddress.of(circle, "agenda"))
                    .button("text"));
            way.addClassName("to-agenda");
            if (makes) {
                way.add(Buttons.opens(
                        MakeSheet.name(circle),
                        Buttons.with(
                                Icon.PLUS, Buttons.text(getTranslation("agenda.make"), () -> sheets.make(circle)))));
            }
            add(way);
        }

        private Section card() {
            var lines = new UnorderedList();
            today.forEach(one -> lines.add(new ListItem(line(one))));
            var card = new Section(new H2(getTranslation("agenda.today")), lines);
            card.addClassNames("card", "agenda-today");
            return card;
        }

        private String line(AppointmentView one) {
            var said = Texts.of(
                    getLocale(),
                    "agenda.when",
                    sheets.when.time(one.when(), getLocale()),
                    one.agreed().what());
            var off = one.state().goesOn() ? Optional.<String>empty() : Optional.of(getTranslation("agenda.off"));
            var along = Optional.of(one.coming())
                    .filter(people -> !people.isEmpty() && off.isEmpty())
                    .map(people -> getTranslation(
                            "agenda.coming",
                            people.stream().map(CirclePerson::firstName).collect(Collectors.joining(", "))));
            return Stream.of(Optional.of(said), off, along)
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(". "));
        }
    }
}
