package nl.kring.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.timeline.PostView.Reactions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes what people saw. */
@Component
class Observations {
    private static final int MOST = 20;

    private final SeenWords words;
    private final JdbcClient jdbc;

    Observations(SeenWords words, JdbcClient jdbc) {
        this.words = words;
        this.jdbc = jdbc;
    }

    /** An observation to be written. */
    record Draft(
            UUID id,
            CircleId circle,
            UUID plan,
            AccountId observer,
            List<Plans.Sign> signs,
            boolean good,
            boolean worried,
            @Nullable OwnCall call,
            String text,
            Instant seenAt) {}

    /** An observation that counts for the rules. */
    record Counted(UUID id, PhaseRules.Seen seen, boolean counts) {}

    /** Who reads an observation the moment it is sent, residents first. */
    List<AccountId> readers(CircleId circle) {
        return jdbc.sql("select circle.observation_readers(?) as readers")
                .param(circle.value())
                .query((row, _) -> Rows.accounts(row, "readers"))
                .single();
    }

    /** Writes an observation; false if this id was written before, or another plan came in this same moment. */
    boolean write(Draft draft) {
        return jdbc.sql(
                                "insert into circle.observation (id, circle_id, plan_id, observer_id, signs, sign_words, good, worried, "
                                        + "own_call, text, seen_at) select :id, :circle, :plan, :observer, :signs, :words, :good, :worried, "
                                        + ":call, :text, :seen where circle.plan_of(:circle) = :plan on conflict do nothing")
                        .param("id", draft.id())
                        .param("circle", draft.circle().value())
                        .param("plan", draft.plan())
                        .param("observer", draft.observer().value())
                        .param(
                                "signs",
                                draft.signs().stream()
                                        .map(sign -> sign.view().id().value())
                                        .toArray(UUID[]::new))
                        .param(
                                "words",
                                draft.signs().stream()
                                        .map(sign -> sign.view().text())
                                        .toArray(String[]::new))
                        .param("good", draft.good())
                        .param("worried", draft.worried())
                        .param(
                                "call",
                                draft.call() == null ? null : draft.call().name())
                        .param("text", draft.text())
                        .param("seen", Timestamp.from(draft.seenAt()))
                        .update()
                > 0;
    }

    /** Whether an id was used for another observation than this one. */
    boolean isOther(Draft draft) {
        return jdbc.sql("select count(*) from circle.observation where id = ? and circle_id = ? and observer_id = ? "
                                + "and text = ? and worried = ? and signs @> ? and signs <@ ?")
                        .param(draft.id())
                        .param(draft.circle().value())
                        .param(draft.observer().value())
                        .param(draft.text())
                        .param(draft.worried())
                        .param(draft.signs().stream()
                                .map(sign -> sign.view().id().value())
                                .toArray(UUID[]::new))
                        .param(draft.signs().stream()
                                .map(sign -> sign.view().id().value())
                                .toArray(UUID[]::new))
                        .query(Long.class)
                        .single()
                == 0;
    }

    boolean isIn(ObservationId observation, AlertId alert) {
        return jdbc.sql("select count(*) from circle.observation where id = ? and alert_id = ?")
                        .param(observation.value())
                        .param(alert.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** What was seen that an alert is about, newest first. */
    List<ObservationView> ofAlert(AlertId alert, Who who, Seat reader) {
        return said(
                jdbc.sql("select * from circle.observation where alert_id = ? order by at desc limit " + MOST)
                        .param(alert.value())
                        .query((row, _) -> view(row, who, reader))
                        .list(),
                who,
                reader);
    }

    /** What this reader saw, in an alert of which that person knows no more. */
    List<ObservationView> ownOfAlert(AlertId alert, Who who, Seat reader) {
        return ofAlert(alert, who, reader).stream().filter(ObservationView::own).toList();
    }

    /** The newest observations, whichever version of the plan they came under: all of the plan for who is close to it, else the own ones. */
    List<ObservationView> newest(UUID[] plans, Who who, Seat reader, boolean all) {
        return said(
                jdbc.sql("select * from circle.observation where plan_id = any (?) and (? or observer_id = ?) "
                                + "order by at desc limit " + MOST)
                        .param(plans)
                        .param(all)
                        .param(reader.account().value())
                        .query((row, _) -> view(row, who, reader))
                        .list(),
                who,
                reader);
    }

    /** The same, those after one that was read already. */
    List<ObservationView> before(UUID[] plans, Who who, Seat reader, boolean all, Optional<ObservationId> last) {
        return said(
                jdbc.sql(
                                "select * from circle.observation where plan_id = any (:plans) and (:all or observer_id = :me) "
                                        + "and (:last::uuid is null or (at, id) < (select at, id from circle.observation where id = :last::uuid)) "
                                        + "order by at desc, id desc limit " + MOST)
                        .param("plans", plans)
                        .param("all", all)
                        .param("me", reader.account().value())
                        .param("last", last.map(ObservationId::value).orElse(null))
                        .query((row, _) -> view(row, who, reader))
                        .list(),
                who,
                reader);
    }

    /** What was seen since then, the oldest first: all of the plan, else the own ones and those of these alerts. */
    List<ObservationView> between(UUID[] plans, Who who, Seat reader, boolean all, UUID[] alerts, Instant since) {
        return jdbc.sql(
                        "select * from circle.observation where plan_id = any (:plans) and at >= :since and seen_at >= :since "
                                + "and (:all or observer_id = :me or alert_id = any (:alerts)) order by seen_at, id")
                .param("plans", plans)
                .param("since", Timestamp.from(since))
                .param("all", all)
                .param("me", reader.account().value())
                .param("alerts", alerts)
                .query((row, _) -> view(row, who, reader))
                .list();
    }

    private static ObservationView view(ResultSet row, Who who, Seat reader) throws SQLException {
        var observer = new AccountId(Rows.id(row, "observer_id"));
        return new ObservationView(
                new ObservationId(Rows.id(row, "id")),
                who.person(observer),
                who.relation(observer),
                observer.equals(reader.account()),
                Rows.texts(row, "sign_words"),
                row.getBoolean("good"),
                row.getBoolean("worried"),
                Optional.ofNullable(row.getString("own_call")).map(OwnCall::valueOf),
                row.getString("text"),
                Rows.at(row, "seen_at"),
                Rows.at(row, "at"),
                Reactions.NONE);
    }

    /** With who said "Gezien" of each, read at once for all of them. */
    private List<ObservationView> said(List<ObservationView> seen, Who who, Seat reader) {
        var said = words.of(
                SeenWords.Of.OBSERVATION,
                seen.stream().map(one -> one.id().value()).toList(),
                who,
                reader);
        return seen.stream()
                .map(one -> one.with(
                        said.getOrDefault(one.id().value(), Reactions.NONE).may(reader.can(Act.POST) && !one.own())))
                .toList();
    }

    /** Of what this person may say that she saw it: where it is, and who saw it. */
    record Found(UUID plan, AccountId observer, Optional<AlertId> alert) {}

    Optional<Found> find(CircleId circle, ObservationId id) {
        return jdbc.sql("select plan_id, observer_id, alert_id from circle.observation where circle_id = ? and id = ?")
                .param(circle.value())
                .param(id.value())
                .query((row, _) -> new Found(
                        Rows.id(row, "plan_id"),
                        new AccountId(Rows.id(row, "observer_id")),
                        Optional.ofNullable(row.getObject("alert_id", UUID.class))
                                .map(AlertId::new)))
                .optional();
    }

    /** What a job weighs: everything seen since this moment was recorded, with the highest phase of its signs. */
    List<Counted> since(UUID plan, Instant recorded) {
        return jdbc.sql("select o.id, o.observer_id, o.worried, o.own_call, o.seen_at, "
                        + "(select s.phase from circle.warning_sign s where s.id = any (o.signs) "
                        + "order by array_position(array['RED', 'ORANGE', 'YELLOW'], s.phase) limit 1) as phase "
                        + "from circle.observation o where o.plan_id = ? and o.at > ? order by o.at")
                .param(plan)
                .param(Timestamp.from(recorded))
                .query((row, _) -> counted(row))
                .list();
    }

    private static Counted counted(ResultSet row) throws SQLException {
        var phase = row.getString("phase");
        var call = row.getString("own_call");
        var seen = new PhaseRules.Seen(
                new AccountId(Rows.id(row, "observer_id")),
                phase == null ? null : Phase.valueOf(phase),
                row.getBoolean("worried"),
                call == null ? null : OwnCall.valueOf(call),
                Rows.at(row, "seen_at"));
        return new Counted(Rows.id(row, "id"), seen, phase != null || call != null);
    }
}
