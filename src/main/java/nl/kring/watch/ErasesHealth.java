package nl.kring.watch;

import java.util.List;
import java.util.UUID;
import nl.kring.notify.NotifyService;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import nl.kring.privacy.Erasures;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes away what the resident wants gone of her health (AT-M1, R-M8): the plan with its signs, what was seen, phases and alerts. An alert
 * that is open stays for whom it asks, without words, and goes when it is over.
 */
@Component
@Order(12)
class ErasesHealth implements DueWork {
    private static final String PLANS = "(select circle.health_to_erase())::uuid[]";
    private static final String OF_PLANS = "circle_id = :circle and plan_id = any (" + PLANS + ")";
    private static final String OVER =
            "alert_id in (select id from circle.alert where " + OF_PLANS + " and state = 'CLOSED')";
    private static final String OPEN = "exists (select 1 from circle.alert a where a.circle_id = c.id "
            + "and a.state <> 'CLOSED' and a.plan_id = any (" + PLANS + "))";
    private static final String OF_HER =
            " where circle_id = :circle and resident_id in (select account_id from circle.circle_resident "
                    + "where circle_id = :circle and health_erase_asked_at is not null)";
    /** Words and signs. */
    private static final List<String> AT_ONCE = List.of(
            "delete from circle.silence" + OF_HER,
            "delete from circle.life_sign" + OF_HER,
            "delete from circle.silence_rule" + OF_HER,
            "delete from circle.consultation where alert_id in (select id from circle.alert where " + OF_PLANS + ")",
            "delete from circle.outside_notice where alert_id in (select id from circle.alert where " + OF_PLANS + ")",
            "delete from circle.plan_draft d using circle.circle_resident r where d.circle_id = :circle and r.circle_id = d.circle_id "
                    + "and r.account_id = d.resident_id and r.health_erase_asked_at is not null",
            "delete from circle.phase_change where " + OF_PLANS,
            "delete from circle.warning_sign where " + OF_PLANS,
            "delete from circle.plan_action where " + OF_PLANS,
            "delete from circle.outside_contact where " + OF_PLANS,
            "update circle.alert set action = null, action_by = null, action_for = null, action_before = null, "
                    + "ask_id = null, ask_by = null, ask_of = null, ask_what = null, ask_before = null, ask_due = null where "
                    + OF_PLANS,
            "update circle.alert_response set helped = null, otherwise = null where alert_id in (select id from circle.alert where "
                    + OF_PLANS + ")",
            "update circle.early_warning_plan set green = '', helps = '{}', helps_not = '{}', effort = '' "
                    + "where circle_id = :circle and id = any (" + PLANS + ")");
    /** Whom an open alert asks, and that there is one. */
    private static final List<String> AT_LAST = List.of(
            "delete from circle.alert_asked where " + OVER,
            "delete from circle.alert_response where " + OVER,
            "delete from circle.alert where " + OF_PLANS + " and state = 'CLOSED'",
            "delete from circle.alert_line where " + OF_PLANS);

    private final NotifyService notify;
    private final Erasures erasures;
    private final JdbcClient jdbc;
    private final DueRows rows;

    ErasesHealth(NotifyService notify, Erasures erasures, JdbcClient jdbc, DueRows rows) {
        this.notify = notify;
        this.erasures = erasures;
        this.jdbc = jdbc;
        this.rows = rows;
    }

    @Override
    public String name() {
        return "health-to-erase";
    }

    @Override
    public void doWhatIsDue() {
        rows.each(
                () -> jdbc.sql(
                                "select c.id from circle.circle c where exists (select 1 from circle.circle_resident r where r.circle_id = c.id "
                                        + "and r.health_erase_asked_at is not null) and (not "
                                        + OPEN
                                        + " or exists (select 1 from circle.warning_sign s where s.circle_id = c.id "
                                        + "and s.plan_id = any (" + PLANS + ")))")
                        .query(UUID.class)
                        .list(),
                this::erase);
    }

    private void erase(UUID circle) {
        jdbc.sql("select id from circle.outside_notice where alert_id in (select id from circle.alert where " + OF_PLANS
                        + ") union all select id from circle.consultation where alert_id in (select id from circle.alert where "
                        + OF_PLANS + ")")
                .param("circle", circle)
                .query(UUID.class)
                .list()
                .forEach(notify::cancel);
        note(circle, "OBSERVATION", run("delete from circle.observation where " + OF_PLANS, circle));
        AT_ONCE.forEach(statement -> run(statement, circle));
        if (!isOpen(circle)) {
            AT_LAST.forEach(statement -> run(statement, circle));
            note(
                    circle,
                    "PLAN",
                    run(
                            "delete from circle.early_warning_plan where circle_id = :circle and id = any (" + PLANS
                                    + ")",
                            circle));
            jdbc.sql(
                            "update circle.circle_resident set health_erase_asked_at = null where circle_id = ? and health_erase_asked_at is not null")
                    .param(circle)
                    .update();
        }
    }

    private boolean isOpen(UUID circle) {
        return jdbc.sql("select " + OPEN + " from circle.circle c where c.id = :circle")
                .param("circle", circle)
                .query(Boolean.class)
                .single();
    }

    private void note(UUID circle, String what, int many) {
        if (many > 0) {
            erasures.note(circle, what, circle, many);
        }
    }

    private int run(String statement, UUID circle) {
        return jdbc.sql(statement).param("circle", circle).update();
    }
}
