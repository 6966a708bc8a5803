package nl.kring.watch;

import nl.kring.circle.CircleId;
import nl.kring.timeline.TimelineEvent;
import nl.kring.timeline.TimelineEvent.CheckedIn;
import nl.kring.timeline.TimelineEvent.PhotosChanged;
import nl.kring.timeline.TimelineEvent.PostEdited;
import nl.kring.timeline.TimelineEvent.PostErased;
import nl.kring.timeline.TimelineEvent.PostPublished;
import nl.kring.timeline.TimelineEvent.PostReacted;
import nl.kring.timeline.TimelineEvent.QuestionAnswered;
import nl.kring.timeline.TimelineEvent.SurpriseShown;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whatever a resident tells, answers or says one word of is a sign of life, where that was agreed (R-D25). Nothing of it is kept but that she was there. */
@Component
class HearsSigns {
    private final JdbcClient jdbc;

    HearsSigns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(TimelineEvent told) {
        switch (told) {
            case PostPublished it -> heard(it.circle());
            case CheckedIn it -> heard(it.circle());
            case QuestionAnswered it -> heard(it.circle());
            case PostEdited it -> heard(it.circle());
            case PostReacted it -> heard(it.circle());
            case SurpriseShown _, PostErased _, PhotosChanged _ -> {}
        }
    }

    /** Of who acts herself; a job is nobody. */
    private void heard(CircleId circle) {
        jdbc.sql(
                        "insert into circle.life_sign (circle_id, resident_id, account_id) select circle_id, resident_id, common.me() "
                                + "from circle.silence_rule where circle_id = ? and resident_id = common.me() "
                                + "and circle.health_ok(circle_id, resident_id) on conflict do nothing")
                .param(circle.value())
                .update();
    }
}
