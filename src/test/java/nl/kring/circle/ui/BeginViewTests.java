package nl.kring.circle.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.FormingService;
import nl.kring.circle.GivenYes;
import nl.kring.circle.NewCircle;
import nl.kring.circle.Preset;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.StaffRole;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Title;
import nl.kring.timeline.Feed;
import nl.kring.timeline.ImportedPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineJobs;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class BeginViewTests extends ViewTest {
    private static final GivenYes YES = new GivenYes(true, Locale.of("nl"));

    @Autowired
    private People people;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private TimelineJobs timeline;

    @Autowired
    private TimelineService posts;

    @Autowired
    private FormingService forming;

    @Autowired
    private CircleService circles;

    @Autowired
    private Feed feed;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private AccountId saakje;
    private AccountId rink;
    private AccountId oene;
    private CircleId circle;

    @BeforeEach
    void aCircleInTheMaking() {
        var tenant = people.tenant();
        saakje = people.person("Saakje");
        rink = people.person("Rink");
        oene = people.person("Oene");
        circle = people.job(() -> {
            var id = jobs.found(new NewCircle(tenant, CircleState.FORMING, "IMPORT", Preset.ORDINARY, List.of(saakje)));
            jobs.cameFrom(id, "Elders");
            return id;
        });
        people.seat(circle, rink, Ring.INNER);
        people.seat(circle, oene, Ring.HELPERS);
        people.job(() -> timeline.write(
                circle,
                new ImportedPost(
                        new PostId(Ids.next()),
                        null,
                        rink,
                        "Mem eet slecht.",
                        Topic.HEALTH,
                        Optional.empty(),
                        Instant.parse("2026-03-01T09:00:00Z"),
                        true)));
    }

    private void open(AccountId person) {
        signIn(person);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
    }

    private static void sayYes() {
        _click(_get(Button.class, spec -> spec.withText("Ja, dit is mijn kring")));
    }

    private int entries(AccountId reader) {
        return People.as(reader, () -> feed.window(circle, Optional.empty()).size());
    }

    private CircleState state() {
        return people.job(() -> jobs.view(circle).state());
    }

    @Test
    void r_a6_theResidentReadsWhatItIsAnswersTwoQuestionsAndSaysYes() {
        open(saakje);
        assertThat(_get(H1.class).getText()).isEqualTo("Is dit jouw kring, Saakje?");
        var form = _get(YesForm.class);
        assertThat(form.keep.getValue()).isFalse();
        assertThat(form.health.getValue()).isNull();
        sayYes();
        assertThat(state()).isEqualTo(CircleState.FORMING);
        fill(form.keep, true);
        fill(form.health, true);
        sayYes();
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
        assertThat(_get(Title.class).getText()).isEqualTo("Tijdlijn");
        assertThat(_get(JustBegun.class).getElement().getTextRecursively()).isEqualTo("Je kring is begonnen.");
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        assertThat(_find(JustBegun.class)).isEmpty();
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        assertThat(_find(JustBegun.class)).isEmpty();
        assertThat(_find(Button.class, spec -> spec.withText("Vertel iets"))).hasSize(1);
    }

    @Test
    void r_a6_aMemberWaitsAndSeesNothingElse() {
        open(rink);
        assertThat(_get(H1.class).getText()).isEqualTo("Deze kring begint pas als Saakje ja zegt");
        assertThat(_find(YesForm.class, spec -> spec.withCount(0, 1))).allMatch(form -> !form.isVisible());
        assertThat(_find(Button.class, spec -> spec.withText("Vertel iets"))).isEmpty();
        assertThat(_find(Button.class, spec -> spec.withText("Ik zag iets"))).isEmpty();
        assertThat(entries(rink)).isZero();
        assertThat(People.as(rink, () -> circles.view(circle).members())).isEmpty();
    }

    @Test
    void r_a6_onlyTheResidentSaysYes() {
        var navigator = people.staff(people.tenant(), StaffRole.NAVIGATOR, "Hinke");
        var stranger = people.person("Vreemde");
        assertThatThrownBy(() -> People.run(rink, () -> forming.confirm(circle, YES)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(rink, () -> forming.before(circle))).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(stranger, () -> forming.confirm(circle, YES)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(navigator, () -> forming.before(circle)))
                .isInstanceOf(NotFound.class);
        assertThat(state()).isEqualTo(CircleState.FORMING);
    }

    @Test
    void postgresqlAloneLetsOnlyTheResidentBeginACircleAndShowsAMemberOnlyHerself() {
        assertThat(change(rink)).isZero();
        assertThat(change(people.person("Vreemde"))).isZero();
        assertThat(membersSeenBy(rink)).isEqualTo(1);
        assertThat(membersSeenBy(saakje)).isEqualTo(2);
        assertThat(change(saakje)).isEqualTo(1);
        assertThat(membersSeenBy(rink)).isEqualTo(2);
    }

    @Test
    void r_a6_postgresqlAloneShowsWhoWaitsOnlyWhoseCircleItIs() {
        var manager = people.person("Meint");
        people.speaksFor(circle, saakje, manager, false);
        people.job(() -> jdbc.sql("insert into circle.topic_choice values (?, ?, 'HEALTH', true)")
                .param(circle.value())
                .param(oene.value())
                .update());
        assertThat(seenBy(rink)).containsExactly(2L, 1L, 0L, 0L, 0L);
        assertThat(seenBy(manager)).containsExactly(2L, 0L, 1L, 0L, 0L);
        People.run(saakje, () -> forming.confirm(circle, YES));
        assertThat(seenBy(rink)).containsExactly(4L, 2L, 1L, 1L, 1L);
        assertThat(seenBy(manager)).containsExactly(4L, 2L, 1L, 1L, 1L);
    }

    private List<Long> seenBy(AccountId person) {
        return Stream.of(
                        "common.account",
                        "circle.circle_member",
                        "circle.representation",
                        "circle.topic_choice",
                        "circle.audience")
                .map(table -> rows(person, table))
                .toList();
    }

    private long rows(AccountId person, String table) {
        return People.as(
                person,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from " + table)
                        .query(Long.class)
                        .single()));
    }

    private int change(AccountId person) {
        return People.as(
                person,
                () -> transaction.execute(_ -> jdbc.sql("update circle.circle set state = 'ACTIVE' where id = ?")
                        .param(circle.value())
                        .update()));
    }

    private long membersSeenBy(AccountId person) {
        return People.as(
                person,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle.circle_member where circle_id = ?")
                        .param(circle.value())
                        .query(Long.class)
                        .single()));
    }

    @Test
    void theResidentSeesBeforehandWhoWillReadHowMuch() {
        var before = People.as(saakje, () -> forming.before(circle));
        assertThat(before.posts()).isEqualTo(1);
        assertThat(before.reads()).containsEntry(rink, 1).containsEntry(oene, 0);
    }

    @Test
    void aSecondYesChangesNothingAndTheFirstIsKeptInWords() {
        People.run(saakje, () -> forming.confirm(circle, YES));
        People.run(saakje, () -> forming.confirm(circle, new GivenYes(false, Locale.of("nl"))));
        assertThat(entries(rink)).isEqualTo(1);
        assertThat(entries(oene)).isZero();
        assertThat(people.job(() -> jdbc.sql("select subject || ' ' || given from circle.consent where circle_id = ? "
                                + "order by 1")
                        .param(circle.value())
                        .query(String.class)
                        .list()))
                .containsExactly("HEALTH true", "KEEP true");
        assertThat(People.as(saakje, () -> circles.log(circle)))
                .extracting(line -> line.action() + " " + line.what())
                .contains("CONFIRMED CIRCLE", "ALLOWED HEALTH");
    }

    @Test
    void at_a6_whoSaysNoToHealthReadsTheOldPostsAlone() {
        People.run(saakje, () -> forming.confirm(circle, new GivenYes(false, Locale.of("nl"))));
        assertThat(entries(rink)).isZero();
        assertThat(entries(saakje)).isEqualTo(1);
        assertThat(People.as(saakje, () -> circles.seat(circle).topics())).doesNotContain(Topic.HEALTH);
    }

    @Test
    void at_a6_afterNoToHealthNobodyAnswersAnOldPostAboutIt() {
        People.run(saakje, () -> forming.confirm(circle, new GivenYes(false, Locale.of("nl"))));
        var old = new PostId(People.as(
                saakje, () -> feed.window(circle, Optional.empty()).getFirst().id()));
        assertThatThrownBy(
                        () -> People.run(saakje, () -> posts.answer(circle, old, new PostId(Ids.next()), "Nu beter.")))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(saakje, () -> writeBesides(old)))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    private void writeBesides(PostId old) {
        transaction.executeWithoutResult(
                _ -> jdbc.sql("insert into circle.post (id, circle_id, audience_id, thread_id, author_id, text) "
                                + "select uuidv7(), circle_id, audience_id, thread_id, common.me(), 'Nu beter.' "
                                + "from circle.post where id = ?")
                        .param(old.value())
                        .update());
    }

    @Test
    void at_a6_afterNoToHealthWhoSpeaksForTheResidentReadsNothingOfIt() {
        var mentor = people.person("Meint");
        people.speaksFor(circle, saakje, mentor, true);
        assertThat(rows(mentor, "circle.post")).isEqualTo(1);
        People.run(saakje, () -> forming.confirm(circle, new GivenYes(false, Locale.of("nl"))));
        assertThat(People.as(mentor, () -> circles.seat(circle).topics())).doesNotContain(Topic.HEALTH);
        assertThat(rows(mentor, "circle.post")).isZero();
    }

    @Test
    void r_a6_whoSpeaksForTheResidentInPersonalMattersSaysYesToo() {
        var mentor = people.person("Meint");
        var manager = people.person("Geert");
        people.speaksFor(circle, saakje, mentor, true);
        people.speaksFor(circle, saakje, manager, false);
        assertThatThrownBy(() -> People.run(manager, () -> forming.confirm(circle, YES)))
                .isInstanceOf(NoRight.class);
        assertThat(People.as(mentor, () -> forming.before(circle)).reads()).containsEntry(rink, 1);
        People.run(mentor, () -> forming.confirm(circle, YES));
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
        assertThat(People.as(saakje, () -> circles.log(circle)))
                .filteredOn(line -> line.action().equals("CONFIRMED"))
                .singleElement()
                .satisfies(line -> assertThat(line.actor()).contains(mentor));
    }
}
