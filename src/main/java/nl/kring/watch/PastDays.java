package nl.kring.watch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.Ring;
import nl.kring.circle.Seat;
import nl.kring.identity.AccountId;
import nl.kring.timeline.CheckIn;
import nl.kring.timeline.HowItGoes;
import nl.kring.watch.NinetyDays.Happening;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what happened in past days, each kind in one statement, as far as the policies and this reader's place show it. */
@Component
class PastDays {
    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final Observations observations;
    private final JdbcClient jdbc;

    PastDays(Observations observations, JdbcClient jdbc) {
        this.observations = observations;
        this.jdbc = jdbc;
    }

    /**
     * Who reads.
     *
     * @param plans all versions of the plan
     * @param close knows all of it
     * @param why knows why it went to or from orange and red: the rule says something of what was seen
     * @param open in a circle where who is near reads what was seen in an alert
     */
    record Reader(Seat seat, Who who, UUID[] plans, boolean close, boolean why, boolean open) {
        private boolean isNear() {
            return seat.ring().filter(Ring.INNER::equals).isPresent();
        }
    }

    /** A row of the phases. */
    record Change(
            Instant at, Phase from, Phase to, String rule, Optional<AccountId> by, Optional<Phase> says, String line) {
        boolean turns() {
            return from != to;
        }

        private boolean isGrave() {
            return from.isAbove(Phase.YELLOW) || to.isAbove(Phase.YELLOW);
        }

        private boolean isOwnBadDay() {
            return rule.equals(PhaseRules.RESIDENT_FEELS_BAD.name());
        }

        Happening.Turned turned(Who who) {
            return new Happening.Turned(at, to, rule, by.flatMap(who::person), line);
        }

        Happening happened(Who who) {
            return turns()
                    ? turned(who)
                    : new Happening.Spoke(at, by.flatMap(who::person), says.isPresent(), says.orElse(to), line);
        }
    }

    /** Since when something is agreed. */
    Optional<Instant> since(UUID plan) {
        return jdbc.sql("select circle.plan_since(?) as since")
                .param(plan)
                .query((row, _) -> Rows.instant(row, "since"))
                .single();
    }

    /** The changes since then and the last before it, the oldest first. */
    List<Change> changes(Reader reader, Instant since) {
        return jdbc.sql(
                        "select * from circle.phase_change where plan_id = any (:plans) and at >= coalesce((select max(b.at) "
                                + "from circle.phase_change b where b.plan_id = any (:plans) and b.at < :since and b.from_phase <> b.to_phase), :since) "
                                + "order by at, id")
                .param("plans", reader.plans())
                .param("since", Timestamp.from(since))
                .query((row, _) -> new Change(
                        Rows.at(row, "at"),
                        Phase.valueOf(row.getString("from_phase")),
                        Phase.valueOf(row.getString("to_phase")),
                        row.getString("rule"),
                        Rows.account(row, "by_id"),
                        Optional.ofNullable(row.getString("says_phase")).map(Phase::valueOf),
                        row.getString("line")))
                .list();
    }

    /**
     * Of which changes this reader may know why. Who is not close: of those that the line is asked about, and of those in an alert that is
     * whole for her; that the resident had a bad day only when she reads that herself (R-C19).
     */
    List<Change> told(Reader reader, List<Change> changes, List<Asked> alerts, List<CheckIn> said) {
        if (reader.close()) {
            return changes;
        }
        var told = new ArrayList<Change>();
        var last = Instant.EPOCH;
        for (var change : changes) {
            var since = last;
            var known = reader.why() && change.isGrave()
                    || alerts.stream().anyMatch(alert -> alert.whole() && alert.isAround(change.at()));
            var read = !change.isOwnBadDay()
                    || said.stream()
                            .anyMatch(one -> one.face() == HowItGoes.BADLY
                                    && one.at().isAfter(since)
                                    && !one.at().isAfter(change.at()));
            if (known && read) {
                told.add(change);
            }
            last = change.turns() ? change.at() : last;
        }
        return told;
    }

    /**
     * A time at which help was asked.
     *
     * @param whole the reader is close to the plan, was in its line, or was asked
     */
    record Asked(AlertRow row, boolean whole, Optional<Instant> claimed, Optional<Instant> closed, String line) {
        /** It is asked just after the phase went up, and is over as somebody lowers it. */
        private boolean isAround(Instant at) {
            return !at.isBefore(row.raisedAt().minus(MOMENT))
                    && closed.filter(over -> at.isAfter(over.plus(MOMENT))).isEmpty();
        }

        Stream<Happening> happened(Reader reader, Instant since) {
            var happened = new ArrayList<Happening>();
            claimed.map(at -> new Happening.Took(
                            at,
                            row.owner().flatMap(reader.who()::person),
                            row.agreedByOwner().filter(_ -> whole).flatMap(it -> reader.who()
                                    .person(it.doer())
                                    .map(doer -> new AlertView.Agreed(
                                            doer, it.doer().equals(reader.seat().account()), it.what(), it.before())))))
                    .ifPresent(happened::add);
            row.outcome()
                    .filter(_ -> whole)
                    .flatMap(outcome -> closed.map(at -> new Happening.Ended(at, outcome, line)))
                    .ifPresent(happened::add);
            return happened.stream().filter(one -> !one.at().isBefore(since));
        }
    }

    /** The alerts that were not over before then, as far as this reader may know of them. */
    List<Asked> alerts(Reader reader, Instant since) {
        return jdbc
                .sql(
                        "select a.*, a.resident_id = :me or (a.phase <> 'YELLOW' and exists (select 1 from circle.alert_line l "
                                + "where l.plan_id = a.plan_id and l.account_id = :me)) or exists (select 1 from circle.alert_asked k "
                                + "where k.alert_id = a.id and k.account_id = :me) as in_it from circle.alert a where a.circle_id = :circle "
                                + "and a.plan_id = any (:plans) and (a.closed_at is null or a.closed_at >= :since) order by a.raised_at")
                .param("me", reader.seat().account().value())
                .param("circle", reader.seat().circle().value())
                .param("plans", reader.plans())
                .param("since", Timestamp.from(since))
                .query((row, _) -> asked(row, reader))
                .list()
                .stream()
                .filter(asked -> asked.whole() || reader.isNear())
                .toList();
    }

    private static Asked asked(ResultSet row, Reader reader) throws SQLException {
        return new Asked(
                Alerts.alert(row),
                reader.close() || row.getBoolean("in_it"),
                Rows.instant(row, "claimed_at"),
                Rows.instant(row, "closed_at"),
                Optional.ofNullable(row.getString("outcome_line")).orElse(""));
    }

    /** All of the plan for who is close to it; else the own, and what was seen in the alerts in which that person was. */
    List<ObservationView> seen(Reader reader, List<Asked> alerts, Instant since) {
        var shown = alerts.stream()
                .filter(alert -> alert.whole() || reader.open())
                .map(alert -> alert.row().id().value())
                .toArray(UUID[]::new);
        return observations.between(reader.plans(), reader.who(), reader.seat(), reader.close(), shown, since);
    }

    /** What was said when looking back: all for who is close to the plan, else the own words (R-D18). */
    List<Happening> lookedBack(Reader reader, Instant since) {
        return jdbc.sql("select r.account_id, r.at, r.helped, r.otherwise from circle.alert_response r "
                        + "join circle.alert a on a.id = r.alert_id where r.circle_id = ? and a.plan_id = any (?) and r.kind = 'LOOKED_BACK' "
                        + "and r.at >= ? and (? or r.account_id = ?) order by r.at")
                .param(reader.seat().circle().value())
                .param(reader.plans())
                .param(Timestamp.from(since))
                .param(reader.close())
                .param(reader.seat().account().value())
                .<Happening>query((row, _) -> new Happening.Looked(
                        Rows.at(row, "at"),
                        reader.who().person(new AccountId(Rows.id(row, "account_id"))),
                        row.getString("helped"),
                        row.getString("otherwise")))
                .list();
    }
}
