package nl.kring.watch;

import java.util.Set;
import java.util.UUID;
import nl.kring.identity.AccountId;
import nl.kring.notify.DeliveryMarked;
import nl.kring.notify.NotifyService;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the message reached who is asked (R-D21). What came back, or has not left after two minutes, is said in the alert; the tick lets
 * the next be asked.
 */
@Component
class Reaching {
    private static final Set<String> ASKS = Set.of("alert", Asking.CRISIS);

    private static final Set<DeliveryMarked.Became> DOES_NOT_ARRIVE =
            Set.of(DeliveryMarked.Became.FAILED, DeliveryMarked.Became.BACK);

    /** What is slow may still arrive: then only red asks the next. */
    private static final String SLOW =
            "update circle.alert_asked k set failed_at = common.kring_now(), slow = true from circle.alert a "
                    + "where a.id = k.alert_id and a.phase = k.phase and a.state <> 'CLOSED' and a.asking "
                    + "and k.tried_at is not null and k.reached_at is null and k.failed_at is null "
                    + "and k.told_from < (select common.kring_now()) - interval '2 minutes'";

    static final String TO_FOLLOW =
            "select distinct k.alert_id from circle.alert_asked k join circle.alert a on a.id = k.alert_id "
                    + "where (k.failed_at is not null or k.reached_at is not null) and not k.followed and a.state <> 'CLOSED' "
                    + "and circle.goes_on_for(a.circle_id, a.resident_id)";

    private final AlertSteps steps;
    private final NotifyService notify;
    private final JdbcClient jdbc;

    Reaching(AlertSteps steps, NotifyService notify, JdbcClient jdbc) {
        this.steps = steps;
        this.notify = notify;
        this.jdbc = jdbc;
    }

    @EventListener
    void on(DeliveryMarked marked) {
        if (marked.template().equals(Asking.WANTED)) {
            marked.recipient()
                    .filter(person -> DOES_NOT_ARRIVE.contains(marked.became())
                            && !notify.goesOtherwise(marked.subject(), person, Asking.WANTED))
                    .ifPresent(person -> doesNotHear(marked.subject(), person));
        }
        if (ASKS.contains(marked.template())) {
            marked.recipient().ifPresent(person -> {
                switch (marked.became()) {
                    case SENT -> reached(marked.subject(), person);
                    case AGAIN -> tried(marked.subject(), person);
                    case FAILED -> failed(marked.subject(), person, " and reached_at is null"); // else by another way
                    case BACK -> failed(marked.subject(), person, "");
                    case BACK_FROM_ONE -> {}
                }
            });
        }
    }

    /** She is asked to do something and does not hear it: who asked is not to wait for an answer. The tick tells it. */
    private void doesNotHear(UUID alert, AccountId person) {
        jdbc.sql(
                        "update circle.alert set ask_due = common.kring_now() where id = ? and ask_of = ? and ask_answer is null "
                                + "and not ask_late and ask_due > common.kring_now()")
                .param(alert)
                .param(person.value())
                .update();
    }

    private void tried(UUID alert, AccountId person) {
        jdbc.sql("update circle.alert_asked set tried_at = common.kring_now() where alert_id = ? and account_id = ? "
                        + "and tried_at is null and reached_at is null and told_from <= common.kring_now()")
                .param(alert)
                .param(person.value())
                .update();
    }

    /** Only written down here, in the transaction that keeps what left; the tick lets the alert say it. */
    private void reached(UUID alert, AccountId person) {
        jdbc.sql("update circle.alert_asked set reached_at = common.kring_now(), failed_at = null, slow = false, "
                        + "followed = failed_at is null where alert_id = ? and account_id = ? "
                        + "and reached_at is null and told_from <= common.kring_now()")
                .param(alert)
                .param(person.value())
                .update();
    }

    private void failed(UUID alert, AccountId person, String onlyIf) {
        jdbc.sql(
                        "update circle.alert_asked set failed_at = common.kring_now(), reached_at = null, slow = false, followed = false "
                                + "where alert_id = ? and account_id = ? and (failed_at is null or slow)" + onlyIf)
                .param(alert)
                .param(person.value())
                .update();
    }

    /** Who did not hear for two minutes. */
    void lookForSlow() {
        jdbc.sql(SLOW).update();
    }

    /** The next is asked in the place of who was not reached; who was reached after all is waited for again. */
    void follow(UUID alert) {
        var follows = jdbc.sql(
                        "update circle.alert_asked k set followed = true from circle.alert a where a.id = k.alert_id "
                                + "and k.alert_id = ? and (k.failed_at is not null or k.reached_at is not null) and not k.followed "
                                + "returning k.failed_at is not null and (not k.slow or a.phase = 'RED')")
                .param(alert)
                .query(Boolean.class)
                .list();
        if (!follows.isEmpty()) {
            steps.passOver(alert, follows.contains(true));
        }
    }
}
