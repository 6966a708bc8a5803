package nl.kring.circle;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.kring.circle.CircleEvent.ConsentChanged;
import nl.kring.circle.CircleEvent.MemberRemoved;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody agreed to in a circle, and stopping with it: as easy as it was said, at once, and without a reason (AT-M1). */
@Service
@Transactional
public class ConsentService {
    private final CircleService circles;
    private final Consents consents;
    private final List<HoldsHealth> held;
    private final AccountService accounts;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ConsentService(
            CircleService circles,
            Consents consents,
            List<HoldsHealth> held,
            AccountService accounts,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.circles = circles;
        this.consents = consents;
        this.held = held;
        this.accounts = accounts;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** What the person signed in answered in this circle, newest first. */
    @Transactional(readOnly = true)
    public List<ConsentView> mine(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return consents.of(circle, seat.account(), this::firstName);
    }

    private Optional<String> firstName(AccountId who) {
        return Optional.ofNullable(accounts.people(Set.of(who)).get(who)).map(PersonView::firstName);
    }

    /** From now on nobody writes about health, and only the resident reads what there was: posts, the plan, what was seen. */
    public void stopHealth(CircleId circle, Locale language) {
        var seat = circles.seat(circle);
        seat.may(Act.CONSENT);
        if (changes(
                seat,
                "health_allowed = false, health_to_decide = true, health_stopped_at = common.kring_now(), "
                        + "health_stopped_by = common.me()",
                "health_allowed")) {
            if (!consents.takeBack(circle, seat.account(), ConsentSubject.HEALTH, language)) {
                consents.answer(circle, seat.account(), ConsentSubject.HEALTH, false, language);
            }
            log.write(circle.value(), whose(seat), "NOT_ALLOWED", "HEALTH", circle.value());
            events.publishEvent(new ConsentChanged(circle));
        }
    }

    /** Her health may be written about again; what is about all who live there as soon as each of them says so. */
    public void allowHealth(CircleId circle, Locale language) {
        var seat = circles.seat(circle);
        seat.mayWrite(Act.CONSENT);
        if (isBeingErased(circle)) {
            throw new Refused("consent.health.busy");
        }
        consents.answer(circle, seat.account(), ConsentSubject.HEALTH, true, language);
        if (changes(
                seat,
                "health_allowed = true, health_to_decide = false, health_stopped_at = null, health_stopped_by = null",
                "not health_allowed")) {
            log.write(circle.value(), whose(seat), "ALLOWED", "HEALTH", circle.value());
            events.publishEvent(new ConsentChanged(circle));
        }
    }

    /** Whether something that the resident wants gone is still needed by an open alert. */
    @Transactional(readOnly = true)
    public boolean isBeingErased(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.CONSENT);
        return flag(seat, "health_erase_asked_at is not null");
    }

    /** What waits for the word of the resident: keep or erase; nothing where nothing is asked. */
    @Transactional(readOnly = true)
    public HealthHeld healthToDecide(CircleId circle) {
        var seat = circles.seat(circle);
        return seat.can(Act.ERASE_HEALTH) && flag(seat, "health_to_decide")
                ? held.stream()
                        .map(each -> each.health(circle, seat.account()))
                        .reduce(HealthHeld.NOTHING, HealthHeld::and)
                : HealthHeld.NOTHING;
    }

    private boolean flag(Seat seat, String which) {
        return jdbc.sql("select " + which + " from circle.circle_resident where circle_id = ? and account_id = ? "
                        + "and ended_at is null")
                .param(seat.circle().value())
                .param(whose(seat).value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** The resident keeps it for herself. */
    public void keepHealth(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.ERASE_HEALTH);
        if (changes(seat, "health_to_decide = false", "health_to_decide")) {
            events.publishEvent(new ConsentChanged(circle));
        }
    }

    /** The resident wants it gone; each module takes away what it keeps, and the last of it when no open alert needs it. */
    public void healthGoes(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.ERASE_HEALTH);
        if (changes(
                seat,
                "health_to_decide = false, health_erase_asked_at = common.kring_now()",
                "not health_allowed and health_erase_asked_at is null")) {
            log.write(circle.value(), whose(seat), "ERASED", "HEALTH", circle.value());
            events.publishEvent(new ConsentChanged(circle));
        }
    }

    private static AccountId whose(Seat seat) {
        return seat.resident().orElseThrow(NotFound::new);
    }

    /** Each adult says it for herself, or who speaks for that one; the circle knows whether anybody allows it. */
    private boolean changes(Seat seat, String what, String where) {
        var circle = seat.circle().value();
        var changed = jdbc.sql("update circle.circle_resident set " + what + ", version = version + 1 "
                                + "where circle_id = ? and account_id = ? and ended_at is null and " + where)
                        .param(circle)
                        .param(whose(seat).value())
                        .update()
                == 1;
        jdbc.sql("update circle.circle c set health_allowed = now.allowed, version = version + 1 from (select exists "
                        + "(select 1 from circle.circle_resident r where r.circle_id = ? and r.ended_at is null "
                        + "and r.health_allowed) as allowed) now where c.id = ? and c.health_allowed <> now.allowed")
                .param(circle)
                .param(circle)
                .update();
        return changed;
    }

    /** A parent stops with the yes for a child: it takes part no more from this moment (R-B14). */
    public void stopForChild(CircleId circle, AccountId child, Locale language) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        seat.alone(Act.CONSENT);
        if (!isChildHere(seat, child)
                || mine(circle).stream()
                        .noneMatch(answer -> answer.holds() && answer.about().equals(Optional.of(child)))) {
            throw seat.noRight("STOP_FOR_CHILD");
        }
        consents.takeBack(circle, seat.account(), ConsentSubject.YOUNG_MEMBER, Optional.of(child), language);
        log.write(circle.value(), "LEFT", "CHILD", child.value());
        events.publishEvent(new MemberRemoved(circle, child));
    }

    private boolean isChildHere(Seat seat, AccountId child) {
        return circles.viewFor(seat).members().stream()
                .anyMatch(member ->
                        member.age() == Age.CHILD && member.person().account().equals(child));
    }

    /** The person signed in wants no more mails of circles, or wants them again. */
    public void messages(CircleId circle, boolean wanted, Locale language) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        seat.alone(Act.CONSENT);
        if (wanted || !consents.takeBack(circle, seat.account(), ConsentSubject.MESSAGES, language)) {
            consents.answer(circle, seat.account(), ConsentSubject.MESSAGES, wanted, language);
        }
        accounts.iWantMessages(wanted);
    }
}
