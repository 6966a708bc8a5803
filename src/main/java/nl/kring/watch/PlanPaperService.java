package nl.kring.watch;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.platform.MovingClock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The plan on paper: who reads its texts may print it. */
@Service
@Transactional(readOnly = true)
public class PlanPaperService {
    private final CircleService circles;
    private final ReadingPlans reading;
    private final CrisisNumbers numbers;
    private final Clock clock;

    PlanPaperService(CircleService circles, ReadingPlans reading, CrisisNumbers numbers, Clock clock) {
        this.circles = circles;
        this.reading = reading;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Nothing for who reads no more of the plan than signs. */
    public Optional<PlanPaper> paper(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ_PLAN);
        var view = circles.view(circle);
        return reading.plan(seat, new Who(view)).flatMap(plan -> plan.texts()
                .map(texts -> new PlanPaper(
                        plan,
                        texts,
                        Stream.concat(
                                        texts.line().stream().map(PlanView.Place::person),
                                        Stream.concat(texts.holder().stream(), texts.deputy().stream()))
                                .distinct()
                                .filter(person -> person.phone().isPresent())
                                .toList(),
                        numbers.numbers(view.tenant()),
                        LocalDate.ofInstant(clock.instant(), MovingClock.ZONE))));
    }
}
