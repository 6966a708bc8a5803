package nl.kring.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.InName;

/**
 * A post for the one who reads it now.
 *
 * @param author empty for somebody who is no longer in the circle
 * @param relation how the author is called, empty for the resident
 * @param inName by what the author speaks for the resident, if so
 * @param own whether the reader wrote it
 * @param atEstimated the time came from elsewhere and is a guess
 * @param about the first name of the one whom it is about, in a household
 * @param audienceNote names, if only some see it
 * @param erased it was taken away: no word and no name is left
 * @param mayAnswer whether the reader may tell something here
 * @param mayErase the reader wrote it, or is the resident
 */
public record PostView(
        PostId id,
        Optional<CirclePerson> author,
        String relation,
        Optional<InName> inName,
        boolean own,
        String text,
        Instant at,
        boolean atEstimated,
        Optional<String> about,
        List<String> audienceNote,
        List<PostView> answers,
        boolean erased,
        boolean mayAnswer,
        boolean mayErase) {
    /** To read only. */
    PostView asNobodysOwn() {
        return new PostView(
                id,
                author,
                relation,
                inName,
                false,
                text,
                at,
                atEstimated,
                about,
                audienceNote,
                answers.stream().map(PostView::asNobodysOwn).toList(),
                erased,
                false,
                false);
    }
}
