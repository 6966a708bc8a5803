package nl.kring.timeline;

import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ConsentService;
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
    private final FoundPosts posts;
    private final Erasures erasures;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ErasingService(
            CircleService circles,
            ConsentService consents,
            FoundPosts posts,
            Erasures erasures,
            AccessLog log,
            JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.circles = circles;
        this.consents = consents;
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
        var post = posts.get(seat, id);
        if (!post.author().equals(seat.account()) && !seat.takesAwayOfOthers()) {
            throw posts.noRight(seat, post, "ERASE_POST");
        }
        var addressed = posts.addressed(post);
        var erased = jdbc.sql("update circle.post set text = '', told_by = null, told_as = null, "
                        + "deleted_at = common.kring_now() where id = ? and deleted_at is null")
                .param(id.value())
                .update();
        if (erased == 1) {
            erasures.note(circle.value(), "POST", id.value(), 1);
            log(circle, id, addressed);
            events.publishEvent(new PostErased(circle, id));
        }
    }

    /** A surprise stands in no log that who lives there reads, before it shows itself. */
    private void log(CircleId circle, PostId id, FoundPosts.Addressed addressed) {
        if (addressed.hidden()) {
            return;
        }
        addressed
                .about()
                .ifPresentOrElse(
                        about -> log.write(circle.value(), about, "ERASED", "POST", id.value()),
                        () -> log.write(circle.value(), "ERASED", "POST", id.value()));
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
