package nl.kring.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.ErasingService;
import nl.kring.timeline.Feed;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostView;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Taking back a yes: at once, by a row of its own, for who may. */
@KringTest
class ConsentTests {
    private static final Locale NL = Locale.of("nl");

    @Autowired
    private People people;

    @Autowired
    private ConsentService consents;

    @Autowired
    private Consents rows;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private Feed feed;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private AccountId jan;
    private AccountId anna;
    private CircleId circle;

    @BeforeEach
    void aCircleThatTalksAboutHealth() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.job(() -> {
            rows.keep(circle, jan, new GivenYes(true, NL), YesHeard.OWN);
            return true;
        });
        tell(anna, Topic.HEALTH, "Hij slaapt slecht");
        tell(anna, Topic.PRACTICAL, "Soep staat klaar");
    }

    private void tell(AccountId who, Topic topic, String text) {
        People.run(
                who, () -> timeline.post(circle, new NewPost(new PostId(Ids.next()), text, topic, Optional.empty())));
    }

    private List<String> reads(AccountId who) {
        return People.as(who, () -> {
            var ids = feed.window(circle, Optional.empty()).stream()
                    .map(EntryView::id)
                    .toList();
            return timeline.posts(circle, ids).values().stream()
                    .map(PostView::text)
                    .sorted()
                    .toList();
        });
    }

    /** By the policies alone. */
    private List<String> mayRead(AccountId who) {
        return People.as(
                who,
                () -> transaction.execute(
                        _ -> jdbc.sql("select text from circle.post where circle_id = ? order by text")
                                .param(circle.value())
                                .query(String.class)
                                .list()));
    }

    private void stops(AccountId who) {
        People.run(who, () -> consents.stopHealth(circle, NL));
    }

    @Test
    void at_m1_whatWasToldAboutHealthIsGoneForOthersAtTheNextRead() {
        assertThat(reads(anna)).containsExactly("Hij slaapt slecht", "Soep staat klaar");
        stops(jan);
        assertThat(reads(anna)).containsExactly("Soep staat klaar");
        assertThat(mayRead(anna)).containsExactly("Soep staat klaar");
        assertThat(reads(jan)).containsExactly("Hij slaapt slecht", "Soep staat klaar");
        assertThatThrownBy(() -> tell(anna, Topic.HEALTH, "Nog iets")).isInstanceOf(NoRight.class);
    }

    @Test
    void at_m1_theResidentIsAskedToKeepOrErase() {
        assertThat(toDecide(jan)).isZero();
        stops(jan);
        assertThat(toDecide(jan)).isOne();
        assertThat(toDecide(anna)).isZero();
        People.run(jan, () -> consents.keepHealth(circle));
        assertThat(toDecide(jan)).isZero();
        assertThat(reads(jan)).contains("Hij slaapt slecht");
    }

    @Test
    void at_m1_whatTheResidentErasesIsGoneForHerTooAndLeavesAProof() {
        stops(jan);
        People.run(jan, () -> erasing.eraseHealth(circle));
        assertThat(reads(jan)).containsExactly("Soep staat klaar");
        assertThat(mayRead(jan)).containsExactly("", "Soep staat klaar");
        assertThat(toDecide(jan)).isZero();
        assertThat(people.job(() -> jdbc.sql("select what || ' ' || many from common.erasure where chain_id = ?")
                        .param(circle.value())
                        .query(String.class)
                        .list()))
                .containsExactly("HEALTH 1");
        works.stream()
                .filter(work -> work.name().equals("health-to-erase"))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
        People.run(jan, () -> consents.allowHealth(circle, NL));
        assertThat(reads(anna)).containsExactly("Soep staat klaar");
    }

    private int toDecide(AccountId who) {
        return People.as(who, () -> consents.healthToDecide(circle)).posts();
    }

    @Test
    void whoKeptReadsItTogetherAgainAfterANewYes() {
        stops(jan);
        People.run(jan, () -> consents.allowHealth(circle, NL));
        assertThat(reads(anna)).containsExactly("Hij slaapt slecht", "Soep staat klaar");
    }

    @Test
    void aYesThatWasTakenBackStaysWithItsWordsAndSaysWhenItEnded() {
        stops(jan);
        stops(jan);
        var answers = People.as(jan, () -> consents.mine(circle)).stream()
                .filter(answer -> answer.subject() == ConsentSubject.HEALTH)
                .toList();
        assertThat(answers).singleElement().satisfies(answer -> {
            assertThat(answer.given()).isTrue();
            assertThat(answer.withdrawn()).isPresent();
            assertThat(answer.wording()).isEqualTo("Mag er over je gezondheid worden geschreven?");
            assertThat(answer.version()).matches("[0-9a-f]{12}");
            assertThat(answer.language()).contains("nl");
            assertThat(answer.how()).isEqualTo(YesHeard.How.OWN);
            assertThat(answer.holds()).isFalse();
        });
    }

    @Test
    void aConsentIsOnlyAddedToAlsoByJobs() {
        assertThatThrownBy(
                        () -> people.job(() -> jdbc.sql("update circle.consent set given = false where circle_id = ?")
                                .param(circle.value())
                                .update()))
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> people.job(() -> jdbc.sql("delete from circle.consent where circle_id = ?")
                        .param(circle.value())
                        .update()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void onlyWhoDecidesForTheResidentStopsIt() {
        var marga = people.person("Marga");
        var geld = people.person("Gerrit");
        people.speaksFor(circle, jan, marga, true);
        people.speaksFor(circle, jan, geld, false);
        assertThatThrownBy(() -> stops(anna)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> stops(geld)).isInstanceOf(NoRight.class);
        assertThat(reads(anna)).contains("Hij slaapt slecht");
        stops(marga);
        assertThat(reads(anna)).doesNotContain("Hij slaapt slecht");
        assertThat(reads(marga)).doesNotContain("Hij slaapt slecht");
        assertThatThrownBy(() -> People.run(marga, () -> erasing.eraseHealth(circle)))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void postgresqlAloneLetsNobodyAnswerForAnother() {
        for (var subject : List.of("HEALTH", "MESSAGES")) {
            assertThatThrownBy(
                            () -> People.run(anna, () -> transaction.executeWithoutResult(_ -> insert(jan, subject))))
                    .rootCause()
                    .hasMessageContaining("row-level security");
        }
        assertThatThrownBy(() -> People.run(anna, () -> transaction.executeWithoutResult(_ -> insert(anna, "HEALTH"))))
                .rootCause()
                .hasMessageContaining("row-level security");
        int read = People.as(
                anna,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle.consent where circle_id = ?")
                        .param(circle.value())
                        .query(Integer.class)
                        .single()));
        assertThat(read).isZero();
    }

    private void insert(AccountId who, String subject) {
        jdbc.sql("insert into circle.consent (id, circle_id, account_id, subject, given, wording, version) "
                        + "values (?, ?, ?, ?, true, '', '')")
                .param(UUID.randomUUID())
                .param(circle.value())
                .param(who.value())
                .param(subject)
                .update();
    }

    @Test
    void inAHouseholdHealthIsWrittenAboutOnceEachOfThemSaysSo() {
        var trijntje = people.person("Trijntje");
        people.job(() -> jdbc.sql("insert into circle.circle_resident (id, circle_id, account_id) values (?, ?, ?)")
                .param(Ids.next())
                .param(circle.value())
                .param(trijntje.value())
                .update());
        stops(trijntje);
        People.run(jan, () -> consents.allowHealth(circle, NL));
        assertThat(reads(anna)).doesNotContain("Hij slaapt slecht");
        People.run(trijntje, () -> consents.allowHealth(circle, NL));
        assertThat(reads(anna)).contains("Hij slaapt slecht");
    }

    @Test
    void aMemberStopsTheMailsForHerself() {
        People.run(anna, () -> consents.messages(circle, true, NL));
        People.run(anna, () -> consents.messages(circle, false, NL));
        assertThat(People.as(anna, () -> consents.mine(circle)))
                .first()
                .satisfies(answer -> assertThat(answer.withdrawn()).isPresent());
        assertThat(people.job(() -> jdbc.sql("select messages from common.channel where account_id = ?")
                        .param(anna.value())
                        .query(Boolean.class)
                        .single()))
                .isFalse();
    }
}
