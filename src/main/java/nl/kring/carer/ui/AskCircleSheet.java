package nl.kring.carer.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.kring.carer.SuggestionService;
import nl.kring.circle.CircleId;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;
import nl.kring.task.TaskId;
import nl.kring.task.TaskView;

/** What she does most, three things at most: she chooses which of them she asks the circle. */
class AskCircleSheet extends Sheet {
    private final Map<TaskId, Pick> picks = new LinkedHashMap<>();
    private final Button yes;

    AskCircleSheet(SuggestionService suggestions, CircleId circle, List<TaskView> often, Runnable done) {
        super("");
        title(getTranslation("carer.suggests.circle"));
        ask(new Paragraph(getTranslation("carer.suggests.circle.how")));
        often.forEach(task -> {
            var pick = new Pick(task.what());
            pick.setValue(true);
            picks.put(task.id(), pick);
            ask(pick);
        });
        yes = Buttons.large(Buttons.primary(getTranslation("carer.suggests.circle.yes"), () -> {}));
        yes.addClickListener(_ -> {
            if (attempt(yes, () -> suggestions.ask(circle, chosen()))) {
                close();
                done.run();
            }
        });
        yes.setDisableOnClick(true);
        act(yes);
    }

    private Set<TaskId> chosen() {
        return picks.entrySet().stream()
                .filter(pick -> pick.getValue().getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
