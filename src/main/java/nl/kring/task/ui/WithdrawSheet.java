package nl.kring.task.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Sheet;
import nl.kring.task.Repeats;
import nl.kring.task.TaskService;
import nl.kring.task.TaskView;

/** Asked once before a task is taken back: who counts on it hears that it is not needed. */
class WithdrawSheet extends Sheet {
    final Button yes;

    WithdrawSheet(TaskService tasks, CircleId circle, TaskView task) {
        super("");
        title(getTranslation("task.withdraw.title"));
        ask(new Paragraph(task.what()));
        task.taker()
                .map(CirclePerson::firstName)
                .filter(_ -> !task.mine())
                .ifPresent(name -> ask(new Paragraph(getTranslation("task.withdraw.hears", name))));
        var comesAgain = task.repeats() != Repeats.ONCE;
        yes = sure(comesAgain ? "task.withdraw.once" : "task.withdraw.yes", () -> tasks.withdraw(circle, task.id()));
        act(yes);
        if (comesAgain) {
            act(sure("task.withdraw.forGood", () -> tasks.withdrawForGood(circle, task.id())));
        }
        act(Buttons.large(Buttons.line(getTranslation("task.withdraw.no"), this::close)));
    }

    private Button sure(String key, Runnable withdraw) {
        var button = Buttons.large(Buttons.primary(getTranslation(key), () -> {}));
        button.setDisableOnClick(true);
        button.addClickListener(_ -> {
            if (attempt(button, withdraw)) {
                close();
            }
        });
        return button;
    }
}
