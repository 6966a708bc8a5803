package nl.kring.timeline;

import java.time.DayOfWeek;
import java.util.Set;

/**
 * What somebody lets others know of her own reading, in all her circles (R-C3).
 *
 * @param receipts whether it is said what she saw, to who wrote it and to the resident
 * @param days on which she reads, where she works
 */
public record ReadingHabit(boolean receipts, Set<DayOfWeek> days) {}
