package nl.kring.agenda.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import nl.kring.agenda.Agreed;
import nl.kring.agenda.When;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Fields;
import nl.kring.platform.ui.Icon;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Pick;

/** What is agreed: what, on which day and when, where, and whether somebody needs a ride. */
class AgreedFields extends Div {
    private static final String AT = "AT";
    private static final String ALL_DAY = "ALL_DAY";

    final DraftArea what;
    final Input day = new Input();
    final Options<String> how;
    final Input from = new Input();
    final Input until = new Input();
    final TextField place = Fields.text(getTranslation("agenda.place"), Agreed.LONGEST);
    final Pick ride = new Pick(Icon.CAR, getTranslation("agenda.ride.ask"));
    private final Div times;

    AgreedFields(String sheet) {
        what = new DraftArea(sheet);
        what.setLabel(getTranslation("agenda.what"));
        what.setMinRows(2);
        how = new Options<>(
                        getTranslation("agenda.how"),
                        List.of(AT, ALL_DAY),
                        each -> getTranslation("agenda.how." + each))
                .draft(sheet + ":how");
        how.setValue(AT);
        times = new Div(
                field("agenda.from", "time", from, sheet + ":from"),
                field("agenda.until", "time", until, sheet + ":until"));
        times.addClassName("agenda-times");
        how.addValueChangeListener(_ -> times.setVisible(!ALL_DAY.equals(how.getValue())));
        Fields.kept(sheet + ":place", place);
        place.setHelperText(getTranslation("agenda.place.how"));
        ride.draft(sheet + ":ride");
        addClassName("stack");
        add(what, field("agenda.day", "date", day, sheet + ":day"), how, times, place, ride);
    }

    private Component field(String key, String type, Input input, String draft) {
        input.setType(type);
        Fields.kept(draft, input);
        var label = new NativeLabel();
        label.add(new Span(getTranslation(key)), input);
        label.addClassName("field");
        return label;
    }

    void show(Agreed agreed) {
        what.setValue(agreed.what());
        place.setValue(agreed.place());
        ride.setValue(agreed.ride());
        day.setValue(agreed.when().day().toString());
        from.setValue(agreed.when().from().map(LocalTime::toString).orElse(""));
        until.setValue(agreed.when().until().map(LocalTime::toString).orElse(""));
        how.setValue(agreed.when().allDay() ? ALL_DAY : AT);
        times.setVisible(!agreed.when().allDay());
    }

    /** What stands in the fields; a day or a time that is missing is refused with a sentence. */
    Agreed given() {
        return new Agreed(what.getValue(), place.getValue(), when(), ride.getValue());
    }

    private When when() {
        var allDay = ALL_DAY.equals(how.getValue());
        return new When(
                date(),
                allDay
                        ? Optional.empty()
                        : Optional.of(time(from).orElseThrow(() -> new Refused("agenda.from.missing"))),
                allDay ? Optional.empty() : time(until));
    }

    private LocalDate date() {
        try {
            return LocalDate.parse(day.getValue());
        } catch (DateTimeException incomplete) {
            throw new Refused("agenda.day.missing");
        }
    }

    private static Optional<LocalTime> time(Input input) {
        try {
            return Optional.of(input.getValue()).filter(text -> !text.isBlank()).map(LocalTime::parse);
        } catch (DateTimeException incomplete) {
            throw new Refused("agenda.from.missing");
        }
    }
}
