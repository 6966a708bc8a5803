package nl.kring.watch;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.kring.circle.Age;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleView;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.platform.Acting;
import nl.kring.platform.DataKeys;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans that were approved elsewhere and what was seen in the past: written by a job. Refuses everybody who is signed in. */
@Service
@Transactional
public class WatchJobs {
    private static final int SHORTEST_LINE = 2;
    private static final int LONGEST_LINE = 6;

    private final CircleJobs circles;
    private final DataKeys keys;
    private final Observations observations;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    WatchJobs(
            CircleJobs circles,
            DataKeys keys,
            Observations observations,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.circles = circles;
        this.observations = observations;
        this.keys = keys;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Writes an approved version of a plan; it takes the place of the one before (R-D2, R-D4). */
    public UUID approvePlan(CircleId circle, NewPlan plan) {
        Acting.requireJob();
        refuseUnlessUsable(circle, plan);
        jdbc.sql("update circle.early_warning_plan set replaced_at = ? "
                        + "where circle_id = ? and resident_id = ? and replaced_at is null")
                .param(Timestamp.from(plan.approvedAt()))
                .param(circle.value())
                .param(plan.resident().value())
                .update();
        var id = writePlan(circle, plan);
        each(plan.signs(), (sign, position) -> writeSign(circle, id, sign, position));
        each(plan.actions(), (action, position) -> writeAction(circle, id, action, position));
        each(plan.line(), (place, position) -> writePlace(circle, id, place, position));
        plan.outside().forEach(contact -> writeContact(circle, id, contact));
        events.publishEvent(new WatchEvent.PlanApproved(circle));
        return id;
    }

    private void refuseUnlessUsable(CircleId circle, NewPlan plan) {
        var inside = circles.view(circle);
        var size = plan.line().stream().map(NewPlan.Place::person).distinct().count();
        var who = new Who(inside);
        var allInside = plan.line().stream()
                .map(NewPlan.Place::person)
                .allMatch(person -> who.isThere(person) && !person.equals(plan.resident()));
        if (size < SHORTEST_LINE || size > LONGEST_LINE || size != plan.line().size() || !allInside) {
            throw new Refused("watch.lineSize", SHORTEST_LINE, LONGEST_LINE);
        }
        refuseWhoIsTooYoung(inside, plan.line());
    }

    /** R-B14: no child is asked, and who is not eighteen is never asked first. */
    private static void refuseWhoIsTooYoung(CircleView inside, List<NewPlan.Place> line) {
        var first = line.getFirst().person();
        inside.members().stream()
                .filter(member -> line.stream()
                        .anyMatch(place -> place.person().equals(member.person().account())))
                .filter(member -> member.age() == Age.CHILD
                        || member.age() == Age.YOUTH
                                && member.person().account().equals(first))
                .findFirst()
                .ifPresent(member -> {
                    throw new Refused("watch.tooYoung", member.person().firstName());
                });
    }

    private UUID writePlan(CircleId circle, NewPlan plan) {
        var id = Ids.next();
        jdbc.sql(
                        "insert into circle.early_warning_plan (id, circle_id, resident_id, version_no, holder_id, deputy_id, green, "
                                + "helps, helps_not, approved_at, review_at, turns) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                                + "coalesce((select turns from circle.early_warning_plan where circle_id = ? and resident_id = ? "
                                + "and approved_at is not null order by version_no desc limit 1), false))")
                .param(id)
                .param(circle.value())
                .param(plan.resident().value())
                .param(plan.version())
                .param(value(plan.holder()))
                .param(value(plan.deputy()))
                .param(plan.green())
                .param(plan.helps().toArray(String[]::new))
                .param(plan.helpsNot().toArray(String[]::new))
                .param(Timestamp.from(plan.approvedAt()))
                .param(Timestamp.from(plan.reviewAt()))
                .param(circle.value())
                .param(plan.resident().value())
                .update();
        return id;
    }

    private void writeSign(CircleId circle, UUID plan, NewPlan.Sign sign, int position) {
        jdbc.sql(
                        "insert into circle.warning_sign (id, circle_id, plan_id, position, phase, text, seen_as, icon, rings, persons) "
                                + "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(circle.value())
                .param(plan)
                .param(position)
                .param(sign.phase().name())
                .param(sign.text())
                .param(sign.seenAs().orElse(sign.text()))
                .param(sign.icon().orElse(null))
                .param(sign.rings().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param(Rows.accounts(sign.persons()))
                .update();
    }

    private void writeAction(CircleId circle, UUID plan, NewPlan.Action action, int position) {
        jdbc.sql(
                        "insert into circle.plan_action (id, circle_id, plan_id, position, phase, text, who, by_who_claims, before) "
                                + "values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(Ids.next())
                .param(circle.value())
                .param(plan)
                .param(position)
                .param(action.phase().name())
                .param(action.text())
                .param(Rows.accounts(action.who()))
                .param(action.byWhoClaims())
                .param(action.before())
                .update();
    }

    private void writePlace(CircleId circle, UUID plan, NewPlan.Place place, int position) {
        jdbc.sql(
                        "insert into circle.alert_line (plan_id, circle_id, position, account_id, hours, woken, call_only, said_yes) "
                                + "values (?, ?, ?, ?, ?, ?, ?, true)")
                .param(plan)
                .param(circle.value())
                .param(position)
                .param(place.person().value())
                .param(place.hours().kept())
                .param(place.woken())
                .param(place.callOnly())
                .update();
    }

    private void writeContact(CircleId circle, UUID plan, NewPlan.Contact contact) {
        var id = Ids.next();
        jdbc.sql(
                        "insert into circle.outside_contact (id, circle_id, plan_id, phase, level, kind, name, phone_sealed, email, navigator_id, "
                                + "hours, may_tell) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(id)
                .param(circle.value())
                .param(plan)
                .param(contact.phase().name())
                .param(contact.level())
                .param(contact.navigator().isPresent() ? "NAVIGATOR" : "PRACTICE")
                .param(contact.name())
                .param(contact.phone()
                        .map(number -> keys.seal(circle.value(), Plans.numberOf(id), number))
                        .orElse(null))
                .param(contact.email().map(EmailAddress::value).orElse(null))
                .param(contact.navigator().orElse(null))
                .param(contact.hours().kept())
                .param(contact.mayTell().stream().map(Enum::name).sorted().toArray(String[]::new))
                .update();
    }

    /** Writes how it went at a moment in the past. */
    public void pastPhase(CircleId circle, Phase from, Phase to, String rule, Instant at) {
        Acting.requireJob();
        var changed = jdbc.sql(
                        "insert into circle.phase_change (id, circle_id, plan_id, resident_id, from_phase, to_phase, "
                                + "rule, provisional, at) select ?, p.circle_id, p.id, p.resident_id, ?, ?, ?, false, ? "
                                + "from circle.early_warning_plan p where p.circle_id = ? and p.replaced_at is null")
                .param(Ids.next())
                .param(from.name())
                .param(to.name())
                .param(rule)
                .param(Timestamp.from(at))
                .param(circle.value())
                .update();
        if (changed == 0) {
            throw new NotFound();
        }
    }

    /** Writes how the rules weigh what was seen since then, when people said meanwhile that it went better; it asks nobody. */
    public void weighPast(CircleId circle, Instant since, List<PastLowering> lowered) {
        Acting.requireJob();
        var plan = jdbc.sql("select id from circle.early_warning_plan where circle_id = ? and replaced_at is null")
                .param(circle.value())
                .query(UUID.class)
                .single();
        PastPhases.of(
                        observations.since(plan, since).stream()
                                .map(Observations.Counted::seen)
                                .toList(),
                        lowered.stream()
                                .map(one -> new PastPhases.Lowered(one.at(), one.to()))
                                .toList())
                .forEach(turn -> {
                    pastPhase(circle, turn.from(), turn.to(), turn.rule(), turn.at());
                    lowered.stream().filter(one -> one.at().equals(turn.at())).forEach(one -> said(plan, one));
                });
    }

    private void said(UUID plan, PastLowering lowered) {
        jdbc.sql("update circle.phase_change set by_id = ?, line = ? where plan_id = ? and at = ?")
                .param(lowered.by().value())
                .param(lowered.line())
                .param(plan)
                .param(Timestamp.from(lowered.at()))
                .update();
    }

    /** Writes what somebody saw in the past; it asks nobody. */
    public void pastObservation(CircleId circle, AccountId observer, List<String> signs, String text, Instant at) {
        pastObservation(circle, observer, signs, false, text, at);
    }

    /** The same of who may have been worried. */
    public void pastObservation(
            CircleId circle, AccountId observer, List<String> signs, boolean worried, String text, Instant at) {
        Acting.requireJob();
        var written = jdbc.sql(
                        "insert into circle.observation (id, circle_id, plan_id, observer_id, signs, sign_words, good, "
                                + "worried, text, seen_at, at, weighed_at) select ?, p.circle_id, p.id, ?, "
                                + "array(select s.id from circle.warning_sign s where s.plan_id = p.id and s.text = any (?) order by s.position), "
                                + "array(select s.seen_as from circle.warning_sign s where s.plan_id = p.id and s.text = any (?) order by s.position), false, ?, ?, ?, ?, ? from circle.early_warning_plan p where p.circle_id = ? and p.replaced_at is null")
                .param(Ids.next())
                .param(observer.value())
                .param(signs.toArray(String[]::new))
                .param(signs.toArray(String[]::new))
                .param(worried)
                .param(text)
                .param(Timestamp.from(at))
                .param(Timestamp.from(at))
                .param(Timestamp.from(at))
                .param(circle.value())
                .update();
        if (written == 0) {
            throw new NotFound();
        }
    }

    /** Writes an alert that somebody took and that is over, with what was seen in the hour before it; it asks nobody. */
    public void pastAlert(CircleId circle, PastAlert past) {
        Acting.requireJob();
        var id = Ids.at(past.raised());
        var written = jdbc.sql(
                        "insert into circle.alert (id, circle_id, plan_id, resident_id, phase, phase_since, level, state, asking, "
                                + "owner_id, claimed_at, action, action_by, action_before, raised_at, closed_at, outcome, outcome_line) "
                                + "select :id, p.circle_id, p.id, p.resident_id, :phase, :raised, 1, 'CLOSED', false, :owner, :claimed, "
                                + ":action, :owner, :before, :raised, :closed, 'SOLVED', :line from circle.early_warning_plan p "
                                + "where p.circle_id = :circle and p.replaced_at is null")
                .param("id", id)
                .param("phase", past.phase().name())
                .param("raised", Timestamp.from(past.raised()))
                .param("owner", past.owner().value())
                .param("claimed", Timestamp.from(past.claimed()))
                .param("action", past.action())
                .param("before", Timestamp.from(past.before()))
                .param("closed", Timestamp.from(past.closed()))
                .param("line", past.line())
                .param("circle", circle.value())
                .update();
        if (written == 0) {
            throw new NotFound();
        }
        jdbc.sql("insert into circle.alert_response (id, circle_id, alert_id, account_id, kind, at, handled_at) "
                        + "values (?, ?, ?, ?, 'CLAIM', ?, ?)")
                .param(Ids.at(past.claimed()))
                .param(circle.value())
                .param(id)
                .param(past.owner().value())
                .param(Timestamp.from(past.claimed()))
                .param(Timestamp.from(past.claimed()))
                .update();
        jdbc.sql("update circle.observation set alert_id = ? where circle_id = ? and at between ? and ?")
                .param(id)
                .param(circle.value())
                .param(Timestamp.from(past.raised().minus(1, ChronoUnit.HOURS)))
                .param(Timestamp.from(past.raised()))
                .update();
    }

    private static <T> void each(List<T> things, java.util.function.ObjIntConsumer<T> write) {
        IntStream.range(0, things.size()).forEach(index -> write.accept(things.get(index), index + 1));
    }

    private static @Nullable UUID value(Optional<AccountId> account) {
        return account.map(AccountId::value).orElse(null);
    }
}
