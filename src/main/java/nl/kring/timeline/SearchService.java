package nl.kring.timeline;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds in one circle what its timeline shows to the one who searches, and nothing else (R-C18). */
@Service
@Transactional(readOnly = true)
public class SearchService {
    private final CircleService circles;
    private final AudienceService audiences;
    private final FindingPosts finding;

    SearchService(CircleService circles, AudienceService audiences, FindingPosts finding) {
        this.circles = circles;
        this.audiences = audiences;
        this.finding = finding;
    }

    /** The newest threads with these words, or those before one that is shown. */
    public List<EntryView> find(CircleId circle, String typed, Optional<UUID> before) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return finding.find(circle, audiences.audiencesOf(seat), SearchWords.of(typed), before);
    }
}
