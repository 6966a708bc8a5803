package nl.kring.paper;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * A page for the fridge of one person: what that person may read, and who prints it may too; never of health or money, nor for chosen
 * persons, since who visits reads it as well.
 *
 * @param reader first name of who reads it
 * @param whose whose circle it is
 * @param resident whom the circle is round, with a face
 * @param first whom one calls about anything
 * @param people the others, with a number if they share it
 */
public record Fridge(
        String reader,
        String whose,
        Called resident,
        LocalDate printed,
        Optional<Called> first,
        List<Called> people,
        List<Day> week) {
    /** Somebody to call. */
    public record Called(String name, String relation, Optional<String> face, Optional<String> phone) {}

    /** A day on which there is something. */
    public record Day(LocalDate day, List<Line> lines) {}

    /**
     * Something on a day.
     *
     * @param at empty if it takes all day
     * @param before it is to be done before that time
     * @param who who does it; empty of an appointment
     * @param wanted nobody does it yet
     */
    public record Line(
            Optional<LocalTime> at, boolean before, String what, String place, Optional<String> who, boolean wanted) {}
}
