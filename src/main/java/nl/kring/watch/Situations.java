package nl.kring.watch;

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
    private final Alerts alerts;

    Situations(Alerts alerts) {
        this.alerts = alerts;
    }

    AlertLevels.Situation of(AlertRow alert, Plan plan, Who who, Predicate<AccountId> rests, Instant now) {
        Predicate<AccountId> askable = person -> who.isThere(person) && !rests.test(person);
        return new AlertLevels.Situation(
                alert.phase(),
                plan.holder().filter(askable).or(() -> plan.deputy().filter(askable)),
                plan.line().stream()
                        .filter(entry -> !entry.callOnly() && askable.test(entry.person()))
                        .toList(),
                who.coordinators().stream().filter(askable).toList(),
                Stream.concat(who.inner().stream(), who.housemates(alert.resident()).stream())
                        .filter(askable)
                        .toList(),
                asked(alert),
                alerts.cannot(alert),
                now);
    }

    private Set<AccountId> asked(AlertRow alert) {
        return alerts.asked(alert).stream().map(Alerts.AskedRow::person).collect(Collectors.toSet());
    }
}
