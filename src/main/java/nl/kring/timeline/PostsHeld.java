package nl.kring.timeline;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.kring.circle.CircleHolds;
import nl.kring.circle.CircleId;
import nl.kring.circle.HealthHeld;
import nl.kring.circle.HoldsHealth;
import nl.kring.identity.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts the posts that wait for a resident's yes; PostgreSQL counts only what the asker may read. */
@Component
class PostsHeld implements CircleHolds, HoldsHealth {
    private final JdbcClient jdbc;

    PostsHeld(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, Integer> posts(CircleId circle) {
        var posts = new HashMap<UUID, Integer>();
        jdbc.sql("select audience_id, count(*) from circle.post where circle_id = ? and deleted_at is null group by 1")
                .param(circle.value())
                .query(row -> {
                    posts.put(row.getObject(1, UUID.class), row.getInt(2));
                });
        return Map.copyOf(posts);
    }

    @Override
    public HealthHeld health(CircleId circle, AccountId resident) {
        var posts = jdbc.sql("select count(*) from circle.post p join circle.audience a on a.id = p.audience_id "
                        + "where p.circle_id = ? and p.deleted_at is null and a.topic = 'HEALTH' "
                        + "and (a.subject_id is null or a.subject_id = ?)")
                .param(circle.value())
                .param(resident.value())
                .query(Integer.class)
                .single();
        return new HealthHeld(posts, 0, false);
    }
}
