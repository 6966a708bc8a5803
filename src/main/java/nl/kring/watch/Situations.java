package nl.kring.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.identity.AccountId;
import org.springframework.stereotype.Component;

/** Works out who could be asked now. */
@Component
class Situations {
    /** Max. one unsolicited message of an orange alert a person (R-D17), as long as others can be asked. */
    private static final Duration TIRED = Duration.ofHours(12);

    private final Alerts alerts;

    Situations(Alerts alerts) {
        this.alerts = alerts;
    }

    AlertLevels.Situation of(AlertRow alert, Plan plan, Who who, Instant now) {
        Predicate<AccountId> askable = person -> who.isThere(person) && !who.rests(person);
        return new AlertLevels.Situation(
                alert.phase(),
                plan.holder().filter(askable).or(() -> plan.deputy().filter(askable)),
                plan.lineOf(who, now).stream()
                        .filter(entry -> !entry.callOnly() && askable.test(entry.person()))
                        .toList(),
                who.coordinators().stream().filter(askable).toList(),
                Stream.concat(who.inner().stream(), who.housemates(alert.resident()).stream())
                        .filter(askable)
                        .toList(),
                asked(alert).stream()
                        .filter(askable)
                        .filter(person -> isStillNear(person, plan, who, alert))
                        .collect(Collectors.toSet()),
                alerts.cannot(alert),
                alerts.askedElsewhere(alert, now.minus(TIRED)),
                now);
    }

    /** Who was asked before and left the line is not asked again. */
    private static boolean isStillNear(AccountId person, Plan plan, Who who, AlertRow alert) {
        return plan.placeOf(person).isPresent()
                || plan.names(person)
                || who.coordinators().contains(person)
                || who.inner().contains(person)
                || who.housemates(alert.resident()).contains(person);
    }

    private Set<AccountId> asked(AlertRow alert) {
        return alerts.asked(alert).stream().map(Alerts.AskedRow::person).collect(Collectors.toSet());
    }
}
