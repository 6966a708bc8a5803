package nl.kring.agenda.ui;

import com.vaadin.flow.component.Component;
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
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.platform.Texts;
import nl.kring.timeline.ui.TopOfTimeline;
import org.springframework.core.annotation.Order;

/** "Vandaag", for the resident: who comes. */
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
        var today = circles.seat(circle).isResident() ? today(circle) : List.<AppointmentView>of();
        if (today.isEmpty()) {
            return Optional.empty();
        }
        return before.filter(part -> part instanceof Part there && there.today.equals(today))
                .or(() -> Optional.of(new Part(today)));
    }

    private List<AppointmentView> today(CircleId circle) {
        var now = sheets.when.says.today();
        return agenda.coming(circle, Optional.empty()).stream()
                .filter(one -> one.when().day().equals(now))
                .toList();
    }

    private class Part extends Section {
        private final List<AppointmentView> today;

        Part(List<AppointmentView> today) {
            this.today = today;
            addClassNames("card", "agenda-today");
            var lines = new UnorderedList();
            today.forEach(one -> lines.add(new ListItem(line(one))));
            add(new H2(getTranslation("agenda.today")), lines);
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
