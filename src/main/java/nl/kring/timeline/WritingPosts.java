package nl.kring.timeline;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes the rows of a post, once for each id. */
@Component
class WritingPosts {
    private static final String POST =
            "insert into circle.post (id, circle_id, audience_id, thread_id, author_id, text, at, at_estimated, "
                    + "kind, face, whose_id, asked_id, expected_on, seen) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing";
    private static final String ENTRY =
            "insert into circle.entry (id, circle_id, audience_id, kind, author_id, at, at_estimated) values (?, ?, ?, 'UPDATE', ?, ?, ?)";

    private final JdbcClient jdbc;
    private final JdbcOperations batch;

    WritingPosts(JdbcClient jdbc, JdbcOperations batch) {
        this.jdbc = jdbc;
        this.batch = batch;
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
        var rows = jdbc.sql(POST).params(post(draft)).update();
        if (rows == 0) {
            refuseIfOther(draft);
            return false;
        }
        if (draft.isFirst()) {
            jdbc.sql(ENTRY).params(entry(draft)).update();
        }
        return true;
    }

    /** Writes many new posts at once; PostgreSQL is asked of each, and answers them together. */
    void writeAll(List<Draft> drafts) {
        var rows = batch.batchUpdate(
                POST, drafts.stream().map(draft -> post(draft).toArray()).toList());
        if (Arrays.stream(rows).anyMatch(written -> written == 0)) {
            throw new Refused("timeline.sentBefore");
        }
        batch.batchUpdate(
                ENTRY,
                drafts.stream()
                        .filter(Draft::isFirst)
                        .map(draft -> entry(draft).toArray())
                        .toList());
    }

    /** Who wrote in a thread; of what came along from elsewhere nobody here did. */
    List<AccountId> wroteIn(Post thread) {
        return jdbc.sql("select distinct author_id from circle.post where thread_id = ? and circle_id = ? "
                        + "and deleted_at is null and brought_id is null")
                .param(thread.thread())
                .param(thread.circle().value())
                .query((row, _) -> new AccountId(row.getObject(1, UUID.class)))
                .list();
    }

    private static List<@Nullable Object> post(Draft draft) {
        return Arrays.asList(
                draft.id(),
                draft.circle().value(),
                draft.audience(),
                draft.thread(),
                draft.author().value(),
                draft.text(),
                Timestamp.from(draft.at()),
                draft.atEstimated(),
                draft.kind().name(),
                draft.kind().face(),
                draft.kind().whose(),
                draft.kind().asked(),
                draft.kind().expectedOn(),
                draft.kind().seen());
    }

    private static List<Object> entry(Draft draft) {
        return List.of(
                draft.id(),
                draft.circle().value(),
                draft.audience(),
                draft.author().value(),
                Timestamp.from(draft.at()),
                draft.atEstimated());
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
        private boolean isFirst() {
            return id.equals(thread);
        }

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
