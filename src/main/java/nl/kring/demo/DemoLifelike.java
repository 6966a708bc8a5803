package nl.kring.demo;

import java.util.List;
import java.util.Optional;
import nl.kring.demo.LifelikeDays.Change;
import nl.kring.demo.LifelikeDays.Circle;
import nl.kring.demo.LifelikeDays.Comes;
import nl.kring.demo.LifelikeDays.Days;
import nl.kring.demo.LifelikeDays.Event;

/** Ninety days of Douwe that are made up: how he says that it goes, and what was seen before the night in which he was away. */
final class DemoLifelike {
    static final String CIRCLE = "R04";
    static final int FIRST = -90;
    private static final int LAST = -3;
    /** Days that lead to that night without a third sign too soon. */
    private static final long SEED = 6;

    private static final int WORSE_FROM = -52;
    private static final int WORSE_FOR = 14;

    private DemoLifelike() {}

    static List<Event> events(DemoTown town) {
        return LifelikeDays.of(circle(), SEED, town.day().plusDays(FIRST), LAST - FIRST + 1);
    }

    private static Circle circle() {
        return new Circle(
                CIRCLE,
                0.55,
                List.of(new Comes("M15", 5, 0, 0, 0), new Comes("M17", 2, 0, 40, 7), new Comes("M20", 4, 0, 45, 10)),
                new Days(List.of(0.10, 0.50, 0.30, 0.10, 0.0), 0, 0, 0, 0),
                Optional.of(new Change(
                        WORSE_FROM - FIRST, WORSE_FOR, new Days(List.of(0.0, 0.10, 0.40, 0.50, 0.0), 0.25, 0, 0, 0))));
    }
}
