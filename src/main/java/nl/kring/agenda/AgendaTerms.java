package nl.kring.agenda;

import nl.kring.privacy.Kept;
import nl.kring.privacy.KeptRows;
import nl.kring.privacy.Terms;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long it is said that an appointment was taken away, and an empty calendar stays: as the place of a post. */
@Configuration
class AgendaTerms {
    @Bean
    Kept keptAppointmentPlaces(Terms terms, JdbcClient jdbc) {
        return new KeptRows(
                "APPOINTMENT_PLACE",
                terms.erased(),
                "delete from circle.appointment where id in (select id from circle.appointment "
                        + "where erased_at <= (select common.kring_now() - :term::interval) limit :most)",
                jdbc);
    }

    /** A calendar of somebody who left stays empty for a while, so that a telephone forgets what stood in it. */
    @Bean
    Kept keptFeeds(Terms terms, JdbcClient jdbc) {
        return new KeptRows(
                "AGENDA_FEED",
                terms.erased(),
                "delete from circle.agenda_feed f where (circle_id, account_id) in (select m.circle_id, m.account_id "
                        + "from circle.circle_member m join circle.agenda_feed e using (circle_id, account_id) "
                        + "where m.ended_at <= (select common.kring_now() - :term::interval) and m.ended_at >= e.made_at "
                        + "and not exists (select 1 from circle.circle_resident r where r.circle_id = m.circle_id "
                        + "and r.account_id = m.account_id and r.ended_at is null) limit :most)",
                jdbc);
    }
}
