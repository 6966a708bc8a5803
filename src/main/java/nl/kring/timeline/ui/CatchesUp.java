package nl.kring.timeline.ui;

import java.util.List;
import java.util.Locale;
import nl.kring.circle.CircleId;
import nl.kring.timeline.Away;

/** Says in a few lines what came of its own kind while somebody was away; a bean of the module that owns it, in the order of {@code @Order}. */
public interface CatchesUp {
    /**
     * One line.
     *
     * @param address where it leads
     */
    record Line(String text, String address) {}

    /** What this reader may know, the most pressing first; with the rights that she has now. */
    List<Line> since(CircleId circle, Away away, Locale locale);
}
