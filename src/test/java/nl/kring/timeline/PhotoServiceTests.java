package nl.kring.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Policies;
import nl.kring.circle.About;
import nl.kring.circle.ApartService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ClosingService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Giveaway;
import nl.kring.platform.GivesAway;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import nl.kring.timeline.photo.PhotoSize;
import nl.kring.timeline.photo.SentPhotos;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@KringTest
class PhotoServiceTests {
    @Autowired
    private People people;

    @Autowired
    private PhotoService photos;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private ClosingService closing;

    @Autowired
    private ApartService apart;

    @Autowired
    private CircleService circles;

    @Autowired
    private MovingClock clock;

    @Autowired
    private AccessLog log;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private FlywayConnectionDetails owner;

    @Autowired
    private List<DueWork> works;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private AccountId helper;
    private AccountId stranger;
    private CircleId circle;
    private final PostId post = new PostId(Ids.next());

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        helper = people.person("Hielke");
        stranger = people.person("Vreemde");
        var tenant = people.tenant();
        circle = people.circle(tenant, jan);
        people.circle(tenant, stranger);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.INNER);
        people.seat(circle, helper, Ring.HELPERS);
    }

    private PhotoId brought(AccountId who) {
        var id = PhotoId.next();
        People.as(who, () -> {
            photos.bring(circle, id, new ByteArrayInputStream(SentPhotos.fromPhone(SentPhotos.jpeg(60, 40), 6)));
            return id;
        });
        return id;
    }

    private void tells(AccountId who, PhotoId... with) {
        tells(who, post, Topic.FUN, with);
    }

    private void tells(AccountId who, PostId id, Topic topic, PhotoId... with) {
        People.run(
                who,
                () -> photos.tell(
                        circle,
                        new NewPost(id, "Kijk eens", topic, Optional.empty()),
                        List.of(with).stream()
                                .map(photo -> new NewPhoto(photo, "Een hond"))
                                .toList()));
    }

    private PhotoId told() {
        var photo = brought(anna);
        tells(anna, photo);
        return photo;
    }

    private List<PhotoView> seen(AccountId who) {
        return People.as(who, () -> timeline.posts(circle, Set.of(post.value())))
                .get(post.value())
                .photos();
    }

    private boolean opens(AccountId who, PhotoId photo) {
        return People.as(who, () -> {
            try {
                return photos.open(photo.value(), PhotoSize.SCREEN).length > 0;
            } catch (NotFound gone) {
                return false;
            }
        });
    }

    private void due() {
        due("photos");
    }

    private void due(String name) {
        works.stream()
                .filter(work -> work.name().equals(name))
                .forEach(work -> Acting.asSystem(name, work::doWhatIsDue));
    }

    private int rows(String sql, PhotoId photo) {
        return people.job(() -> jdbc.sql("select count(*) from circle." + sql)
                .param(photo.value())
                .query(Integer.class)
                .single());
    }

    private void isGone(PhotoId photo) {
        assertThat(rows("photo where id = ?", photo)).isZero();
        assertThat(rows("photo_file where photo_id = ?", photo)).isZero();
        due();
        assertThat(rows("photo_gone where photo_id = ?", photo)).isZero();
    }

    @Test
    void aPhotoIsSeenByWhoReadsItsPostAndByNobodyElse() throws SQLException {
        var photo = told();
        assertThat(seen(bram)).singleElement().satisfies(it -> {
            assertThat(it.id()).isEqualTo(photo);
            assertThat(it.alt()).isEqualTo("Een hond");
            assertThat(it.width()).isEqualTo(40);
            assertThat(it.height()).isEqualTo(60);
        });
        for (var who : List.of(jan, anna, bram, helper)) {
            assertThat(opens(who, photo)).isTrue();
        }
        assertThat(opens(stranger, photo)).isFalse();
        Policies.without(owner, () -> assertThat(opens(stranger, photo)).isFalse());
        People.run(jan, () -> circles.remove(circle, bram));
        assertThat(opens(bram, photo)).isFalse();
        Policies.without(owner, () -> assertThat(opens(bram, photo)).isFalse());
    }

    @Test
    void aPhotoOfWhatAHelperDoesNotReadIsNotThereForThatHelper() throws SQLException {
        var photo = brought(anna);
        tells(anna, post, Topic.HEALTH, photo);
        assertThat(opens(bram, photo)).isTrue();
        assertThat(opens(helper, photo)).isFalse();
        Policies.without(owner, () -> assertThat(opens(helper, photo)).isFalse());
        assertThat(People.as(
                        helper,
                        () -> people.inTransaction(() -> jdbc.sql("select count(*) from circle.photo_file")
                                .query(Integer.class)
                                .single())))
                .isZero();
        assertThatThrownBy(() -> People.run(helper, () -> photos.askToTakeAway(circle, photo)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(helper, () -> photos.takeAway(circle, photo)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void nobodySeesAPhotoBeforeItIsToldAndItsMakerAloneTellsIt() {
        var photo = brought(anna);
        assertThat(opens(anna, photo)).isTrue();
        assertThat(opens(jan, photo)).isFalse();
        assertThatThrownBy(() -> tells(bram, photo)).isInstanceOf(Refused.class);
        assertThat(People.as(bram, () -> photos.untold(circle, List.of(photo.value()))))
                .isEmpty();
        assertThat(People.as(anna, () -> photos.untold(circle, List.of(photo.value()))))
                .hasSize(1);
        tells(anna, photo);
        assertThat(opens(jan, photo)).isTrue();
    }

    @Test
    void whatNobodyToldGoesAfterADay() {
        var untold = brought(anna);
        var told = told();
        clock.forward(Duration.ofHours(23));
        due();
        assertThat(rows("photo where id = ?", untold)).isEqualTo(1);
        clock.forward(Duration.ofHours(2));
        due();
        isGone(untold);
        assertThat(opens(bram, told)).isTrue();
    }

    @Test
    void sentTwiceItStandsThereOnceAndWhatIsGoneIsRefusedWithNothingTold() {
        var photo = brought(anna);
        tells(anna, photo);
        tells(anna, photo);
        assertThat(seen(jan)).hasSize(1);
        var other = new PostId(Ids.next());
        assertThatThrownBy(() -> tells(anna, other, Topic.FUN, photo))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.key()).isEqualTo("photo.no.gone"));
        assertThat(People.as(anna, () -> timeline.posts(circle, Set.of(other.value()))))
                .isEmpty();
    }

    @Test
    void tenGoAlongAndElevenAreRefused() {
        var ten = IntStream.range(0, 10).mapToObj(_ -> brought(anna)).toArray(PhotoId[]::new);
        var eleven = IntStream.range(0, 11).mapToObj(_ -> PhotoId.next()).toArray(PhotoId[]::new);
        assertThatThrownBy(() -> tells(anna, eleven)).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.key())
                .isEqualTo("photo.no.more"));
        tells(anna, ten);
        assertThat(seen(jan)).extracting(PhotoView::id).containsExactly(ten);
    }

    @Test
    void fortyThatWereNotToldAreEnough() {
        IntStream.range(0, PhotoService.MOST_UNTOLD).forEach(_ -> brought(anna));
        assertThatThrownBy(() -> brought(anna)).isInstanceOf(Refused.class);
        assertThat(brought(bram)).isNotNull();
    }

    @Test
    void r_c14_whatCanBeSeenGivesNothingAwayEither() {
        var photo = brought(anna);
        assertThatThrownBy(() -> People.run(
                        anna,
                        () -> photos.tell(
                                circle,
                                new NewPost(post, "Kijk", Topic.FUN, Optional.empty()),
                                List.of(new NewPhoto(photo, "Mijn BSN is 111222333")))))
                .isInstanceOf(GivesAway.class);
        assertThat(Giveaway.ALLOWED).isNotEmpty();
    }

    @Test
    void itsMakerAndTheResidentTakeAPhotoAwayAndTheWordsStay() {
        var photo = told();
        assertThatThrownBy(() -> People.run(bram, () -> photos.takeAway(circle, photo)))
                .isInstanceOf(NoRight.class);
        People.run(anna, () -> photos.takeAway(circle, photo));
        assertThat(seen(jan)).isEmpty();
        isGone(photo);
        var second = brought(anna);
        var other = new PostId(Ids.next());
        tells(anna, other, Topic.FUN, second);
        People.run(jan, () -> photos.takeAway(circle, second));
        isGone(second);
        assertThat(did("PHOTO")).containsExactly("ERASED", "ERASED");
    }

    private List<String> did(String what) {
        return people.job(() -> log.newest(circle.value(), 50)).stream()
                .filter(line -> line.what().equals(what))
                .map(AccessLog.Line::action)
                .toList();
    }

    @Test
    void aPostThatIsTakenAwayTakesItsPhotosAlongAtOnce() {
        var photo = told();
        People.run(jan, () -> erasing.erase(circle, post));
        assertThat(opens(anna, photo)).isFalse();
        isGone(photo);
    }

    @Test
    void r_c15_whoIsOnAPhotoAsksAndItIsHiddenAtOnceForAllButTheResident() throws SQLException {
        var photo = told();
        assertThat(seen(helper)).singleElement().matches(PhotoView::mayAsk);
        People.run(helper, () -> photos.askToTakeAway(circle, photo));
        assertThat(seen(helper)).isEmpty();
        assertThat(seen(bram)).isEmpty();
        assertThat(seen(anna)).singleElement().matches(it -> it.waits() && !it.shown());
        assertThat(seen(jan)).singleElement().matches(it -> it.waits() && it.shown());
        for (var who : List.of(anna, bram, helper)) {
            assertThat(opens(who, photo)).isFalse();
        }
        Policies.without(owner, () -> assertThat(opens(anna, photo)).isFalse());
        assertThat(opens(jan, photo)).isTrue();
        assertThat(People.as(bram, () -> photos.asked(circle))).isEmpty();
        assertThat(People.as(jan, () -> photos.asked(circle))).singleElement().satisfies(it -> assertThat(it.by())
                .containsExactly("Hielke"));
        assertThat(mails(photo)).containsExactly("photo");
    }

    private List<String> mails(PhotoId photo) {
        return people.job(() -> jdbc.sql("select template from common.delivery where subject_id = ?")
                .param(photo.value())
                .query((row, _) -> row.getString(1))
                .list());
    }

    @Test
    void r_c15_theResidentShowsItAgainAndTheSamePersonAsksNoMore() {
        var photo = told();
        People.run(helper, () -> photos.askToTakeAway(circle, photo));
        assertThatThrownBy(() -> People.run(anna, () -> photos.answer(circle, photo, false)))
                .isInstanceOf(NoRight.class);
        People.run(jan, () -> photos.answer(circle, photo, false));
        assertThat(opens(helper, photo)).isTrue();
        assertThat(seen(helper)).singleElement().matches(it -> !it.mayAsk());
        assertThatThrownBy(() -> People.run(helper, () -> photos.askToTakeAway(circle, photo)))
                .isInstanceOf(Refused.class);
        People.run(bram, () -> photos.askToTakeAway(circle, photo));
        assertThat(opens(helper, photo)).isFalse();
        People.run(jan, () -> photos.answer(circle, photo, true));
        isGone(photo);
        assertThat(did("PHOTO")).containsExactly("ERASED", "ASKED", "SHOWED", "ASKED");
    }

    @Test
    void r_c15_withoutAnAnswerItStaysHiddenAndGoesAfterAWeek() {
        var photo = told();
        People.run(helper, () -> photos.askToTakeAway(circle, photo));
        clock.forward(Duration.ofDays(6).plusHours(23));
        due();
        assertThat(opens(jan, photo)).isTrue();
        assertThat(opens(bram, photo)).isFalse();
        clock.forward(Duration.ofHours(2));
        due();
        due();
        isGone(photo);
        assertThat(seen(jan)).isEmpty();
        assertThat(did("PHOTO")).containsExactly("ERASED", "ASKED");
    }

    @Test
    void r_c15_alsoInACircleThatWasClosedAndNobodyBringsPhotosThere() {
        var photo = told();
        People.run(jan, () -> closing.close(circle));
        assertThatThrownBy(() -> brought(anna)).isInstanceOf(NoRight.class);
        People.run(helper, () -> photos.askToTakeAway(circle, photo));
        assertThat(opens(bram, photo)).isFalse();
        People.run(jan, () -> photos.answer(circle, photo, true));
        isGone(photo);
    }

    @Test
    void aCircleThatIsErasedTakesItsPhotosAlong() {
        var photo = told();
        var untold = brought(anna);
        People.run(jan, () -> closing.close(circle));
        clock.forward(Duration.ofDays(91));
        due("closed-circles");
        isGone(photo);
        isGone(untold);
    }

    @Test
    void aPhotoMovesAlongWithItsPostWhenAHouseholdGoesApart() {
        var wietske = people.person("Wietske");
        var home = people.household(people.tenant(), jan, wietske);
        people.seat(home, anna, Ring.INNER);
        var photo = PhotoId.next();
        People.as(anna, () -> {
            photos.bring(home, photo, new ByteArrayInputStream(SentPhotos.jpeg(30, 20)));
            photos.tell(
                    home,
                    new NewPost(post, "Over Wietske", Topic.FAMILY, Optional.of(About.only(wietske)), Optional.empty()),
                    List.of(new NewPhoto(photo, "")));
            return true;
        });
        People.as(wietske, () -> apart.end(home, Set.of()));
        var own = People.as(wietske, () -> apart.apart(home)).orElseThrow().own();
        assertThat(People.as(wietske, () -> timeline.posts(own, Set.of(post.value())))
                        .get(post.value())
                        .photos())
                .hasSize(1);
        assertThat(opens(wietske, photo)).isTrue();
        assertThat(opens(jan, photo)).isFalse();
    }

    @Test
    void tenThatWaitAreEnoughToAskOfOnePerson() {
        var many = IntStream.range(0, 10).mapToObj(_ -> brought(anna)).toArray(PhotoId[]::new);
        tells(anna, many);
        var more = brought(anna);
        tells(anna, new PostId(Ids.next()), Topic.FUN, more);
        for (var photo : many) {
            People.run(helper, () -> photos.askToTakeAway(circle, photo));
        }
        assertThatThrownBy(() -> People.run(helper, () -> photos.askToTakeAway(circle, more)))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.key()).isEqualTo("photo.ask.many"));
    }

    /** PostgreSQL alone. */
    @Test
    void nobodyHidesShowsOrPutsAPhotoByHand() {
        var photo = told();
        var untold = brought(anna);
        var id = photo.value();
        refusedOrNothing(helper, "update circle.photo set hidden_at = null where id = '" + id + "'");
        refusedOrNothing(helper, "delete from circle.photo where id = '" + id + "'");
        refusedOrNothing(helper, "insert into circle.photo_file values ('" + id + "', 'THUMB', '')");
        refusedOrNothing(anna, "update circle.photo_file set bytes = '' where photo_id = '" + id + "'");
        refusedOrNothing(anna, "update circle.photo set post_id = null where id = '" + id + "'");
        refusedOrNothing(
                bram, "update circle.photo set post_id = '" + post.value() + "' where id = '" + untold.value() + "'");
        People.run(helper, () -> photos.askToTakeAway(circle, photo));
        refusedOrNothing(anna, "update circle.photo_ask set answered_at = common.kring_now()");
        refusedOrNothing(helper, "update circle.photo_ask set answered_at = common.kring_now()");
        refusedOrNothing(bram, "select 1 from circle.photo_ask");
        refusedOrNothing(anna, "select 1 from circle.photo_file where photo_id = '" + id + "'");
        assertThat(opens(bram, photo)).isFalse();
    }

    private void refusedOrNothing(AccountId who, String sql) {
        var rows = new ArrayList<Integer>();
        try {
            rows.add(People.as(
                    who,
                    () -> people.inTransaction(() -> sql.startsWith("select")
                            ? jdbc.sql(sql).query(Integer.class).list().size()
                            : jdbc.sql(sql).update())));
        } catch (DataAccessException refused) {
            rows.add(0);
        }
        assertThat(rows).as(sql).containsExactly(0);
    }

    @Test
    void manyAtOnceAreDrawnOneByOne() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> brought(anna)))
                    .toList();
            for (var one : all) {
                assertThat(opens(anna, one.get())).isTrue();
            }
        }
    }
}
