package nl.kring.circle;

/**
 * How much there is about the health of a resident.
 *
 * @param posts that were told about it
 * @param seen what people saw and told
 * @param plan whether there is a plan with signs
 */
public record HealthHeld(int posts, int seen, boolean plan) {
    public static final HealthHeld NOTHING = new HealthHeld(0, 0, false);

    HealthHeld and(HealthHeld other) {
        return new HealthHeld(posts + other.posts, seen + other.seen, plan || other.plan);
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }
}
