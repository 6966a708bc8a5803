package nl.kring.timeline;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.SpeakerView;
import nl.kring.identity.AccountId;
import nl.kring.platform.DueRows;
import nl.kring.platform.DueWork;
import nl.kring.timeline.TimelineEvent.SurpriseShown;
import nl.kring.told.ToldService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the open pages, and by mail who lives there, that a surprise shows itself; who may read it is a matter of time, and waits for nobody. Where somebody died it stays still. */
@Component
class ShowsSurprises implements DueWork {
    private static final String DUE = "kind = 'SURPRISE' and revealed_at is null and audience_id in "
            + "(select id from circle.audience where hidden_until <= common.kring_now())";

    private final CircleJobs circles;
    private final ToldService told;
    private final JdbcClient jdbc;
    private final DueRows rows;
    private final ApplicationEventPublisher events;

    ShowsSurprises(
            CircleJobs circles, ToldService told, JdbcClient jdbc, DueRows rows, ApplicationEventPublisher events) {
        this.circles = circles;
        this.told = told;
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
    }

    @Override
    public String name() {
        return "surprises";
    }

    @Override
    public void doWhatIsDue() {
        rows.each(
                () -> jdbc.sql("select id from circle.post p where " + DUE + " and circle.goes_on(p.circle_id)")
                        .query(UUID.class)
                        .list(),
                this::show);
    }

    private void show(UUID post) {
        jdbc.sql("update circle.post set revealed_at = common.kring_now() where id = ? and " + DUE
                        + " returning circle_id")
                .param(post)
                .query((row, _) -> new CircleId(row.getObject(1, UUID.class)))
                .optional()
                .ifPresent(circle -> {
                    told.shown(circle, post, fromWhomItWasHidden(circle));
                    events.publishEvent(new SurpriseShown(circle, new PostId(post)));
                });
    }

    private List<AccountId> fromWhomItWasHidden(CircleId circle) {
        var view = circles.view(circle);
        return Stream.concat(view.residents().stream(), view.speakers().stream().map(SpeakerView::person))
                .map(CirclePerson::account)
                .distinct()
                .toList();
    }
}
