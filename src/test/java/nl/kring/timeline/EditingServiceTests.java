package nl.kring.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Policies;
import nl.kring.circle.CircleId;
import nl.kring.circle.ClosingService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KringTest
class EditingServiceTests {
    private static final Duration A_QUARTER = Duration.ofMinutes(15);
    private static final String ASKED = "Wie heeft mijn sleutel?";
    private static final String FOUND = "Mijn sleutel is er weer";

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private EditingService editing;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private ConsentService consents;

    @Autowired
    private ClosingService closing;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private FlywayConnectionDetails owner;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private AccountId marga;
    private AccountId stranger;
    private CircleId circle;
    private final PostId first = new PostId(Ids.next());
    private final PostId answer = new PostId(Ids.next());

    @BeforeEach
    void anAnsweredPost() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        marga = people.person("Marga");
        stranger = people.person("Vreemde");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.INNER);
        people.speaksFor(circle, jan, marga, true);
        tells(anna, first, ASKED, Topic.FUN);
        People.run(bram, () -> timeline.answer(circle, first, answer, "Die ligt bij ons"));
    }

    private void tells(AccountId who, PostId id, String text, Topic topic) {
        People.run(who, () -> timeline.post(circle, new NewPost(id, text, topic, Optional.empty())));
    }

    private PostView read(AccountId who) {
        return People.as(
                who, () -> timeline.posts(circle, Set.of(first.value())).get(first.value()));
    }

    private void edits(AccountId who, PostId post, String before, String text) {
        People.run(who, () -> editing.edit(circle, post, before, text));
    }

    private List<String> earlier(AccountId who, PostId post) {
        return People.as(who, () -> editing.earlier(circle, post)).stream()
                .map(EarlierWords::text)
                .toList();
    }

    private int versions() {
        return people.job(
                () -> jdbc.sql("select count(*) from circle.post_version v join circle.post p on p.id = v.post_id "
                                + "where p.circle_id = ?")
                        .param(circle.value())
                        .query(Integer.class)
                        .single());
    }

    private int update(AccountId who, String sql) {
        return People.as(
                who,
                () -> transaction.execute(
                        _ -> jdbc.sql(sql).param(first.value()).update()));
    }

    @Test
    void r_c2_withinAQuarterTheWordsAreOthersAndNoTraceIsKept() {
        clock.forward(A_QUARTER.minusSeconds(20));
        edits(anna, first, ASKED, "  Mijn sleutel is er weer ");
        assertThat(read(bram).text()).isEqualTo(FOUND);
        assertThat(Stream.of(jan, anna, bram).map(this::read).map(PostView::edits))
                .allSatisfy(edits -> {
                    assertThat(edits.edited()).isFalse();
                    assertThat(edits.mayReadEarlier()).isFalse();
                });
        assertThat(versions()).isZero();
    }

    @Test
    void r_c2_laterItSaysSoToAllAndTheAuthorAndTheResidentReadWhatStoodThere() {
        clock.forward(A_QUARTER.plusSeconds(1));
        edits(anna, first, ASKED, FOUND);
        edits(anna, first, FOUND, "Hij zat in mijn jas");
        assertThat(Stream.of(jan, anna, bram, marga).map(this::read)).allSatisfy(post -> {
            assertThat(post.text()).isEqualTo("Hij zat in mijn jas");
            assertThat(post.edits().edited()).isTrue();
        });
        assertThat(earlier(anna, first)).containsExactly(ASKED, FOUND);
        assertThat(earlier(jan, first)).containsExactly(ASKED, FOUND);
        assertThat(Stream.of(jan, anna, bram, marga).map(this::read).map(post -> post.edits()
                        .mayReadEarlier()))
                .containsExactly(true, true, false, false);
    }

    @Test
    void r_c2_anAnswerIsChangedByWhoGaveIt() {
        clock.forward(A_QUARTER.plusSeconds(1));
        edits(bram, answer, "Die ligt bij ons", "Die ligt bij Wil");
        assertThat(read(anna).answers()).singleElement().satisfies(given -> {
            assertThat(given.text()).isEqualTo("Die ligt bij Wil");
            assertThat(given.edits()).isEqualTo(new PostView.Edits(true, false, false));
        });
        assertThat(earlier(jan, answer)).containsExactly("Die ligt bij ons");
    }

    @Test
    void r_c2_nobodyElseChangesItOrReadsWhatStoodThere() {
        clock.forward(A_QUARTER.plusSeconds(1));
        edits(anna, first, ASKED, FOUND);
        nobodyElse();
    }

    @Test
    void r_c2_neitherDoesAnybodyWhenPostgresqlLetsEverythingPass() throws SQLException {
        clock.forward(A_QUARTER.plusSeconds(1));
        edits(anna, first, ASKED, FOUND);
        Policies.without(owner, this::nobodyElse);
    }

    private void nobodyElse() {
        for (var other : List.of(jan, bram, marga)) {
            assertThatThrownBy(() -> edits(other, first, FOUND, "Anders")).isInstanceOf(NoRight.class);
        }
        for (var other : List.of(bram, marga)) {
            assertThatThrownBy(() -> earlier(other, first)).isInstanceOf(NoRight.class);
        }
        assertThatThrownBy(() -> edits(stranger, first, FOUND, "Anders")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> earlier(stranger, first)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(stranger, () -> editing.words(circle, first)))
                .isInstanceOf(NotFound.class);
        assertThat(read(jan).text()).isEqualTo(FOUND);
    }

    @Test
    void r_c2_whoDoesNotSeeAPostFindsNothingOfIt() {
        var wil = people.person("Wil");
        people.seat(circle, wil, Ring.PROFESSIONALS);
        assertThatThrownBy(() -> edits(wil, first, ASKED, "Anders")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> earlier(wil, first)).isInstanceOf(NotFound.class);
        assertThat(People.as(wil, () -> editing.words(circle, first))).isEmpty();
    }

    @Test
    void r_c2_emptyOrTooLongIsSaidAsWhenItIsTold() {
        assertThatThrownBy(() -> edits(anna, first, ASKED, " \n "))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("timeline.empty"));
        assertThatThrownBy(() -> edits(anna, first, ASKED, "a".repeat(2001))).isInstanceOf(Refused.class);
        assertThat(read(anna).text()).isEqualTo(ASKED);
    }

    @Test
    void r_c2_twiceTheSameIsOneChange() {
        clock.forward(A_QUARTER.plusSeconds(1));
        edits(anna, first, ASKED, FOUND);
        edits(anna, first, ASKED, FOUND);
        edits(anna, first, FOUND, FOUND);
        assertThat(versions()).isOne();
    }

    @Test
    void r_c2_ofTwoTabsAtOnceOneIsToldThatTheWordsWereChangedMeanwhile() throws Exception {
        clock.forward(A_QUARTER.plusSeconds(1));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var told = threads.invokeAll(List.of(refusal("In mijn jas"), refusal("In mijn tas"))).stream()
                    .map(EditingServiceTests::outcome)
                    .toList();
            assertThat(told).containsExactlyInAnyOrder("", "timeline.edit.meanwhile");
        }
        assertThat(versions()).isOne();
        assertThat(earlier(anna, first)).containsExactly(ASKED);
    }

    private Callable<String> refusal(String text) {
        return () -> {
            try {
                edits(anna, first, ASKED, text);
                return "";
            } catch (Refused refused) {
                return refused.key();
            }
        };
    }

    private static String outcome(Future<String> future) {
        try {
            return future.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void r_c2_whatWasTakenAwayIsNotChangedAnyMoreAndNothingOfBeforeIsLeft() {
        clock.forward(A_QUARTER.plusSeconds(1));
        edits(anna, first, ASKED, FOUND);
        People.run(jan, () -> erasing.erase(circle, first));
        assertThat(versions()).isZero();
        assertThat(read(anna).edits()).isEqualTo(new PostView.Edits(false, false, false));
        assertThatThrownBy(() -> edits(anna, first, FOUND, "Terug")).isInstanceOf(Refused.class);
        assertThat(earlier(anna, first)).isEmpty();
    }

    @Test
    void at_m5_whatStoodThereAboutHealthGoesWithAllThatIsAboutHealth() {
        var health = new PostId(Ids.next());
        tells(anna, health, "Hij slaapt slecht", Topic.HEALTH);
        clock.forward(A_QUARTER.plusSeconds(1));
        edits(anna, health, "Hij slaapt slecht", "Hij slaapt beter");
        assertThat(versions()).isOne();
        People.run(jan, () -> consents.stopHealth(circle, Locale.of("nl")));
        assertThatThrownBy(() -> earlier(anna, health)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> edits(anna, health, "Hij slaapt beter", "Anders"))
                .isInstanceOf(NotFound.class);
        People.run(jan, () -> erasing.eraseHealth(circle));
        assertThat(versions()).isZero();
    }

    @Test
    void r_c2_ofHerHealthTheResidentChangesNothingAfterSheStoppedWithIt() {
        var health = new PostId(Ids.next());
        tells(jan, health, "Ik slaap slecht", Topic.HEALTH);
        People.run(jan, () -> consents.stopHealth(circle, Locale.of("nl")));
        var seen = People.as(
                jan, () -> timeline.posts(circle, Set.of(health.value())).get(health.value()));
        assertThat(seen.edits().mayEdit()).isFalse();
        assertThatThrownBy(() -> edits(jan, health, "Ik slaap slecht", "Ik slaap goed"))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(
                        jan,
                        () -> transaction.execute(_ -> jdbc.sql("update circle.post set text = 'Goed' where id = ?")
                                .param(health.value())
                                .update())))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void r_c2_inAClosedCircleNothingIsChangedAndWhatStoodThereIsRead() {
        clock.forward(A_QUARTER.plusSeconds(1));
        edits(anna, first, ASKED, FOUND);
        People.run(jan, () -> closing.close(circle));
        assertThat(read(anna).edits()).isEqualTo(new PostView.Edits(true, false, true));
        assertThatThrownBy(() -> edits(anna, first, FOUND, "Anders")).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> update(anna, "update circle.post set text = 'anders' where id = ?"))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThat(earlier(anna, first)).containsExactly(ASKED);
        People.run(anna, () -> erasing.erase(circle, first));
        assertThat(read(bram).erased()).isTrue();
    }

    @Test
    void r_c2_inMemoriamTheWordsStayAsTheyWere() throws SQLException {
        Policies.fill(owner, "update circle.circle set state = 'IN_MEMORIAM' where id = '" + circle.value() + "'");
        assertThat(read(anna).edits().mayEdit()).isFalse();
        assertThatThrownBy(() -> edits(anna, first, ASKED, FOUND)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> update(anna, "update circle.post set text = 'anders' where id = ?"))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void r_c2_whatWasBroughtAlongFromElsewhereIsNotChanged() throws SQLException {
        Policies.fill(owner, "update circle.post set brought_id = uuidv7() where id = '" + first.value() + "'");
        assertThat(read(anna).edits().mayEdit()).isFalse();
        assertThatThrownBy(() -> edits(anna, first, ASKED, FOUND)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> update(anna, "update circle.post set text = 'anders' where id = ?"))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void r_c2_postgresqlAloneLetsOnlyTheAuthorChangeWordsAndNothingElse() {
        assertThat(update(bram, "update circle.post set text = 'anders' where id = ?"))
                .isZero();
        assertThatThrownBy(() -> update(jan, "update circle.post set text = 'anders' where id = ?"))
                .rootCause()
                .hasMessageContaining("row-level security");
        for (var column : List.of(
                "audience_id = audience_id",
                "circle_id = circle_id",
                "thread_id = id",
                "author_id = author_id",
                "at = at",
                "edited_at = null",
                "brought_id = null")) {
            assertThatThrownBy(() -> update(anna, "update circle.post set " + column + " where id = ?"))
                    .as(column)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThat(update(anna, "update circle.post set text = 'anders' where id = ?"))
                .isOne();
    }

    @Test
    void r_c2_postgresqlAloneKeepsWhatStoodThereForTheAuthorAndTheResident() {
        clock.forward(A_QUARTER.plusSeconds(1));
        assertThat(update(anna, "update circle.post set text = 'anders' where id = ?"))
                .isOne();
        assertThat(Stream.of(jan, anna, bram, marga, stranger)
                        .map(who -> People.as(
                                who,
                                () -> transaction.execute(
                                        _ -> jdbc.sql("select count(*) from circle.post_version where post_id = ?")
                                                .param(first.value())
                                                .query(Integer.class)
                                                .single()))))
                .containsExactly(1, 1, 0, 0, 0);
        for (var sql : List.of(
                "update circle.post_version set text = 'anders' where post_id = ?",
                "delete from circle.post_version where post_id = ?",
                "insert into circle.post_version (post_id, number, text, since) values (?, 9, 'verzonnen', common.kring_now())")) {
            assertThatThrownBy(() -> update(anna, sql)).rootCause().hasMessageContaining("permission denied");
            assertThatThrownBy(() ->
                            people.job(() -> jdbc.sql(sql).param(first.value()).update()))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void at_m5_whatStoodThereGoesWithTheRowOfItsPost() throws SQLException {
        clock.forward(A_QUARTER.plusSeconds(1));
        edits(anna, first, ASKED, FOUND);
        Policies.fill(owner, "delete from circle.post where circle_id = '" + circle.value() + "'");
        assertThat(people.job(() -> jdbc.sql("select count(*) from circle.post_version where post_id = ?")
                        .param(first.value())
                        .query(Integer.class)
                        .single()))
                .isZero();
    }
}
