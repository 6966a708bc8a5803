package nl.kring.timeline;

import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ConsentService;
import nl.kring.identity.AccountId;
import nl.kring.platform.NotFound;
import nl.kring.privacy.AccessLog;
import nl.kring.privacy.Erasures;
import nl.kring.timeline.TimelineEvent.PostErased;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes away what was told: by who wrote it, or by the resident (R-M8). The words go in the same moment; that there was something stays. */
@Service
@Transactional
public class ErasingService {
    private static final String OF_HEALTH = "(select id from circle.audience where circle_id = ? and topic = 'HEALTH' "
            + "and (subject_id is null or subject_id = ?))";

    private final CircleService circles;
    private final ConsentService consents;
    private final AudienceService audiences;
    private final PostRepository posts;
    private final Erasures erasures;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ErasingService(
            CircleService circles,
            ConsentService consents,
            AudienceService audiences,
            PostRepository posts,
            Erasures erasures,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.circles = circles;
        this.consents = consents;
        this.audiences = audiences;
        this.posts = posts;
        this.erasures = erasures;
        this.log = log;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Takes away one post or one answer; the answers of others stay. A second time changes nothing. */
    public void erase(CircleId circle, PostId id) {
        var seat = circles.seat(circle);
        seat.may(Act.ERASE_POST);
        var post = posts.findByIdAndCircleId(id.value(), circle.value())
                .filter(found -> audiences.audiencesOf(seat).contains(found.audience()))
                .orElseThrow(() -> new NotFound(id.value()));
        if (!post.author().equals(seat.account()) && !seat.takesAwayOfOthers()) {
            throw seat.noRight("ERASE_POST");
        }
        var erased = jdbc.sql("update circle.post set text = '', told_by = null, told_as = null, "
                        + "deleted_at = common.kring_now() where id = ? and deleted_at is null")
                .param(id.value())
                .update();
        if (erased == 1) {
            erasures.note(circle.value(), "POST", id.value(), 1);
            var about = about(post);
            if (about.isPresent()) {
                log.write(circle.value(), about.get(), "ERASED", "POST", id.value());
            } else {
                log.write(circle.value(), "ERASED", "POST", id.value());
            }
            events.publishEvent(new PostErased(circle, id));
        }
    }

    private Optional<AccountId> about(Post post) {
        return jdbc.sql("select subject_id from circle.audience where id = ? and subject_id is not null")
                .param(post.audience())
                .query(UUID.class)
                .optional()
                .map(AccountId::new);
    }

    /** Takes away all that was told about her health, after a resident stopped with that; what is about who lives there too stays; nobody sees that there was something. */
    public void eraseHealth(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.ERASE_HEALTH);
        var me = seat.account().value();
        var erased = jdbc.sql("with gone as (update circle.post set text = '', told_by = null, told_as = null, "
                        + "deleted_at = common.kring_now() where circle_id = ? and deleted_at is null and audience_id in "
                        + OF_HEALTH + " returning id) "
                        + "select count(*) from gone")
                .param(circle.value())
                .param(circle.value())
                .param(me)
                .query(Integer.class)
                .single();
        jdbc.sql("delete from circle.entry where circle_id = ? and kind = 'UPDATE' and audience_id in " + OF_HEALTH)
                .param(circle.value())
                .param(circle.value())
                .param(me)
                .update();
        if (erased > 0) {
            erasures.note(circle.value(), "HEALTH", circle.value(), erased);
        }
        consents.healthGoes(circle);
    }
}
