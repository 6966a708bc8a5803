package nl.kring.timeline;

import nl.kring.privacy.Kept;
import nl.kring.privacy.KeptRows;
import nl.kring.privacy.Terms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long it is said that something was taken away (R-C2). What others answered keeps the place of what it answers. */
@Configuration
class TimelineTerms {
    private static final String TERM = "(select common.kring_now() - :term::interval)";

    private static final String PLACES = "with old as (select p.id from circle.post p where p.deleted_at <= " + TERM
            + " and not exists (select 1 from circle.post a where a.thread_id = p.id and a.id <> p.id "
            + "and (a.deleted_at is null or a.deleted_at > " + TERM + ")) limit :most), "
            + "r as (delete from circle.read_receipt where post_id in (select id from old)), "
            + "e as (delete from circle.entry where id in (select id from old)) "
            + "delete from circle.post where id in (select id from old)";

    @Bean
    Kept keptPlaces(Terms terms, JdbcClient jdbc) {
        return new KeptRows("POST_PLACE", terms.erased(), PLACES, jdbc);
    }
}
