package nl.kring.carer;

import java.util.List;
import java.util.Optional;
import nl.kring.task.TaskView;
import nl.kring.tenant.NamedNumber;

/**
 * What might help, said to the carer alone (R-D32).
 *
 * @param why in words of what she knows herself
 * @param often what she did most, of which she may ask the circle some
 * @param support whom carers can call in her municipality
 */
public record Suggestion(List<Strain> why, List<TaskView> often, Optional<NamedNumber> support) {}
