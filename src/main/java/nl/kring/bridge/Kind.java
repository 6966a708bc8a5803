package nl.kring.bridge;

import java.util.Set;

/** Everything that may cross, and which way; nothing else does. */
public enum Kind {
    NEED(Direction.TO_FILE),
    OWN_PLAN(Direction.TO_FILE),
    WHAT_COUNTS(Direction.TO_FILE),
    OUTSIDE_NOTICE(Direction.TO_FILE),
    REPRESENTATION_CHECK(Direction.TO_FILE, Direction.TO_CIRCLE),
    DEATH(Direction.TO_FILE, Direction.TO_CIRCLE),
    DOUBT(Direction.TO_FILE, Direction.TO_CIRCLE),
    MOVE(Direction.TO_FILE),
    STATUS(Direction.TO_CIRCLE),
    PROMISE(Direction.TO_CIRCLE),
    PLAN_COPY(Direction.TO_CIRCLE);

    private final Set<Direction> directions;

    Kind(Direction... directions) {
        this.directions = Set.of(directions);
    }

    /** Whether this kind may cross that way. */
    public boolean goes(Direction direction) {
        return directions.contains(direction);
    }
}
