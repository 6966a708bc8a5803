package nl.kring.timeline;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.circle.CircleId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks for words in the posts of one circle, as who reads there: the policies of PostgreSQL hold here as on the timeline. */
@Component
class FindingPosts {
    /**
     * Each word stands in the first post or in an answer: as part of a word ("doos" in "medicijndoos"), or as another form of it in Dutch
     * ("wandelen" for "wandelingen"). The entries come in their order first, so that nothing is read after the twentieth that was found.
     */
    private static final String FIND = """
            with sought as materialized (
                select word, plainto_tsquery('dutch', word) as query from unnest(:words::text[]) as word)
            select e.id, e.kind, e.at, e.author_id is not distinct from common.me() from (
                select id, kind, at, author_id from circle.entry where circle_id = :circle and (audience_id = any (:mine::uuid[])) is true
                and (:before::uuid is null or id < :before::uuid) order by id desc offset 0) e
            cross join lateral (
                select array_agg(lower(regexp_replace(normalize(p.text, nfd), '[\\u0300-\\u036f]', '', 'g'))) as told
                from circle.post p where p.thread_id = e.id and p.circle_id = :circle
                and (p.audience_id = any (:mine::uuid[])) is true and p.deleted_at is null) thread
            where not exists (select 1 from sought s where not exists (
                select 1 from unnest(thread.told) as told
                where strpos(told, s.word) > 0 or to_tsvector('dutch', told) @@ s.query))
            order by e.id desc limit
            """ + Feed.WINDOW;

    private final JdbcClient jdbc;

    FindingPosts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest in which all words stand, of these audiences, before one that is shown. */
    List<EntryView> find(CircleId circle, Set<UUID> mine, SearchWords sought, Optional<UUID> before) {
        return jdbc.sql(FIND)
                .param("circle", circle.value())
                .param("mine", array(mine))
                .param("words", array(sought.words()))
                .param("before", before.map(UUID::toString).orElse(null))
                .query((row, _) -> new EntryView(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getTimestamp(3).toInstant(),
                        row.getBoolean(4)))
                .list();
    }

    /** In quotes, as somebody may search the word "null"; none of these has a quote of its own. */
    private static String array(Collection<?> values) {
        return values.stream().map(value -> '"' + value.toString() + '"').collect(Collectors.joining(",", "{", "}"));
    }
}
