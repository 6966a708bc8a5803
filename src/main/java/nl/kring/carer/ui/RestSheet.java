package nl.kring.carer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.kring.carer.StoppingService;
import nl.kring.circle.CircleId;
import nl.kring.circle.RestService;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Sheet;
import nl.kring.task.TaskId;
import nl.kring.task.TaskView;

/** Before a rest: what she took on in that time, and what of it goes back to the circle. */
class RestSheet extends Sheet {
    private final Map<TaskId, Pick> picks = new LinkedHashMap<>();
    private final Button yes;

    RestSheet(
            RestService rests,
            StoppingService stopping,
            CircleId circle,
            int days,
            List<TaskView> tasks,
            Says says,
            Runnable done) {
        super("");
        title(getTranslation("carer.rest.tasks"));
        ask(new Paragraph(getTranslation("carer.rest.tasks.how")));
        tasks.forEach(task -> {
            var pick =
                    new Pick(task.what() + " · " + says.dayAndTime(task.when().at(), getLocale()));
            pick.setValue(true);
            picks.put(task.id(), pick);
            ask(pick);
        });
        yes = Buttons.large(Buttons.primary(getTranslation("carer.rest.yes"), () -> {}));
        yes.addClickListener(_ -> {
            if (attempt(yes, () -> rest(rests, stopping, circle, days))) {
                close();
                done.run();
            }
        });
        yes.setDisableOnClick(true);
        act(yes);
    }

    private void rest(RestService rests, StoppingService stopping, CircleId circle, int days) {
        rests.rest(circle, days);
        stopping.handBack(
                circle,
                picks.entrySet().stream()
                        .filter(pick -> pick.getValue().getValue())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }
}
