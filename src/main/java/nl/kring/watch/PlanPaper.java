package nl.kring.watch;

import java.time.LocalDate;
import java.util.List;
import nl.kring.circle.CirclePerson;

/**
 * A plan on paper: what its reader may read on the screen, and whom to call.
 *
 * @param call who takes part and shares a number: whom the plan names, in its order
 * @param numbers for danger, as the municipality confirmed them
 */
public record PlanPaper(
        PlanView plan,
        PlanView.Texts texts,
        List<CirclePerson> call,
        List<AlertView.Number> numbers,
        LocalDate printed) {}
