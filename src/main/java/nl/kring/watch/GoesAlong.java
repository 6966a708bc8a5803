package nl.kring.watch;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleEvent.LivesTogether;
import nl.kring.circle.CircleEvent.Parted;
import nl.kring.platform.DataKeys;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When a household goes apart, each takes her own plan along, with what was seen; an alert that was open ends without a word. */
@Component
class GoesAlong {
    private static final List<String> OF_A_PLAN = List.of(
            "warning_sign", "plan_action", "alert_line", "outside_contact", "observation", "phase_change", "alert");
    private static final List<String> OF_AN_ALERT =
            List.of("alert_asked", "alert_response", "outside_notice", "consultation");

    private static final List<String> WORDS = List.of(
            "alert_id in (select id from circle.alert where plan_id = ?)",
            "observation_id in (select id from circle.observation where plan_id = ?)");

    private static final String OF_A_QUESTION = "consultation_id in (select c.id from circle.consultation c "
            + "join circle.alert a on a.id = c.alert_id where a.plan_id = ?)";

    private final EndsInMemoriam alerts;
    private final DataKeys keys;
    private final JdbcClient jdbc;

    GoesAlong(EndsInMemoriam alerts, DataKeys keys, JdbcClient jdbc) {
        this.alerts = alerts;
        this.keys = keys;
        this.jdbc = jdbc;
    }

    /** Who lives there too sits in no ring any more; the signs that her ring looks for she goes on looking for. */
    @EventListener
    void on(LivesTogether housemate) {
        jdbc.sql("update circle.warning_sign set persons = persons || ?::uuid where circle_id = ? and ? = any (rings) "
                        + "and ? <> all (persons)")
                .param(housemate.member().value())
                .param(housemate.circle().value())
                .param(housemate.before().name())
                .param(housemate.member().value())
                .update();
    }

    @EventListener
    void on(Parted parted) {
        alerts.endOf(parted.circle(), parted.resident());
        draftGoesAlong(parted);
        var plans = jdbc.sql(
                        "update circle.early_warning_plan p set circle_id = own.id, line_due = true, version_no = p.version_no + own.versions, "
                                + "replaced_at = case when own.has_one then coalesce(p.replaced_at, common.kring_now()) else p.replaced_at end "
                                + "from (select ?::uuid as id, coalesce(max(version_no), 0) as versions, "
                                + "coalesce(bool_or(approved_at is not null and replaced_at is null), false) as has_one "
                                + "from circle.early_warning_plan where circle_id = ? and resident_id = ?) own "
                                + "where p.circle_id = ? and p.resident_id = ? returning p.id")
                .param(parted.own().value())
                .param(parted.own().value())
                .param(parted.resident().value())
                .param(parted.circle().value())
                .param(parted.resident().value())
                .query(UUID.class)
                .list();
        List.of("silence", "life_sign", "silence_rule").forEach(table -> jdbc.sql(
                        "update circle." + table + " set circle_id = ? where circle_id = ? and resident_id = ?")
                .param(parted.own().value())
                .param(parted.circle().value())
                .param(parted.resident().value())
                .update());
        plans.forEach(plan -> {
            WORDS.forEach(which -> move("seen_word", which, parted, plan));
            move("consultation_voice", OF_A_QUESTION, parted, plan);
            OF_AN_ALERT.forEach(
                    table -> move(table, "alert_id in (select id from circle.alert where plan_id = ?)", parted, plan));
            OF_A_PLAN.forEach(table -> move(table, "plan_id = ?", parted, plan));
            sealAnew(parted, plan);
            nobodyElseByName(parted, plan);
        });
    }

    /** What she was making goes with her, unless she makes one there already; who drafted along is asked again. */
    private void draftGoesAlong(Parted parted) {
        jdbc.sql(
                        "delete from circle.plan_draft d where circle_id = ? and resident_id = ? and exists (select 1 from circle.plan_draft o "
                                + "where o.circle_id = ? and o.resident_id = d.resident_id)")
                .param(parted.circle().value())
                .param(parted.resident().value())
                .param(parted.own().value())
                .update();
        jdbc.sql("update circle.plan_draft set circle_id = ?, along = '{}' where circle_id = ? and resident_id = ? "
                        + "returning id, outside")
                .param(parted.own().value())
                .param(parted.circle().value())
                .param(parted.resident().value())
                .query((row, _) -> new Sealed(row.getObject(1, UUID.class), Optional.ofNullable(row.getBytes(2))))
                .list()
                .forEach(draft -> {
                    jdbc.sql("update circle.line_ask set circle_id = ? where draft_id = ?")
                            .param(parted.own().value())
                            .param(draft.id())
                            .update();
                    draft.outside()
                            .flatMap(bytes -> keys.openIfPossible(Drafts.outsideOf(draft.id()), bytes))
                            .ifPresent(text -> jdbc.sql("update circle.plan_draft set outside = ? where id = ?")
                                    .param(keys.seal(parted.own().value(), Drafts.outsideOf(draft.id()), text))
                                    .param(draft.id())
                                    .update());
                });
    }

    private record Sealed(UUID id, Optional<byte[]> outside) {}

    private void move(String table, String which, Parted parted, UUID plan) {
        jdbc.sql("update circle." + table + " set circle_id = ? where " + which)
                .param(parted.own().value())
                .param(plan)
                .update();
    }

    /** The key of the circle that they had goes with it. */
    /** Who lived there too looked for these signs by name; if she comes back it is in a ring. */
    private void nobodyElseByName(Parted parted, UUID plan) {
        jdbc.sql("update circle.warning_sign set persons = array(select p from unnest(persons) p where p not in "
                        + "(select account_id from circle.circle_resident where circle_id = ?)) where plan_id = ?")
                .param(parted.circle().value())
                .param(plan)
                .update();
    }

    private void sealAnew(Parted parted, UUID plan) {
        jdbc.sql("select id, phone_sealed from circle.outside_contact where plan_id = ? and phone_sealed is not null")
                .param(plan)
                .query((row, _) -> new Contact(row.getObject(1, UUID.class), row.getBytes(2)))
                .list()
                .forEach(contact -> keys.openIfPossible(Plans.numberOf(contact.id()), contact.number())
                        .ifPresent(number -> jdbc.sql("update circle.outside_contact set phone_sealed = ? where id = ?")
                                .param(keys.seal(parted.own().value(), Plans.numberOf(contact.id()), number))
                                .param(contact.id())
                                .update()));
    }

    private record Contact(UUID id, byte[] number) {}
}
