package nl.kring.timeline;

import nl.kring.circle.CircleChanged;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;

/** What happens on a timeline. */
public sealed interface TimelineEvent extends CircleChanged {
    /** Something was told; what more comes of it has its own event. */
    record PostPublished(CircleId circle, PostId post) implements TimelineEvent {
        @Override
        public boolean wordsOnly() {
            return true;
        }
    }

    /**
     * Somebody said how it goes with a resident.
     *
     * @param byItself the resident said it
     */
    record CheckedIn(CircleId circle, PostId post, AccountId resident, HowItGoes face, boolean byItself)
            implements TimelineEvent {}

    /** Somebody said that a question is answered. */
    record QuestionAnswered(CircleId circle, PostId post) implements TimelineEvent {}

    /** A surprise shows itself to who lives there. */
    record SurpriseShown(CircleId circle, PostId post) implements TimelineEvent {}

    /** The words are others now. */
    record PostEdited(CircleId circle, PostId post) implements TimelineEvent {}

    /** Somebody said one word of it, or took it back. */
    record PostReacted(CircleId circle, PostId post) implements TimelineEvent {
        @Override
        public boolean wordsOnly() {
            return true;
        }
    }

    /** The words are gone; the place stays. */
    record PostErased(CircleId circle, PostId post) implements TimelineEvent {}

    /** A photo of it went, waits for an answer, or is seen again. */
    record PhotosChanged(CircleId circle, PostId post) implements TimelineEvent {}
}
