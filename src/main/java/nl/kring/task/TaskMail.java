package nl.kring.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleView;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import org.springframework.stereotype.Component;

/** What is mailed about a task: of health, of money and for chosen persons only that there is something (R-C6). */
@Component
class TaskMail {
    private final NotifyService notify;

    TaskMail(NotifyService notify) {
        this.notify = notify;
    }

    void send(CircleView circle, TaskRow task, AccountId to, String template, String turn, Instant when) {
        var only = task.topic() == Topic.HEALTH || task.topic() == Topic.MONEY || task.few();
        notify.send(new Message(
                to,
                only ? template + "Only" : template,
                only ? List.of(circle.whose()) : List.of(circle.whose(), task.what()),
                "/circle/" + task.circle().value() + "/tasks",
                Optional.of(task.circle().value()),
                task.id().value(),
                template + ":" + task.id().value() + ":" + to.value() + ":" + turn,
                when));
    }
}
