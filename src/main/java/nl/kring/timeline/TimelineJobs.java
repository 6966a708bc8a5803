package nl.kring.timeline;

import java.util.Optional;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.platform.NotFound;
import nl.kring.timeline.WritingPosts.Draft;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Posts that come from another system, or that a demo tells of the past: written by a job in the name of their author. */
@Service
@Transactional
public class TimelineJobs {
    private final CircleJobs circles;
    private final AudienceService audiences;
    private final WritingPosts writing;

    TimelineJobs(CircleJobs circles, AudienceService audiences, WritingPosts writing) {
        this.circles = circles;
        this.audiences = audiences;
        this.writing = writing;
    }

    /** Writes a post at its own time. False if it stood there already. */
    public boolean write(CircleId circle, ImportedPost post) {
        var seat = circles.seatOf(circle, post.author()).orElseThrow(NotFound::new);
        var audience = audiences.forTopic(seat, post.topic(), post.only());
        return writing.write(new Draft(
                post.id().value(),
                circle,
                audience.id(),
                Optional.ofNullable(post.thread()).orElse(post.id()).value(),
                post.author(),
                WritingPosts.checked(post.text()),
                post.at(),
                post.atEstimated()));
    }
}
