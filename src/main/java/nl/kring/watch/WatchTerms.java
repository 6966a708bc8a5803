package nl.kring.watch;

import nl.kring.privacy.Kept;
import nl.kring.privacy.KeptRows;
import nl.kring.privacy.Terms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long is kept what was seen, that help was asked, and an old plan. How it went stays as long as the circle. */
@Configuration
class WatchTerms {
    private static final String PAST = " < (select common.kring_now() - :term::interval) ";

    private static final String OBSERVATIONS =
            "delete from circle.observation where id in (select o.id from circle.observation o "
                    + "where o.at" + PAST + "and o.weighed_at is not null and not exists (select 1 from circle.alert a "
                    + "where a.id = o.alert_id and a.state <> 'CLOSED') limit :most)";

    private static final String PHASE_LINES = "update circle.phase_change set line = '' where id in "
            + "(select id from circle.phase_change where line <> '' and at" + PAST + "limit :most)";

    private static final String ALERT_TEXTS =
            "update circle.alert set action = null, ask_id = null, ask_by = null, ask_of = null, ask_what = null, "
                    + "ask_before = null, ask_due = null, outcome_line = null where id in "
                    + "(select id from circle.alert where (action is not null or ask_id is not null or outcome_line <> '') and closed_at"
                    + PAST
                    + "limit :most)";

    /** With what everybody said. */
    private static final String CONSULTATIONS = "delete from circle.consultation where id in (select c.id "
            + "from circle.consultation c join circle.alert a on a.id = c.alert_id where a.closed_at" + PAST
            + "limit :most)";

    private static final String ALERTS =
            "with old as (select id from circle.alert where closed_at" + PAST + "limit :most), "
                    + "a as (delete from circle.alert_asked where alert_id in (select id from old)), "
                    + "r as (delete from circle.alert_response where alert_id in (select id from old)), "
                    + "n as (delete from circle.outside_notice where alert_id in (select id from old)), "
                    + "o as (update circle.observation set alert_id = null where alert_id in (select id from old)) "
                    + "delete from circle.alert where id in (select id from old)";

    private static final String SILENCES =
            "delete from circle.silence where id in (select id from circle.silence where at" + PAST + "limit :most)";

    private static final String LIFE_SIGNS =
            "delete from circle.life_sign where (circle_id, resident_id, on_day, account_id) in (select circle_id, resident_id, on_day, "
                    + "account_id from circle.life_sign where at" + PAST + "limit :most)";

    /** That there was one stays, because what is kept longer points to it. */
    private static final String PLANS =
            "with old as (select id from circle.early_warning_plan where forgotten_at is null and replaced_at"
                    + PAST
                    + "limit :most), s as (delete from circle.warning_sign where plan_id in (select id from old)), "
                    + "a as (delete from circle.plan_action where plan_id in (select id from old)), "
                    + "l as (delete from circle.alert_line where plan_id in (select id from old)), "
                    + "c as (delete from circle.outside_contact c where plan_id in (select id from old) "
                    + "and not exists (select 1 from circle.outside_notice n where n.contact_id = c.id)) "
                    + "update circle.early_warning_plan set green = '', helps = '{}', helps_not = '{}', holder_id = null, deputy_id = null, effort = '', "
                    + "forgotten_at = common.kring_now() where id in (select id from old)";

    @Bean
    Kept keptObservations(Terms terms, JdbcClient jdbc) {
        return new KeptRows("OBSERVATION", terms.observations(), OBSERVATIONS, jdbc);
    }

    @Bean
    Kept keptSilences(Terms terms, JdbcClient jdbc) {
        return new KeptRows("SILENCE", terms.observations(), SILENCES, jdbc);
    }

    @Bean
    Kept keptLifeSigns(Terms terms, JdbcClient jdbc) {
        return new KeptRows("LIFE_SIGN", terms.observations(), LIFE_SIGNS, jdbc);
    }

    @Bean
    Kept keptPhaseLines(Terms terms, JdbcClient jdbc) {
        return new KeptRows("PHASE_LINE", terms.observations(), PHASE_LINES, jdbc);
    }

    @Bean
    Kept keptAlertTexts(Terms terms, JdbcClient jdbc) {
        return new KeptRows("ALERT_TEXT", terms.alertTexts(), ALERT_TEXTS, jdbc);
    }

    @Bean
    Kept keptConsultations(Terms terms, JdbcClient jdbc) {
        return new KeptRows("CONSULTATION", terms.alertTexts(), CONSULTATIONS, jdbc);
    }

    @Bean
    Kept keptAlerts(Terms terms, JdbcClient jdbc) {
        return new KeptRows("ALERT", terms.alerts(), ALERTS, jdbc);
    }

    @Bean
    Kept keptPlans(Terms terms, JdbcClient jdbc) {
        return new KeptRows("PLAN", terms.plans(), PLANS, jdbc);
    }
}
