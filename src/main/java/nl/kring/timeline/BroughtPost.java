package nl.kring.timeline;

import java.time.Instant;
import java.util.Optional;
import nl.kring.circle.Topic;

/**
 * A post that a resident brings along from a circle elsewhere.
 *
 * @param thread the post it answers, or its own id
 * @param toldBy who told it there; empty for the resident herself
 * @param few whether it was for chosen persons there: then it stays the resident's alone
 * @param erased it was taken away there: only its place comes along
 * @param face how it went, where that was said
 */
public record BroughtPost(
        PostId id,
        PostId thread,
        Optional<PostView.Elsewhere> toldBy,
        String text,
        Topic topic,
        boolean few,
        Instant at,
        boolean atEstimated,
        boolean erased,
        Optional<HowItGoes> face) {}
