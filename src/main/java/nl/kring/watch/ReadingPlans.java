package nl.kring.watch;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Seat;
import org.springframework.stereotype.Component;

/** Builds the plan for one reader: signs by ring and name, the rest for who is in the plan. */
@Component
class ReadingPlans {
    private final Plans plans;
    private final Clock clock;

    ReadingPlans(Plans plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    List<Plans.Sign> signsFor(Seat seat, UUID plan) {
        var close = plans.find(plan).filter(found -> found.isCloseTo(seat)).isPresent();
        return plans.signs(plan).stream()
                .filter(sign -> sign.isShownTo(seat, close))
                .toList();
    }

    Optional<PlanView> plan(Seat seat, Who who) {
        return plans.active(seat.circle())
                .map(id -> view(seat, who, id))
                .filter(view -> view.texts().isPresent() || !view.signs().isEmpty());
    }

    PlanView view(Seat seat, Who who, UUID id) {
        var plan = plans.find(id)
                .filter(found ->
                        found.isCloseTo(seat) || found.placeOf(seat.account()).isPresent());
        // in a household the plan is of one of them
        var own = plan.filter(found -> found.resident().equals(seat.account())).isPresent();
        return new PlanView(
                plan.flatMap(found -> who.person(found.resident()))
                        .orElseGet(() -> who.circle().resident()),
                signsFor(seat, id).stream()
                        .map(sign -> own ? inOwnWords(sign) : sign.view())
                        .toList(),
                plan.map(found -> texts(found, who)));
    }

    private static SignView inOwnWords(Plans.Sign sign) {
        return new SignView(
                sign.view().id(),
                sign.view().phase(),
                sign.ownWords(),
                sign.view().icon());
    }

    private PlanView.Texts texts(Plan plan, Who who) {
        return new PlanView.Texts(
                plan.version(),
                plan.approvedAt(),
                plan.reviewAt(),
                plan.holder().flatMap(who::person),
                plan.deputy().flatMap(who::person),
                plan.green(),
                plan.helps(),
                plan.helpsNot(),
                plan.actions().stream()
                        .map(action -> new PlanView.Action(
                                action.phase(),
                                action.text(),
                                who.persons(action.who()),
                                action.byWhoClaims(),
                                action.before()))
                        .toList(),
                plan.lineOf(who, clock.instant()).stream()
                        .flatMap(entry -> who.person(entry.person()).stream()
                                .map(person -> new PlanView.Place(
                                        person,
                                        entry.hours(),
                                        entry.woken(),
                                        entry.callOnly(),
                                        who.circle().rests(entry.person()))))
                        .toList(),
                plan.outside().stream()
                        .map(Plan.Contact::given)
                        .map(given -> new PlanView.Contact(
                                given.phase(), given.level(), given.name(), given.phone(), given.hours()))
                        .toList(),
                plan.turns(),
                plan.line().stream().noneMatch(LineEntry::woken),
                plan.lineShort());
    }
}
