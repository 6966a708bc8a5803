package nl.kring.timeline;

import java.util.Set;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.circle.ToldHere;
import nl.kring.identity.AccountId;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import nl.kring.privacy.AccessLog;
import nl.kring.privacy.Erasures;
import nl.kring.timeline.TimelineEvent.PostErased;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes away what somebody told who left and asked for it (R-B9): the words go, the places stay, so that what others answered is understood. */
@Component
class ErasesOwn implements DueWork, ToldHere {
    private final Erasures erasures;
    private final AccessLog log;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final ApplicationEventPublisher events;

    ErasesOwn(Erasures erasures, AccessLog log, JdbcClient jdbc, DueRows rows, ApplicationEventPublisher events) {
        this.erasures = erasures;
        this.log = log;
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
    }

    @Override
    public Set<CircleId> circles(AccountId who) {
        return jdbc.sql("select circle_id from circle.post where author_id = :who and deleted_at is null "
                        + "union select circle_id from circle.reaction where account_id = :who "
                        + "union select circle_id from circle.seen_word where account_id = :who "
                        + "union select circle_id from circle.consultation_voice where account_id = :who")
                .param("who", who.value())
                .query((row, _) -> new CircleId(row.getObject(1, UUID.class)))
                .set();
    }

    @Override
    public String name() {
        return "own-words";
    }

    @Override
    public void doWhatIsDue() {
        rows.each(
                () -> jdbc.sql("select id from circle.own_erasure where done_at is null order by asked_at")
                        .query(UUID.class)
                        .list(),
                this::erase);
    }

    private record Asked(CircleId circle, UUID who) {}

    private void erase(UUID request) {
        jdbc.sql("update circle.own_erasure set done_at = common.kring_now() where id = ? and done_at is null "
                        + "returning circle_id, account_id")
                .param(request)
                .query((row, _) -> new Asked(new CircleId(row.getObject(1, UUID.class)), row.getObject(2, UUID.class)))
                .optional()
                .ifPresent(this::erase);
    }

    private void erase(Asked asked) {
        var gone = jdbc.sql("update circle.post set text = '', deleted_at = common.kring_now() "
                        + "where circle_id = ? and author_id = ? and deleted_at is null returning id")
                .param(asked.circle().value())
                .param(asked.who())
                .query((row, _) -> new PostId(row.getObject(1, UUID.class)))
                .list();
        jdbc.sql("delete from circle.reaction where circle_id = ? and account_id = ?")
                .param(asked.circle().value())
                .param(asked.who())
                .update();
        if (!gone.isEmpty()) {
            erasures.note(asked.circle().value(), "OWN_POSTS", asked.who(), gone.size());
            log.write(asked.circle().value(), "ERASED", "OWN_POSTS", asked.who());
            events.publishEvent(new PostErased(asked.circle(), gone.getFirst()));
        }
    }
}
