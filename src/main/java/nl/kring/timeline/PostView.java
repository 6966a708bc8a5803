package nl.kring.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.InName;
import nl.kring.circle.Topic;

/**
 * A post for the one who reads it now.
 *
 * @param author empty for somebody who is no longer in the circle, and for who told it elsewhere
 * @param elsewhere who told it, if the resident brought it along from another circle: a name and no more
 * @param relation how the author is called, empty for the resident
 * @param inName by what the author speaks for the resident, if so
 * @param own whether the reader wrote it
 * @param atEstimated the time came from elsewhere and is a guess
 * @param reach what it is about and, if only some see it, who
 * @param erased it was taken away: no word and no name is left
 * @param mayAnswer whether the reader may tell something here
 * @param mayErase the reader wrote it, or is the resident
 * @param edits whether its words were changed, and what of that is the reader's
 * @param photos those that the reader may know of
 */
public record PostView(
        PostId id,
        Optional<CirclePerson> author,
        Optional<Elsewhere> elsewhere,
        String relation,
        Optional<InName> inName,
        boolean own,
        String text,
        Instant at,
        boolean atEstimated,
        Reach reach,
        List<PostView> answers,
        boolean erased,
        boolean mayAnswer,
        boolean mayErase,
        Edits edits,
        List<PhotoView> photos) {
    /**
     * Of its words (R-C2).
     *
     * @param edited they were changed, later than just after it was told
     * @param mayEdit the reader may change them
     * @param mayReadEarlier the reader may read what stood there before
     */
    public record Edits(boolean edited, boolean mayEdit, boolean mayReadEarlier) {
        static final Edits NONE = new Edits(false, false, false);
    }

    /**
     * Whom it reaches.
     *
     * @param few whether it is for chosen persons
     * @param names of these, as far as they are still here
     * @param about the first name of the one whom it is about, in a household
     */
    public record Reach(Topic topic, boolean few, List<String> names, Optional<String> about) {
        /** The same of an answer: whom it reaches is said once, at the post that it answers. */
        Reach unsaid() {
            return new Reach(topic, few, List.of(), Optional.empty());
        }
    }

    /**
     * Somebody who told it in another circle and has no account here.
     *
     * @param name empty for who had left there
     * @param relation how that person was called there, or empty
     */
    public record Elsewhere(String name, String relation) {}

    /** What who told it is called; empty for somebody who is no longer there. */
    public Optional<String> name() {
        return author.map(CirclePerson::firstName)
                .or(() -> elsewhere.map(Elsewhere::name).filter(name -> !name.isEmpty()));
    }

    /** The first name of the one whom it is about, in a household. */
    public Optional<String> about() {
        return reach.about();
    }

    /** Names, if only some see it. */
    public List<String> audienceNote() {
        return reach.names();
    }

    PostView with(List<PhotoView> pictures) {
        return new PostView(
                id,
                author,
                elsewhere,
                relation,
                inName,
                own,
                text,
                at,
                atEstimated,
                reach,
                answers,
                erased,
                mayAnswer,
                mayErase,
                edits,
                pictures);
    }

    /** To read only. */
    PostView asNobodysOwn() {
        return new PostView(
                id,
                author,
                elsewhere,
                relation,
                inName,
                false,
                text,
                at,
                atEstimated,
                reach,
                answers.stream().map(PostView::asNobodysOwn).toList(),
                erased,
                false,
                false,
                new Edits(edits.edited(), false, false),
                photos.stream().map(PhotoView::asNobodysOwn).toList());
    }
}
