package nl.kring.timeline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
 * @param helper first name of who looked along while it was told (R-C19), as long as an author's stands there; then blank
 * @param own whether the reader wrote it
 * @param atEstimated the time came from elsewhere and is a guess
 * @param reach what it is about and, if only some see it, who
 * @param erased it was taken away: no word and no name is left
 * @param mayAnswer whether the reader may tell something here
 * @param mayErase the reader wrote it, or is the resident
 * @param edits whether its words were changed, and what of that is the reader's
 * @param reactions what others said of it in one word
 * @param seen who saw it
 * @param photos those that the reader may know of
 * @param kind what kind of post it is; an answer is of no kind of its own
 */
public record PostView(
        PostId id,
        Optional<CirclePerson> author,
        Optional<Elsewhere> elsewhere,
        String relation,
        Optional<InName> inName,
        Optional<String> helper,
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
        Reactions reactions,
        Seen seen,
        List<PhotoView> photos,
        KindView kind) {
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
     * Of what was said of it in one word (R-C4).
     *
     * @param may whether the reader may say one
     */
    public record Reactions(List<Given> given, boolean may) {
        public static final Reactions NONE = new Reactions(List.of(), false);

        /** What the reader said of it. */
        public Optional<Reaction> own() {
            return given.stream()
                    .filter(one -> one.own().isPresent())
                    .map(Given::kind)
                    .findFirst();
        }

        /** Of the same, whether the reader may say one. */
        public Reactions may(boolean reader) {
            return new Reactions(given, reader);
        }

        private Reactions asNobodysOwn() {
            return new Reactions(given.stream().map(Given::asNobodysOwn).toList(), false);
        }
    }

    /**
     * Who said one word of it.
     *
     * @param own the first name of the reader, if she said it
     * @param others the first names of the others
     */
    public record Given(Reaction kind, Optional<String> own, List<String> others) {
        private Given asNobodysOwn() {
            return new Given(
                    kind,
                    Optional.empty(),
                    Stream.concat(own.stream(), others.stream()).toList());
        }
    }

    /**
     * Of who saw it (R-C3).
     *
     * @param by first names, for who wrote it and for the resident
     * @param reads when those read who work here, for who wrote it lately
     * @param unseen whether it is to be kept that the reader sees it
     */
    public record Seen(List<String> by, List<Reads> reads, boolean unseen) {
        static final Seen NONE = new Seen(List.of(), List.of(), false);

        Seen with(List<Reads> days) {
            return new Seen(by, days, unseen);
        }
    }

    /** On which days somebody who works here reads. */
    public record Reads(String name, Set<DayOfWeek> days) {}

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

    PostView with(KindView that) {
        return new PostView(
                id,
                author,
                elsewhere,
                relation,
                inName,
                helper,
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
                reactions,
                seen,
                photos,
                that);
    }

    /** To read only. */
    PostView asNobodysOwn() {
        return new PostView(
                id,
                author,
                elsewhere,
                relation,
                inName,
                helper,
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
                reactions.asNobodysOwn(),
                new Seen(seen.by(), seen.reads(), false),
                photos.stream().map(PhotoView::asNobodysOwn).toList(),
                kind.asNobodysOwn());
    }

    /** The same without what others did with it: whether its words and what may be done with them are still so. */
    public PostView told() {
        return new PostView(
                id,
                author,
                elsewhere,
                relation,
                inName,
                helper,
                own,
                text,
                at,
                atEstimated,
                reach,
                answers.stream().map(PostView::told).toList(),
                erased,
                mayAnswer,
                mayErase,
                edits,
                Reactions.NONE.may(reactions.may),
                Seen.NONE,
                photos,
                kind);
    }
}
