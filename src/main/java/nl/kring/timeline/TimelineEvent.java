package nl.kring.timeline;

import nl.kring.circle.CircleChanged;
import nl.kring.circle.CircleId;

/** What happens on a timeline. */
public sealed interface TimelineEvent extends CircleChanged {
    record PostPublished(CircleId circle, PostId post) implements TimelineEvent {}

    /** The words are others now. */
    record PostEdited(CircleId circle, PostId post) implements TimelineEvent {}

    /** The words are gone; the place stays. */
    record PostErased(CircleId circle, PostId post) implements TimelineEvent {}

    /** A photo of it went, waits for an answer, or is seen again. */
    record PhotosChanged(CircleId circle, PostId post) implements TimelineEvent {}
}
