package nl.kring.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipInputStream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Policies;
import nl.kring.export.ExportService;
import nl.kring.farewell.AfterMe;
import nl.kring.farewell.AfterwardsService;
import nl.kring.identity.AccountId;
import nl.kring.invite.FirstName;
import nl.kring.invite.SketchService;
import nl.kring.need.NeedDraft;
import nl.kring.need.NeedId;
import nl.kring.need.NeedService;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.TenantId;
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
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Bram and Wietske go apart: each goes on with what is hers, and what was of both can be taken along. */
@KringTest
class ApartTests {
    private static final Locale NL = Locale.of("nl");

    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private ApartService apart;

    @Autowired
    private ClosingService closing;

    @Autowired
    private ConsentService consents;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Feed feed;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private ExportService exports;

    @Autowired
    private SketchService sketches;

    @Autowired
    private NeedService needs;

    @Autowired
    private LeftService left;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private AfterwardsService afterwards;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private FlywayConnectionDetails owner;

    private TenantId tenant;
    private AccountId bram;
    private AccountId wietske;
    private AccountId griet;
    private AccountId jelle;
    private CircleId home;

    @BeforeEach
    void aHousehold() {
        tenant = people.tenant();
        bram = people.person("Bram");
        wietske = people.person("Wietske");
        griet = people.person("Griet");
        jelle = people.person("Jelle");
        home = people.household(tenant, bram, wietske);
        people.seat(home, griet, Ring.INNER);
        people.seat(home, jelle, Ring.INNER);
        tell("Van ons samen", Optional.empty());
        tell("Over Bram", Optional.of(About.only(bram)));
        tell("Over Wietske", Optional.of(new About(wietske, true)));
    }

    private void tell(String text, Optional<About> about) {
        People.run(
                griet,
                () -> timeline.post(
                        home, new NewPost(new PostId(Ids.next()), text, Topic.FAMILY, about, Optional.empty())));
    }

    private CircleId goesApart(AccountId who, AccountId... along) {
        return People.as(who, () -> apart.end(home, Set.of(along)));
    }

    private List<String> reads(AccountId reader, CircleId circle) {
        return People.as(reader, () -> {
            var ids = feed.window(circle, Optional.empty()).stream()
                    .map(EntryView::id)
                    .toList();
            var posts = timeline.posts(circle, ids);
            return ids.stream().map(posts::get).map(PostView::text).toList();
        });
    }

    private CircleId ownOf(AccountId who) {
        return People.as(who, () -> apart.apart(home)).orElseThrow().own();
    }

    private CircleState state(AccountId who, CircleId circle) {
        return People.as(who, () -> circles.view(circle)).state();
    }

    @Test
    void r_b22_one_word_is_enough_and_each_takes_along_what_is_about_that_one() throws SQLException {
        var wietskes = goesApart(wietske, griet);
        var brams = ownOf(bram);
        assertThat(reads(wietske, wietskes)).containsExactly("Over Wietske");
        assertThat(reads(griet, wietskes)).containsExactly("Over Wietske");
        assertThat(reads(bram, brams)).containsExactly("Over Bram");
        for (var one : List.of(bram, wietske, griet)) {
            assertThat(reads(one, home)).containsExactly("Van ons samen");
        }
        Policies.without(owner, () -> assertThat(reads(bram, home)).containsExactly("Van ons samen"));
        assertThatThrownBy(() -> reads(bram, wietskes)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> reads(wietske, brams)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> reads(jelle, wietskes)).isInstanceOf(NotFound.class);
        assertThat(state(wietske, wietskes)).isEqualTo(CircleState.ACTIVE);
        assertThat(state(bram, brams)).isEqualTo(CircleState.FORMING);
    }

    @Test
    void r_b22_both_are_told_by_mail_without_a_reason_and_twice_is_once() {
        var first = goesApart(wietske);
        assertThat(goesApart(wietske)).isEqualTo(first);
        assertThat(goesApart(bram)).isEqualTo(ownOf(bram));
        for (var one : List.of(bram, wietske)) {
            assertThat(mails("apart", one)).isEqualTo(1);
        }
        assertThat(mails("apart", griet)).isZero();
    }

    private int mails(String template, AccountId to) {
        return people.job(() -> jdbc.sql("select count(*) from common.delivery where template = ? and recipient_id = ?")
                .param(template)
                .param(to.value())
                .query(Integer.class)
                .single());
    }

    @Test
    void r_b22_the_other_one_says_who_comes_along_to_the_own_circle_once() {
        goesApart(wietske, griet);
        var brams = ownOf(bram);
        assertThat(People.as(bram, () -> apart.apart(brams)).orElseThrow().mayCome())
                .extracting(CirclePerson::firstName)
                .containsExactly("Griet", "Jelle");
        assertThatThrownBy(() -> People.run(griet, () -> apart.takeAlong(brams, Set.of(griet))))
                .isInstanceOf(NotFound.class);
        People.run(bram, () -> apart.takeAlong(brams, Set.of(jelle)));
        assertThat(state(bram, brams)).isEqualTo(CircleState.ACTIVE);
        assertThat(reads(jelle, brams)).containsExactly("Over Bram");
        assertThat(mails("apartAlong", jelle)).isEqualTo(1);
        People.run(bram, () -> apart.takeAlong(brams, Set.of(griet)));
        assertThatThrownBy(() -> reads(griet, brams)).isInstanceOf(NotFound.class);
    }

    @Test
    void r_b22_what_was_of_both_is_in_what_each_takes_away_and_nothing_of_the_other_alone() throws IOException {
        goesApart(wietske);
        for (var one : List.of(bram, wietske)) {
            assertThat(export(one, home)).contains("Van ons samen").doesNotContain("Over Bram", "Over Wietske");
        }
        assertThat(export(bram, ownOf(bram))).contains("Over Bram").doesNotContain("Over Wietske");
    }

    private String export(AccountId who, CircleId circle) {
        return People.as(who, () -> {
            var out = new ByteArrayOutputStream();
            exports.take(circle, NL).writeTo(out);
            var all = new StringBuilder();
            try (var zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
                while (zip.getNextEntry() != null) {
                    all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
            return all.toString();
        });
    }

    @Test
    void r_b22_nobody_takes_away_what_another_told_of_both_before_it_was_taken_along() {
        var id = new PostId(Ids.next());
        People.run(griet, () -> timeline.post(home, new NewPost(id, "Ook samen", Topic.FAMILY, Optional.empty())));
        goesApart(wietske);
        assertThatThrownBy(() -> People.run(wietske, () -> erasing.erase(home, id)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(wietske, () -> erasing.eraseHealth(home)))
                .isInstanceOf(NoRight.class);
        assertThat(sql(
                        wietske,
                        "update circle.post set text = '', deleted_at = common.kring_now() where circle_id = ?"))
                .isZero();
        assertThat(reads(bram, home)).containsExactly("Ook samen", "Van ons samen");
        People.run(griet, () -> erasing.erase(home, id));
        assertThat(export(bram, home)).doesNotContain("Ook samen");
    }

    @Test
    void r_b22_the_own_picture_question_choice_and_yes_go_along() {
        People.run(bram, () -> sketches.put(home, Ids.next(), new FirstName("Akke"), Ring.INNER));
        People.run(
                bram, () -> needs.write(home, new NeedDraft(new NeedId(Ids.next()), "De was", Optional.empty(), "")));
        People.run(bram, () -> afterwards.choose(home, AfterMe.AT_ONCE));
        People.run(bram, () -> consents.stopHealth(home, NL));
        people.speaksFor(home, bram, griet, true);
        goesApart(wietske);
        var own = ownOf(bram);
        assertThat(People.as(bram, () -> sketches.names(own))).hasSize(1);
        assertThat(People.as(bram, () -> needs.all(own))).hasSize(1);
        assertThat(People.as(bram, () -> afterwards.chosen(own))).isEqualTo(AfterMe.AT_ONCE);
        var view = People.as(bram, () -> circles.view(own));
        assertThat(view.healthAllowed()).isFalse();
        assertThat(view.speakers()).hasSize(1);
        assertThat(People.as(wietske, () -> circles.view(ownOf(wietske))).healthAllowed())
                .isTrue();
    }

    /** What hurt: it stood in a circle where she never sat, and nobody but Bram could take it away. */
    @Test
    void r_b22_who_told_what_went_along_takes_it_away_there_too() {
        goesApart(wietske, griet);
        var brams = ownOf(bram);
        assertThat(People.as(griet, left::mine)).extracting(LeftCircle::circle).containsExactly(brams);
        assertThat(People.as(jelle, left::mine)).isEmpty();
        assertThatThrownBy(() -> People.run(jelle, () -> left.takeAway(brams))).isInstanceOf(NotFound.class);
        People.run(griet, () -> left.takeAway(brams));
        works.stream()
                .filter(work -> work.name().equals("own-words"))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
        assertThat(reads(bram, brams)).doesNotContain("Over Bram");
        assertThat(reads(griet, home)).containsExactly("Van ons samen");
        assertThat(People.as(griet, left::mine)).isEmpty();
    }

    @Test
    void r_b22_it_does_not_come_back_and_is_erased_when_its_days_are_over() {
        goesApart(wietske);
        assertThat(state(bram, home)).isEqualTo(CircleState.CLOSED);
        assertThatThrownBy(() -> People.run(bram, () -> closing.reopen(home))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> sql(bram, "update circle.circle set state = 'ACTIVE' where id = ?"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> tell("Nog iets", Optional.empty())).isInstanceOf(NoRight.class);
        var closed = People.as(griet, () -> closing.closing(home)).orElseThrow();
        assertThat(closed.apart()).isTrue();
        assertThat(closed.mayReopen()).isFalse();
    }

    @Test
    void r_b22_nobody_closes_it_for_the_other_and_who_does_not_live_there_ends_nothing() {
        assertThatThrownBy(() -> People.run(bram, () -> closing.close(home))).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> sql(
                        bram,
                        "update circle.circle set state = 'CLOSED', closed_at = common.kring_now(), "
                                + "erases_at = common.kring_now() + interval '90 days' where id = ?"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> goesApart(griet)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> goesApart(people.person("Vreemde"))).isInstanceOf(NotFound.class);
        var alone = people.circle(tenant, jelle);
        assertThatThrownBy(() -> People.as(jelle, () -> apart.end(alone, Set.of())))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void r_b22_a_no_to_health_goes_along_also_where_there_was_a_yes_before() {
        var own = people.circle(tenant, bram);
        people.seat(own, jelle, Ring.INNER);
        People.run(bram, () -> consents.stopHealth(home, NL));
        goesApart(wietske);
        assertThat(People.as(bram, () -> circles.view(own)).healthAllowed(Optional.of(bram)))
                .isFalse();
        assertThat(People.as(jelle, () -> circles.seat(own)).topics()).doesNotContain(Topic.HEALTH);
    }

    @Test
    void r_b22_who_had_an_own_circle_besides_goes_on_there() {
        var own = people.circle(tenant, bram);
        people.seat(own, jelle, Ring.INNER);
        goesApart(wietske);
        assertThat(ownOf(bram)).isEqualTo(own);
        assertThat(reads(bram, own)).containsExactly("Over Bram");
        assertThat(reads(jelle, own)).containsExactly("Over Bram");
    }

    private int sql(AccountId who, String change) {
        return People.as(
                who,
                () -> transaction.execute(
                        _ -> jdbc.sql(change).param(home.value()).update()));
    }
}
