package nl.kring.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** One for each thing that it looks for. */
    private List<String> planted(Invariant what) {
        return switch (what) {
            case I2_DOUBLED ->
                List.of(
                        "insert into circle.post (id, circle_id, audience_id, thread_id, author_id, text) select uuidv7(), circle_id, "
                                + "audience_id, uuidv7(), author_id, text from circle.post where $",
                        "insert into circle.observation (id, circle_id, plan_id, observer_id, signs, sign_words, good, worried, text, seen_at) "
                                + "select uuidv7(), circle_id, plan_id, observer_id, signs, sign_words, good, worried, text, seen_at "
                                + "from circle.observation where $",
                        "insert into circle.alert_response (id, circle_id, alert_id, account_id, kind, handled_at) select uuidv7(), circle_id, "
                                + "alert_id, account_id, 'CLAIM', common.kring_now() from circle.alert_asked cross join generate_series(1, 2) where $");
            case I3_SILENT ->
                List.of(
                        "update circle.alert set next_due_at = null where $",
                        "update circle.alert set asking = false where $",
                        "delete from circle.alert_asked where $",
                        "update circle.observation set weighed_at = null, at = at - interval '2 minutes' where $",
                        "insert into circle.alert_response (id, circle_id, alert_id, account_id, kind, at) select uuidv7(), circle_id, alert_id, "
                                + "account_id, 'SEEN', common.kring_now() - interval '2 minutes' from circle.alert_asked where $");
            case I4_NOT_SENT ->
                List.of(
                        "update common.delivery set state = 'PENDING', next_try_at = common.kring_now() - interval '3 minutes' "
                                + "where $ and template = 'alert'",
                        "update common.delivery set state = 'FAILED' where $ and template = 'alert'");
            case I6_TOLD_TWICE ->
                List.of(
                        toldAgain("':2'"),
                        toldAgain("':1796000000000', ':1796000060000'"), // two nodes took one turn
                        "insert into common.access_log_entry (chain_id, n, actor_system, action, what, object_id, at, prev_hash, hash) "
                                + "select circle_id, 1000, 'x', 'ESCALATED', 'ALERT', id, common.kring_now(), '\\x00', '\\x00' from circle.alert "
                                + "where $");
            case I8_NOT_LOGGED ->
                List.of(
                        "delete from common.access_log_entry where action = 'RAISED' and chain_id = '" + circle.circle()
                                + "'",
                        "insert into circle.alert_response (id, circle_id, alert_id, account_id, kind, handled_at) select uuidv7(), circle_id, "
                                + "alert_id, account_id, 'CLAIM', common.kring_now() from circle.alert_asked where $",
                        "insert into common.access_log_entry (chain_id, n, actor_system, action, what, object_id, at, prev_hash, hash) values ('"
                                + circle.circle()
                                + "', 1000, 'x', 'X', 'ALERT', uuidv7(), common.kring_now(), '\\x00', '\\x00')");
            case FOREIGN ->
                List.of(
                        "update circle.post set author_id = uuidv7() where $",
                        "update circle.alert_asked set account_id = uuidv7() where $");
            default -> List.of(plantedAlone(what));
        };
    }

    private String plantedAlone(Invariant what) {
        return switch (what) {
            case I1_LOST -> "delete from circle.post where $";
            case I3_NOT_TOLD -> "delete from common.delivery where template = 'alert' and $";
            case I3_LEVEL_MISSED -> "update circle.alert set level = 2 where $";
            case I5_LATE -> "update circle.alert set next_due_at = common.kring_now() - interval '31 seconds' where $";
            case I8_BROKEN_CHAIN ->
                "insert into common.access_log_entry (chain_id, n, actor_system, action, what, at, prev_hash, hash) values ('"
                        + circle.circle() + "', 1000, 'x', 'X', 'X', common.kring_now(), '\\x00', '\\x00')";
            case I9_TOLD_AFTER_LEAVING ->
                "update common.delivery set state = 'SENT', sent_at = common.kring_now() where $ and template = 'alert'; "
                        + "update circle.circle_member set ended_at = common.kring_now() - interval '1 minute' where $";
            case I10_HALF_A_PHOTO ->
                "insert into circle.photo (id, circle_id, author_id, width, height, made_at) select uuidv7(), circle_id, author_id, 1, 1, "
                        + "common.kring_now() - interval '2 minutes' from circle.post where $";
            default -> throw new IllegalArgumentException(what + " has several");
        };
    }

    /** At another moment, as it would be after a restart. */
    private static String toldAgain(String turn) {
        return "insert into common.delivery (id, recipient_id, channel, template, arguments, circle_id, subject_id, dedupe_key, next_try_at, "
                + "created_at) select uuidv7(), recipient_id, channel, template, arguments, circle_id, subject_id, dedupe_key || turn, "
                + "next_try_at, created_at + interval '1 hour' from common.delivery cross join unnest(array[" + turn
                + "]) turn where $ and template = 'alert'";
    }

    @Test
    void nothingIsFoundWhereNothingIsWrong() throws SQLException {
        past();
        assertThat(Truth.broken(all, List.of(circle.circle()), acknowledged)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Invariant.class)
    void eachFindsWhatWasPlanted(Invariant what) throws SQLException {
        for (var fault : planted(what)) {
            past();
            plant(fault);
            assertThat(Truth.broken(all, List.of(circle.circle()), acknowledged))
                    .as(fault)
                    .containsKey(what);
            all.rollback();
        }
    }

    /** The last level comes again, much later: that is no second telling of one. */
    @Test
    void aLaterTurnIsNoFault() throws SQLException {
        past();
        plant(toldAgain("':1796000000000', ':1796002700000'"));
        assertThat(Truth.broken(all, List.of(circle.circle()), acknowledged))
                .doesNotContainKey(Invariant.I6_TOLD_TWICE);
    }

    private void plant(String fault) throws SQLException {
        try (var plant = all.createStatement()) {
            plant.execute(fault.replace("$", "circle_id = '" + circle.circle() + "'"));
        }
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
