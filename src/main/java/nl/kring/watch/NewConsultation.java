package nl.kring.watch;

import java.util.List;
import java.util.UUID;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;

/**
 * A question to decide on together (R-D15).
 *
 * @param id minted when it was begun; the same one twice is one question
 * @param options what can be chosen, in own words
 * @param municipality whether asking the municipality can be chosen too
 */
public record NewConsultation(UUID id, String question, List<String> options, boolean municipality) {
    static final int FEWEST = 2;

    /** The most there is to choose from, with the municipality. */
    public static final int MOST = 5;

    /** As long as one line of a form. */
    public static final int LONGEST_OPTION = 200;

    /** As it is kept: what is empty or stands there twice is no choice. */
    NewConsultation kept() {
        var kept = new NewConsultation(
                id,
                Written.kept(question, NewObservation.LONGEST),
                options.stream()
                        .map(option -> Written.line(option, LONGEST_OPTION))
                        .filter(option -> !option.isEmpty())
                        .distinct()
                        .toList(),
                municipality);
        var choices = kept.options().size() + (municipality ? 1 : 0);
        if (choices > MOST) {
            throw new Refused("consult.tooMany");
        }
        if (kept.question().isEmpty() || choices < FEWEST) {
            throw new Refused("consult.incomplete");
        }
        return kept;
    }
}
