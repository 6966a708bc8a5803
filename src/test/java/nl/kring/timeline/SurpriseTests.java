package nl.kring.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.LogLine;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.farewell.FarewellService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.timeline.photo.PhotoSize;
import nl.kring.timeline.photo.SentPhotos;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KringTest
class SurpriseTests {
    /** Everything in PostgreSQL by which one could find out that there is something. */
    private static final List<String> TRACES = List.of(
            "select count(*) from circle.post where circle_id = :circle and (kind = 'SURPRISE' or text like '%Taart%')",
            "select count(*) from circle.entry where circle_id = :circle",
            "select count(*) from circle.post_version v where exists (select 1 from circle.post p where p.id = v.post_id and p.circle_id = :circle)",
            "select count(*) from circle.read_receipt where circle_id = :circle",
            "select count(*) from circle.audience where circle_id = :circle and hidden_until is not null",
            "select cardinality(circle.my_audiences()) where :circle is not null");

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private PhotoService photos;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private SearchService search;

    @Autowired
    private EditingService editing;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private OnTopService onTop;

    @Autowired
    private CircleService circles;

    @Autowired
    private FarewellService farewell;

    @Autowired
    private Feed feed;

    @Autowired
    private ShowsSurprises shows;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private AccountId marga;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        marga = people.person("Marga");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.HELPERS);
        people.speaksFor(circle, jan, marga, true);
    }

    private LocalDate in(int days) {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).plusDays(days);
    }

    private PostId tell(AccountId who, Topic topic, LocalDate day, Optional<Set<AccountId>> only) {
        var id = new PostId(Ids.next());
        var post = new NewPost(
                id, "Taart op zijn verjaardag", topic, Optional.empty(), only, Set.of(), new PostKind.Surprise(day));
        People.run(who, () -> timeline.post(circle, post));
        return id;
    }

    private PostId tell(int days) {
        return tell(anna, Topic.FUN, in(days), Optional.empty());
    }

    private void refused(AccountId who, Topic topic, int days, String key) {
        assertThatThrownBy(() -> tell(who, topic, in(days), Optional.empty()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining(key);
    }

    private boolean reads(AccountId reader, PostId id) {
        return People.as(
                reader,
                () -> feed.window(circle, Optional.empty()).stream()
                                .anyMatch(entry -> entry.id().equals(id.value()))
                        && timeline.posts(circle, List.of(id.value())).containsKey(id.value()));
    }

    private void until(int days) {
        clock.forward(Duration.between(
                clock.instant(), in(days).atStartOfDay(MovingClock.ZONE).toInstant()));
    }

    private void tick() {
        Acting.asSystem("test", shows::doWhatIsDue);
    }

    @Test
    void at_c7_aSurpriseAboutHealthIsRefusedInWords() {
        refused(anna, Topic.HEALTH, 3, "surprise.fun");
        refused(anna, Topic.PRACTICAL, 3, "surprise.fun");
        assertThat(traces(anna, TRACES.get(0))).isZero();
    }

    @Test
    void at_c7_postgresqlHidesNothingThatIsNotFunAndNothingForMoreThanThirtyDays() {
        assertThatThrownBy(() -> hide(anna, "HEALTH", 3)).rootCause().hasMessageContaining("check constraint");
        assertThatThrownBy(() -> hide(anna, "FUN", 32)).rootCause().hasMessageContaining("row-level security");
        assertThatThrownBy(() -> hide(bram, "FUN", 3)).rootCause().hasMessageContaining("row-level security");
        assertThatThrownBy(() -> hide(marga, "FUN", 3)).rootCause().hasMessageContaining("row-level security");
        hide(anna, "FUN", 3);
    }

    private void hide(AccountId who, String topic, int days) {
        People.as(
                who,
                () -> people.inTransaction(() -> jdbc.sql(
                                "insert into circle.audience (id, circle_id, topic, rings, selected, hidden_until) values "
                                        + "(uuidv7(), ?, ?, '{INNER}', '{}', common.kring_now() + make_interval(days => ?))")
                        .param(circle.value())
                        .param(topic)
                        .param(days)
                        .update()));
    }

    @Test
    void at_c7_postgresqlKeepsAnOrdinaryPostFromBeingHiddenLikeASurprise() {
        var id = tell(3);
        assertThatThrownBy(() -> People.as(
                        anna,
                        () -> people.inTransaction(() -> jdbc.sql(
                                        "insert into circle.post (id, circle_id, audience_id, thread_id, author_id, text) "
                                                + "select n.id, p.circle_id, p.audience_id, n.id, p.author_id, 'Hij drinkt weer' "
                                                + "from circle.post p, (select uuidv7() as id) n where p.id = ?")
                                .param(id.value())
                                .update())))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void whoIsCloseMakesASurpriseAndNobodyElse() {
        refused(bram, Topic.FUN, 3, "surprise.inner");
        refused(jan, Topic.FUN, 3, "surprise.inner");
        refused(marga, Topic.FUN, 3, "surprise.inner");
        people.seat(circle, marga, Ring.INNER);
        refused(marga, Topic.FUN, 3, "surprise.inner");
    }

    @Test
    void theDayIsWithinThirtyDaysAndNotTodayOrBefore() {
        refused(anna, Topic.FUN, 0, "surprise.day");
        refused(anna, Topic.FUN, -1, "surprise.day");
        refused(anna, Topic.FUN, 31, "surprise.day");
        tell(1);
        tell(30);
    }

    @Test
    void theAudienceIsSaidWithoutWhoLivesThereAndWhoSpeaksForThem() {
        assertThat(People.as(anna, () -> timeline.surpriseReaders(circle, Optional.empty())))
                .extracting(CirclePerson::firstName)
                .contains("Anna", "Bram")
                .doesNotContain("Jan", "Marga");
    }

    /** By page, by id, by words, by answer, by looking as another, by what stands on top and in PostgreSQL itself. */
    @Test
    void at_c7_beforeItsDayWhoLivesThereFindsNoTraceOfItAndNorDoesWhoSpeaksForThem() {
        var before = traces(jan);
        var id = tell(3);
        var answer = new PostId(Ids.next());
        People.run(bram, () -> timeline.answer(circle, id, answer, "Taart is goed, ik bak"));
        clock.forward(Duration.ofMinutes(30));
        People.run(anna, () -> editing.edit(circle, id, "Taart op zijn verjaardag", "Taart en slingers"));
        people.job(() -> jdbc.sql(
                        "insert into circle.read_receipt (post_id, circle_id, account_id, at) values (?, ?, ?, common.kring_now())")
                .param(id.value())
                .param(circle.value())
                .param(bram.value())
                .update());
        assertThat(reads(bram, id)).isTrue();
        for (var who : List.of(jan, marga)) {
            assertThat(reads(who, id)).isFalse();
            assertThat(People.as(who, () -> search.find(circle, "taart", Optional.empty())))
                    .isEmpty();
            assertThat(People.as(who, () -> onTop.now(circle))).isEmpty();
            for (Runnable act : List.<Runnable>of(
                    () -> timeline.answer(circle, id, new PostId(Ids.next()), "Wat?"),
                    () -> erasing.erase(circle, id),
                    () -> editing.earlier(circle, id))) {
                assertThatThrownBy(() -> People.run(who, act)).isInstanceOf(NotFound.class);
            }
            assertThat(People.as(who, () -> editing.words(circle, id))).isEmpty();
        }
        assertThat(People.as(jan, () -> feed.windowAs(circle, anna, Optional.empty())))
                .isEmpty();
        assertThat(People.as(jan, () -> timeline.postsAs(circle, anna, List.of(id.value()))))
                .isEmpty();
        assertThat(traces(jan)).isEqualTo(before);
        assertThat(traces(marga).subList(0, 5)).containsOnly(0L);
    }

    private List<Long> traces(AccountId reader) {
        return TRACES.stream().map(sql -> traces(reader, sql)).toList();
    }

    private Long traces(AccountId reader, String sql) {
        return People.as(
                reader,
                () -> people.<Long>inTransaction(() -> jdbc.sql(sql)
                        .param("circle", circle.value())
                        .query(Long.class)
                        .single()));
    }

    @Test
    void at_c7_whoSpeaksForThemAndIsCloseToo_readsItNotEither() {
        people.seat(circle, marga, Ring.INNER);
        var id = tell(3);
        assertThat(reads(marga, id)).isFalse();
        assertThat(traces(marga, TRACES.get(0))).isZero();
    }

    @Test
    void at_c7_nobodyInAHouseholdReadsIt() {
        var mia = people.person("Mia");
        var home = people.household(people.tenant(), jan, mia);
        people.seat(home, anna, Ring.INNER);
        circle = home;
        var id = tell(3);
        assertThat(reads(anna, id)).isTrue();
        assertThat(reads(jan, id)).isFalse();
        assertThat(reads(mia, id)).isFalse();
        until(3);
        assertThat(reads(mia, id)).isTrue();
    }

    @Test
    void at_c7_whoTakesItAwayOrTriesToLeavesNoLineInTheLogBeforeItsDay() {
        var id = tell(3);
        assertThatThrownBy(() -> People.run(bram, () -> erasing.erase(circle, id)))
                .isInstanceOf(NotFound.class);
        refused(bram, Topic.FUN, 3, "surprise.inner");
        People.run(anna, () -> erasing.erase(circle, id));
        assertThat(People.as(jan, () -> circles.whoLooked(circle, Optional.empty())))
                .extracting(LogLine::what)
                .noneMatch(what -> what.contains("POST") || what.contains(Act.SURPRISE.name()));
    }

    @Test
    void at_c7_itsPhotosAreHiddenWithItAndWhoAsksToTakeOneAwayTellsNobodyBeforeItsDay() {
        var id = new PostId(Ids.next());
        var ofAnna = brought();
        var ofBram = brought();
        People.run(
                anna,
                () -> photos.tell(
                        circle,
                        new NewPost(
                                id,
                                "Taart",
                                Topic.FUN,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                new PostKind.Surprise(in(20))),
                        List.of(new NewPhoto(ofAnna, "Taart"), new NewPhoto(ofBram, "Bram"))));
        assertThat(People.as(bram, () -> photos.open(ofBram.value(), PhotoSize.SCREEN)))
                .isNotEmpty();
        assertThatThrownBy(() -> People.run(jan, () -> photos.open(ofBram.value(), PhotoSize.SCREEN)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(bram, () -> photos.takeAway(circle, ofBram)))
                .isInstanceOf(NotFound.class);
        People.run(bram, () -> photos.askToTakeAway(circle, ofBram));
        People.run(anna, () -> photos.takeAway(circle, ofAnna));
        assertThatThrownBy(() -> People.run(bram, () -> photos.open(ofBram.value(), PhotoSize.SCREEN)))
                .as("hidden at once (R-C15)")
                .isInstanceOf(NotFound.class);
        assertThat(People.as(jan, () -> photos.asked(circle))).isEmpty();
        clock.forward(Duration.ofDays(8));
        works.stream()
                .filter(work -> work.name().equals("photos"))
                .forEach(work -> Acting.asSystem("test", work::doWhatIsDue));
        assertThat(People.as(anna, () -> timeline.posts(circle, List.of(id.value())))
                        .get(id.value())
                        .photos())
                .isEmpty();
        assertThat(People.as(jan, () -> circles.whoLooked(circle, Optional.empty())))
                .extracting(LogLine::what)
                .noneMatch(what -> what.contains("PHOTO") || what.contains("POST"));
        assertThat(people.<Long>job(() -> jdbc.sql("select count(*) from common.delivery where subject_id = ?")
                        .param(ofBram.value())
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    private PhotoId brought() {
        var id = PhotoId.next();
        People.as(anna, () -> {
            photos.bring(circle, id, new ByteArrayInputStream(SentPhotos.jpeg(40, 30)));
            return id;
        });
        return id;
    }

    @Test
    void at_c7_onItsDayItShowsItselfAndStandsOnTopForAWeek() {
        var id = tell(3);
        assertThat(People.as(anna, () -> onTop.now(circle))).isEmpty();
        until(3);
        assertThat(reads(jan, id)).as("nobody waits for a job").isTrue();
        assertThat(reads(marga, id)).isTrue();
        assertThat(People.as(jan, () -> onTop.now(circle))).singleElement().satisfies(post -> assertThat(post.kind())
                .isEqualTo(new KindView.Surprise(Optional.empty())));
        People.run(jan, () -> timeline.answer(circle, id, new PostId(Ids.next()), "Wat lief"));
        until(11);
        assertThat(People.as(jan, () -> onTop.now(circle))).isEmpty();
    }

    @Test
    void theJobTellsTheOpenPagesOnce() {
        var id = tell(3);
        tick();
        assertThat(shown(id)).isZero();
        until(3);
        tick();
        assertThat(shown(id)).isOne();
        var when = when(id);
        clock.forward(Duration.ofHours(1));
        tick();
        assertThat(when(id)).isEqualTo(when);
    }

    private long shown(PostId id) {
        return people.<Long>job(
                () -> jdbc.sql("select count(*) from circle.post where id = ? and revealed_at is not null")
                        .param(id.value())
                        .query(Long.class)
                        .single());
    }

    private String when(PostId id) {
        return people.job(() -> jdbc.sql("select revealed_at::text from circle.post where id = ?")
                .param(id.value())
                .query(String.class)
                .single());
    }

    @Test
    void whereWhoMadeItLeavesItStaysHiddenAndStillShowsItselfOnItsDay() {
        var id = tell(3);
        People.run(anna, () -> circles.leave(circle));
        assertThat(reads(jan, id)).isFalse();
        assertThat(reads(bram, id)).isTrue();
        until(3);
        assertThat(reads(jan, id)).isTrue();
    }

    private void janDies() {
        var griet = people.person("Griet");
        people.seat(circle, griet, Ring.INNER);
        People.run(anna, () -> farewell.report(circle, jan, in(0)));
        People.run(griet, () -> farewell.confirm(circle, jan));
        works.stream()
                .filter(work -> work.name().equals("farewell"))
                .forEach(work -> Acting.asSystem("test", work::doWhatIsDue));
    }

    @Test
    void whereTheResidentDiedNothingShowsItselfAndNobodyIsTold() {
        var id = tell(3);
        janDies();
        until(4);
        tick();
        assertThat(shown(id)).isZero();
        assertThat(People.as(anna, () -> onTop.now(circle))).isEmpty();
        assertThat(reads(anna, id)).as("it stays with those who made it").isTrue();
    }

    @Test
    void inMemoriamNobodyMakesASurpriseAndNobodySaysHowItGoes() {
        janDies();
        refused(anna, Topic.FUN, 3, "surprise.inner");
        for (PostKind kind : List.of(
                new PostKind.CheckIn(HowItGoes.WELL),
                new PostKind.Milestone(),
                new PostKind.Question(Optional.empty()))) {
            var post = new NewPost(
                    new PostId(Ids.next()),
                    "Nu",
                    kind.fixedTopic().orElse(Topic.FUN),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    kind);
            assertThatThrownBy(() -> People.run(anna, () -> timeline.post(circle, post)))
                    .isInstanceOf(NoRight.class);
        }
    }
}
