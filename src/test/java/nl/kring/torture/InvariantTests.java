package nl.kring.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.Superuser;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import nl.kring.torture.Journal.Act;
import nl.kring.torture.Journal.Kind;
import nl.kring.watch.NewObservation;
import nl.kring.watch.ObservationId;
import nl.kring.watch.WatchService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What looks for what a fall broke finds it: a fault of each kind is planted, seen, and taken back. */
@KringTest
class InvariantTests {
    @Autowired
    private ApplicationContext spring;

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private WatchService watch;

    @Autowired
    private Clock clock;

    private Circles.Made circle;
    private List<Act> acknowledged;
    private Connection all;

    /** Somebody told something, somebody saw a sign, and who comes first is asked. */
    @BeforeEach
    void somethingHappened() throws SQLException {
        circle = new Circles(spring).circle(people.tenant(), 0);
        var id = new CircleId(circle.circle());
        var tells = new AccountId(circle.people().getFirst());
        var sees = new AccountId(circle.people().getLast());
        var post = Ids.next();
        var seen = Ids.next();
        People.run(
                tells,
                () -> timeline.post(
                        id,
                        new NewPost(
                                new PostId(post),
                                "Bericht " + post,
                                Topic.PRACTICAL,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of())));
        People.as(sees, () -> {
            var sign = watch.signsToTick(id).getFirst().id();
            return watch.observe(
                    id,
                    new NewObservation(
                            new ObservationId(seen),
                            Set.of(sign),
                            false,
                            "Gezien " + seen,
                            clock.instant().minusSeconds(60),
                            true));
        });
        acknowledged = List.of(
                new Act(Kind.POST, post, circle.circle(), tells.value(), 0),
                new Act(Kind.SAW, seen, circle.circle(), sees.value(), 0));
        all = Superuser.connect(spring);
        all.setAutoCommit(false);
    }

    @AfterEach
    void takenBack() throws SQLException {
        all.rollback();
        all.close();
    }

    private String planted(Invariant what) {
        return switch (what) {
            case I1_LOST -> "delete from circle.post where $";
            case I2_DOUBLED ->
                "insert into circle.observation (id, circle_id, plan_id, observer_id, signs, sign_words, good, worried, text, seen_at) "
                        + "select uuidv7(), circle_id, plan_id, observer_id, signs, sign_words, good, worried, text, seen_at "
                        + "from circle.observation where $";
            case I3_NOT_TOLD -> "delete from common.delivery where template = 'alert' and $";
            case I3_SILENT -> "update circle.alert set next_due_at = null where $";
            case I3_LEVEL_MISSED -> "update circle.alert set level = 2 where $";
            case I4_NOT_SENT ->
                "update common.delivery set next_try_at = common.kring_now() - interval '3 minutes' where $ and template = 'alert'";
            case I5_LATE -> "update circle.alert set next_due_at = common.kring_now() - interval '31 seconds' where $";
            case I6_TOLD_TWICE ->
                "insert into common.delivery (id, recipient_id, channel, template, arguments, circle_id, subject_id, dedupe_key, next_try_at, "
                        + "created_at) select uuidv7(), recipient_id, channel, template, arguments, circle_id, subject_id, dedupe_key || ':2', "
                        + "next_try_at, created_at from common.delivery where $ and template = 'alert'";
            case I8_BROKEN_CHAIN ->
                "insert into common.access_log_entry (chain_id, n, actor_system, action, what, at, prev_hash, hash) values ('"
                        + circle.circle() + "', 1000, 'x', 'X', 'X', common.kring_now(), '\\x00', '\\x00')";
            case I8_NOT_LOGGED ->
                "delete from common.access_log_entry where action = 'RAISED' and chain_id = '" + circle.circle() + "'";
            case I9_TOLD_AFTER_LEAVING ->
                "update common.delivery set state = 'SENT', sent_at = common.kring_now() where $ and template = 'alert'; "
                        + "update circle.circle_member set ended_at = common.kring_now() - interval '1 minute' where $";
            case I10_HALF_A_PHOTO ->
                "insert into circle.photo (id, circle_id, author_id, width, height, made_at) select uuidv7(), circle_id, author_id, 1, 1, "
                        + "common.kring_now() - interval '2 minutes' from circle.post where $";
            case FOREIGN -> "update circle.post set author_id = '" + UUID.randomUUID() + "' where $";
        };
    }

    @Test
    void nothingIsFoundWhereNothingIsWrong() throws SQLException {
        past();
        assertThat(Truth.broken(all, List.of(circle.circle()), acknowledged)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Invariant.class)
    void eachFindsWhatWasPlanted(Invariant what) throws SQLException {
        past();
        try (var plant = all.createStatement()) {
            plant.execute(planted(what).replace("$", "circle_id = '" + circle.circle() + "'"));
        }
        assertThat(Truth.broken(all, List.of(circle.circle()), acknowledged)).containsKey(what);
    }

    /** No trigger and no key holds up who plants, and what was asked was asked a while ago. */
    private void past() throws SQLException {
        try (var statement = all.createStatement()) {
            statement.execute("set local session_replication_role = replica");
            statement.execute(
                    "update circle.alert_asked set asked_at = asked_at - interval '2 minutes' where circle_id = '"
                            + circle.circle() + "'");
        }
    }
}
