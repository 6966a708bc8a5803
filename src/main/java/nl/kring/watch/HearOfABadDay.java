package nl.kring.watch;

import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.timeline.CheckInReaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A resident's own "slecht" is an observation too ({@link HearsCheckIns}), and read as one. */
@Component
@Transactional(readOnly = true)
class HearOfABadDay implements CheckInReaders {
    private final CircleService circles;
    private final Plans plans;
    private final Observations observations;

    HearOfABadDay(CircleService circles, Plans plans, Observations observations) {
        this.circles = circles;
        this.plans = plans;
        this.observations = observations;
    }

    @Override
    public List<CirclePerson> hearOfABadDay(CircleId circle) {
        var seat = circles.seat(circle);
        var hers = plans.active(circle)
                .filter(plan ->
                        plans.residentOf(plan).filter(seat.account()::equals).isPresent() && !plans.rests(plan));
        if (hers.isEmpty()) {
            return List.of();
        }
        var who = new Who(circles.view(circle));
        return observations.readers(circle).stream()
                .distinct()
                .filter(person -> !person.equals(seat.account()))
                .map(who::person)
                .flatMap(Optional::stream)
                .toList();
    }
}
