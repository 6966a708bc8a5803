package nl.kring.watch.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;
import nl.kring.platform.ui.Strong;
import nl.kring.watch.SilenceService;
import nl.kring.watch.SilenceView;

/** On which days, and before what time; and that it stops (R-D25). */
class SilenceSheet extends Sheet {
    private static final LocalTime TEN = LocalTime.of(10, 0);

    final Map<DayOfWeek, Pick> days = new EnumMap<>(DayOfWeek.class);
    final Options<LocalTime> time;
    final Button save;
    final Button stop;
    private final SilenceService silences;
    private final CircleId circle;
    private final Runnable settled;

    /** @param settled takes the focus: what opened the sheet is somewhere else then */
    SilenceSheet(SilenceService silences, CircleId circle, Optional<SilenceView.Agreed> agreed, Runnable settled) {
        super("");
        this.silences = silences;
        this.circle = circle;
        this.settled = settled;
        var chosen = agreed.map(SilenceView.Agreed::days).orElseGet(() -> EnumSet.allOf(DayOfWeek.class));
        var before = agreed.map(SilenceView.Agreed::before).orElse(TEN);
        time = new Options<>(
                getTranslation("silence.time"),
                Stream.concat(Stream.of(9, 10, 11, 12, 14, 18).map(hour -> LocalTime.of(hour, 0)), Stream.of(before))
                        .distinct()
                        .sorted()
                        .toList(),
                LocalTime::toString);
        time.setValue(before);
        save = Buttons.large(Buttons.primary(getTranslation("silence.save"), this::agree));
        save.setDisableOnClick(true);
        stop = Buttons.large(Buttons.line(getTranslation("silence.stop"), this::end));
        stop.setDisableOnClick(true);
        title(getTranslation("silence.title"));
        ask(new Paragraph(getTranslation("silence.steps")), picks(chosen), time);
        act(agreed.isPresent() ? List.of(save, stop).toArray(Button[]::new) : new Button[] {save});
    }

    private Component picks(Set<DayOfWeek> chosen) {
        var group = new Div(new Strong(getTranslation("silence.days")));
        group.getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("silence.days"));
        group.addClassName("stack-s");
        Stream.of(DayOfWeek.values()).forEach(day -> {
            var pick = new Pick(capital(day.getDisplayName(TextStyle.FULL, getLocale())));
            pick.setValue(chosen.contains(day));
            days.put(day, pick);
            group.add(pick);
        });
        return group;
    }

    /** A choice that stands alone begins with a capital, as every other. */
    private String capital(String day) {
        return day.substring(0, 1).toUpperCase(getLocale()) + day.substring(1);
    }

    private void agree() {
        var chosen = days.entrySet().stream()
                .filter(each -> each.getValue().getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (attempt(
                save,
                () -> silences.agree(
                        circle, chosen, Optional.ofNullable(time.getValue()).orElse(TEN)))) {
            close();
            settled.run();
        }
    }

    private void end() {
        if (attempt(stop, () -> silences.stop(circle))) {
            close();
            settled.run();
        }
    }
}
