package nl.kring.timeline;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the rows of a post, once for each id. */
@Component
class WritingPosts {
    private final JdbcClient jdbc;

    WritingPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The text as it is kept; too long or empty is refused with a sentence, and the form keeps it. What it gives away is asked of people
     * (R-C14) and not here: an old post of another system was read long ago, nobody is there to ask, and a job would lose it.
     */
    static String checked(String text) {
        return checked(text, PostKind.ORDINARY);
    }

    static String checked(String text, PostKind kind) {
        var kept = Written.kept(text, NewPost.LONGEST);
        if (kept.isEmpty() && !kind.wordless()) {
            throw new Refused("timeline.empty");
        }
        return kept;
    }

    /** Writes the post; false if this id was written before. The same id with another text or circle is refused. */
    boolean write(Draft draft) {
        var rows = jdbc.sql(
                        "insert into circle.post (id, circle_id, audience_id, thread_id, author_id, text, at, at_estimated, "
                                + "kind, face, whose_id, asked_id, expected_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing")
                .param(draft.id())
                .param(draft.circle().value())
                .param(draft.audience())
                .param(draft.thread())
                .param(draft.author().value())
                .param(draft.text())
                .param(Timestamp.from(draft.at()))
                .param(draft.atEstimated())
                .param(draft.kind().name())
                .param(draft.kind().face())
                .param(draft.kind().whose())
                .param(draft.kind().asked())
                .param(draft.kind().expectedOn())
                .update();
        if (rows == 0) {
            refuseIfOther(draft);
            return false;
        }
        if (draft.id().equals(draft.thread())) {
            entry(draft);
        }
        return true;
    }

    private void refuseIfOther(Draft draft) {
        var same = jdbc.sql(
                        "select count(*) from circle.post where id = ? and circle_id = ? and author_id = ? and text = ? and kind = ? "
                                + "and face is not distinct from ?::smallint")
                .param(draft.id())
                .param(draft.circle().value())
                .param(draft.author().value())
                .param(draft.text())
                .param(draft.kind().name())
                .param(draft.kind().face())
                .query(Long.class)
                .single();
        if (same == 0) {
            throw new Refused("timeline.sentBefore");
        }
    }

    private void entry(Draft draft) {
        jdbc.sql(
                        "insert into circle.entry (id, circle_id, audience_id, kind, author_id, at, at_estimated) values (?, ?, ?, 'UPDATE', ?, ?, ?)")
                .param(draft.id())
                .param(draft.circle().value())
                .param(draft.audience())
                .param(draft.author().value())
                .param(Timestamp.from(draft.at()))
                .param(draft.atEstimated())
                .update();
    }

    /** A post as it goes into the database. */
    record Draft(
            UUID id,
            CircleId circle,
            UUID audience,
            UUID thread,
            AccountId author,
            String text,
            Instant at,
            boolean atEstimated,
            KindRow kind) {
        Draft(
                UUID id,
                CircleId circle,
                UUID audience,
                UUID thread,
                AccountId author,
                String text,
                Instant at,
                boolean atEstimated) {
            this(id, circle, audience, thread, author, text, at, atEstimated, KindRow.ORDINARY);
        }
    }
}
