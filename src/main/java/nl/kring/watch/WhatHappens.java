package nl.kring.watch;

import java.util.List;
import java.util.Optional;

/**
 * What follows from an observation, for who made it.
 *
 * @param post there is no plan, so it became a post on the timeline (R-D8)
 * @param asked first names of the others who are asked to help now
 * @param me who made it is asked too
 * @param owner who has it already
 * @param nobodyNow help is asked for, and nobody can be reached at this moment (R-D19)
 * @param numbers whom one can call then
 */
public record WhatHappens(
        boolean post,
        List<String> asked,
        boolean me,
        Optional<String> owner,
        boolean nobodyNow,
        List<AlertView.Number> numbers) {
    static final WhatHappens POSTED = new WhatHappens(true, List.of(), false, Optional.empty(), false, List.of());
    static final WhatHappens KEPT = new WhatHappens(false, List.of(), false, Optional.empty(), false, List.of());
}
