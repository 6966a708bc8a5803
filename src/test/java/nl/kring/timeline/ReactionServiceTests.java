package nl.kring.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Policies;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ClosingService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.timeline.PostView.Given;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KringTest
class ReactionServiceTests {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private ReactionService reactions;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private CircleService circles;

    @Autowired
    private MovingClock clock;

    @Autowired
    private ClosingService closing;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private FlywayConnectionDetails owner;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private AccountId helper;
    private AccountId stranger;
    private CircleId circle;
    private final PostId first = new PostId(Ids.next());
    private final PostId answer = new PostId(Ids.next());
    private final PostId health = new PostId(Ids.next());

    @BeforeEach
    void anAnsweredPost() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        helper = people.person("Hille");
        stranger = people.person("Vreemde");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.INNER);
        people.seat(circle, helper, Ring.HELPERS);
        tells(anna, first, Topic.FUN);
        People.run(bram, () -> timeline.answer(circle, first, answer, "Wat mooi"));
    }

    private void tells(AccountId who, PostId id, Topic topic) {
        People.run(who, () -> timeline.post(circle, new NewPost(id, "Wij zijn er weer", topic, Optional.empty())));
    }

    private void says(AccountId who, PostId post, Reaction kind) {
        People.run(who, () -> reactions.react(circle, post, Optional.of(kind)));
    }

    private void takesBack(AccountId who, PostId post) {
        People.run(who, () -> reactions.react(circle, post, Optional.empty()));
    }

    private PostView read(AccountId who) {
        return People.as(
                who, () -> timeline.posts(circle, Set.of(first.value())).get(first.value()));
    }

    private List<Given> given(AccountId who) {
        return read(who).reactions().given();
    }

    private int rows() {
        return people.job(() -> jdbc.sql("select count(*) from circle.reaction where circle_id = ?")
                .param(circle.value())
                .query(Integer.class)
                .single());
    }

    @Test
    void r_c4_aWordStandsThereWithTheFirstNameOfEachWhoSaidIt() {
        says(bram, first, Reaction.STRENGTH);
        says(jan, first, Reaction.FINE);
        says(helper, first, Reaction.FINE);
        assertThat(given(anna))
                .containsExactly(
                        new Given(Reaction.FINE, Optional.empty(), List.of("Jan", "Hille")),
                        new Given(Reaction.STRENGTH, Optional.empty(), List.of("Bram")));
        assertThat(given(jan)).contains(new Given(Reaction.FINE, Optional.of("Jan"), List.of("Hille")));
        assertThat(read(jan).reactions().own()).contains(Reaction.FINE);
    }

    @Test
    void r_c4_ofEachPersonThereIsOneWhichAnotherReplacesAndWhichIsTakenBack() {
        says(bram, first, Reaction.FINE);
        says(bram, first, Reaction.FINE);
        says(bram, first, Reaction.THANKS);
        assertThat(given(jan)).containsExactly(new Given(Reaction.THANKS, Optional.empty(), List.of("Bram")));
        takesBack(bram, first);
        takesBack(bram, first);
        assertThat(given(jan)).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void r_c4_twoTabsAtOnceLeaveOneWord() throws Exception {
        try (var tabs = Executors.newFixedThreadPool(2)) {
            for (var done : tabs.invokeAll(List.<Callable<Void>>of(
                    () -> {
                        says(bram, first, Reaction.FINE);
                        return null;
                    },
                    () -> {
                        says(bram, first, Reaction.LIKE);
                        return null;
                    }))) {
                done.get();
            }
        }
        assertThat(rows()).isOne();
    }

    @Test
    void r_c4_anAnswerHasItsOwnWords() {
        says(anna, answer, Reaction.THANKS);
        assertThat(given(jan)).isEmpty();
        assertThat(read(jan).answers()).singleElement().satisfies(one -> assertThat(
                        one.reactions().given())
                .containsExactly(new Given(Reaction.THANKS, Optional.empty(), List.of("Anna"))));
    }

    @Test
    void r_c4_whoReadsItNotSaysNothingOfItAndReadsNothing() {
        tells(jan, health, Topic.HEALTH);
        says(anna, health, Reaction.STRENGTH);
        assertThatThrownBy(() -> says(helper, health, Reaction.FINE)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> says(stranger, first, Reaction.FINE)).isInstanceOf(NotFound.class);
        assertThat(tries(helper, "select post_id from circle.reaction where post_id = ?", health))
                .isZero();
        assertThat(tries(stranger, "select post_id from circle.reaction where post_id = ?", health))
                .isZero();
        assertThat(tries(bram, "select post_id from circle.reaction where post_id = ?", health))
                .isOne();
    }

    @Test
    void r_b5_aGuestSaysNothing() {
        var guest = people.person("Gast");
        people.job(() -> jdbc.sql(
                        "insert into circle.circle_member (id, circle_id, account_id, relation, relation_word, ring, may_observe, "
                                + "ends_at) values (uuidv7(), ?, ?, 'GUEST', 'bekende', 'HELPERS', false, common.kring_now() + interval '5 days')")
                .param(circle.value())
                .param(guest.value())
                .update());
        tells(jan, health, Topic.PRACTICAL);
        assertThatThrownBy(() -> says(guest, health, Reaction.FINE)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> inserts(guest, guest, health)).isInstanceOf(RuntimeException.class);
        assertThat(rows()).isZero();
    }

    @Test
    void r_c4_postgresqlLetsNobodySpeakForAnother() {
        says(bram, first, Reaction.FINE);
        assertThatThrownBy(() -> inserts(anna, jan, first)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> inserts(helper, helper, hidden())).isInstanceOf(RuntimeException.class);
        assertThat(changes(anna, "update circle.reaction set kind = 'LIKE' where post_id = ?", first))
                .isZero();
        assertThat(changes(anna, "delete from circle.reaction where post_id = ?", first))
                .isZero();
        assertThat(given(jan)).containsExactly(new Given(Reaction.FINE, Optional.empty(), List.of("Bram")));
    }

    private PostId hidden() {
        tells(jan, health, Topic.HEALTH);
        return health;
    }

    private void inserts(AccountId who, AccountId as, PostId post) {
        People.as(
                who,
                () -> transaction.execute(_ -> jdbc.sql(
                                "insert into circle.reaction (post_id, circle_id, account_id, kind) values (?, ?, ?, 'FINE')")
                        .param(post.value())
                        .param(circle.value())
                        .param(as.value())
                        .update()));
    }

    private int changes(AccountId who, String sql, PostId post) {
        return People.as(
                who,
                () -> transaction.execute(_ -> jdbc.sql(sql).param(post.value()).update()));
    }

    private int tries(AccountId who, String sql, PostId post) {
        return People.as(
                who,
                () -> transaction.execute(_ ->
                        jdbc.sql(sql).param(post.value()).query().listOfRows().size()));
    }

    @Test
    void r_c4_javaRefusesWhatPostgresqlWouldLetPass() throws SQLException {
        tells(jan, health, Topic.HEALTH);
        Policies.without(owner, () -> {
            assertThatThrownBy(() -> says(helper, health, Reaction.FINE)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> says(stranger, first, Reaction.FINE)).isInstanceOf(NotFound.class);
        });
    }

    @Test
    void r_m8_whatWasTakenAwayHasNoWordsLeft() {
        says(bram, first, Reaction.FINE);
        says(jan, first, Reaction.LIKE);
        People.run(anna, () -> erasing.erase(circle, first));
        assertThat(rows()).isZero();
        assertThatThrownBy(() -> says(jan, first, Reaction.FINE)).isInstanceOf(Refused.class);
        assertThat(given(jan)).isEmpty();
        assertThat(read(jan).reactions().may()).isFalse();
    }

    @Test
    void r_c4_inAClosedCircleNothingIsSaid() {
        People.run(jan, () -> closing.close(circle));
        assertThatThrownBy(() -> says(bram, first, Reaction.FINE)).isInstanceOf(NoRight.class);
    }

    @Test
    void r_c4_whoWentIsNamedNoMore() {
        says(helper, first, Reaction.FINE);
        says(bram, first, Reaction.FINE);
        People.run(jan, () -> circles.remove(circle, helper));
        assertThat(given(jan)).isNotEmpty();
        clock.forward(Duration.ofDays(31));
        assertThat(Stream.of(jan, anna).map(this::given)).allSatisfy(words -> assertThat(words)
                .containsExactly(new Given(Reaction.FINE, Optional.empty(), List.of("Bram"))));
    }
}
