package nl.kring.timeline.ui;

import java.util.List;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.platform.Bells;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Says;
import nl.kring.timeline.CheckInReaders;
import nl.kring.timeline.EditingService;
import nl.kring.timeline.ErasingService;
import nl.kring.timeline.PhotoService;
import nl.kring.timeline.PostView;
import nl.kring.timeline.QuestionService;
import nl.kring.timeline.Reaction;
import nl.kring.timeline.ReactionService;
import nl.kring.timeline.TimelineService;
import org.springframework.stereotype.Component;

/** Opens what is done with posts: "Vertel iets" from whatever page, an answer, other words, taking one away. */
@Component
public class PostSheets {
    private final CircleService circles;
    private final TimelineService timeline;
    private final ErasingService erasing;
    private final EditingService editing;
    private final QuestionService questions;
    private final ReactionService reactions;
    private final PhotoService photos;
    private final Bells bells;
    private final Says says;
    private final Optional<CheckInReaders> hearing;
    private final Optional<TopicsFirst> first;

    PostSheets(
            CircleService circles,
            TimelineService timeline,
            ErasingService erasing,
            EditingService editing,
            QuestionService questions,
            ReactionService reactions,
            PhotoService photos,
            Bells bells,
            Says says,
            Optional<CheckInReaders> hearing,
            Optional<TopicsFirst> first) {
        this.circles = circles;
        this.timeline = timeline;
        this.erasing = erasing;
        this.editing = editing;
        this.questions = questions;
        this.reactions = reactions;
        this.photos = photos;
        this.bells = bells;
        this.says = says;
        this.hearing = hearing;
        this.first = first;
    }

    /** Opens it in this circle. */
    public void open(CircleId circle) {
        new PostSheet(
                        circles,
                        timeline,
                        photos,
                        questions,
                        says,
                        hearing,
                        circle,
                        first.map(topics -> topics.of(circle)).orElse(List.of()))
                .open();
    }

    PhotoService photos() {
        return photos;
    }

    void answer(CircleId circle, PostView first) {
        new AnswerSheet(timeline, bells, circle, first).open();
    }

    /** "Beantwoord"; who may not say so any more is told by the page, which is drawn anew. */
    void answered(CircleId circle, PostView question) {
        questions.answered(circle, question.id());
    }

    void edit(CircleId circle, PostView post) {
        new EditSheet(editing, bells, circles.seat(circle), post).open();
    }

    void earlier(CircleId circle, PostView post) {
        new EarlierSheet(editing, bells, says, circle, post).open();
    }

    /** No sheet is needed for one word; what was taken away meanwhile is gone from the page by itself. */
    void react(CircleId circle, PostView post, Optional<Reaction> reaction) {
        try {
            reactions.react(circle, post.id(), reaction);
        } catch (Refused gone) {
            bells.ring(circle.value());
        }
    }

    void erase(CircleId circle, PostView post) {
        new EraseSheet(erasing, circle, post).open();
    }
}
