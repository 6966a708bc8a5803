package nl.kring.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.Act;
import nl.kring.circle.Age;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.ConsentSubject;
import nl.kring.circle.MemberView;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.circle.WhoSeesService;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.invite.InvitationDoor.Outcome;
import nl.kring.invite.NewInvitation.Young;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.start.NewStart;
import nl.kring.start.StartDoor;
import nl.kring.timeline.Feed;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who is not eighteen yet takes part small: asked by a parent under sixteen, reads little, and nothing is asked of a child (R-B14). */
@KringTest
class YoungMemberTests {
    private static final Locale NL = Locale.of("nl");
    private static final Duration YEAR = Duration.ofDays(366);

    @Autowired
    private People people;

    @Autowired
    private InviteTest inviting;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private InvitationDoor door;

    @Autowired
    private NewcomerService newcomers;

    @Autowired
    private StartDoor start;

    @Autowired
    private CircleService circles;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private ConsentService consents;

    @Autowired
    private WhoSeesService sees;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Feed feed;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private AccountId geertje;
    private AccountId marijke;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        geertje = people.person("Geertje");
        marijke = people.person("Marijke");
        circle = people.circle(people.tenant(), geertje);
        people.seat(circle, marijke, Ring.INNER);
    }

    private static NewInvitation asking(EmailAddress address, int age, boolean byParent) {
        return new NewInvitation(
                Ids.next(),
                new FirstName("Joris"),
                Optional.of(address),
                RelationKind.YOUNG_MEMBER,
                "kleinzoon",
                Ring.HELPERS,
                Optional.empty(),
                Optional.of(new Young(age, byParent)));
    }

    /** Proposed by Marijke, approved and recognised by Geertje. */
    private AccountId joris(int age) {
        var address = InviteTest.fresh("joris");
        var asked = asking(address, age, age < 16);
        People.run(marijke, () -> invitations.invite(circle, List.of(asked), NL));
        People.run(geertje, () -> invitations.approve(circle, asked.id()));
        var token = inviting.token(address).orElseThrow();
        var joris = ((Outcome.In) door.acceptAsNew(token, new FirstName("Joris"), NL, "here"))
                .person()
                .account();
        People.run(geertje, () -> newcomers.recognise(circle, joris));
        return joris;
    }

    private MemberView member(AccountId person) {
        return people.job(() -> jobs.view(circle)).members().stream()
                .filter(one -> one.person().account().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private void due() {
        works.stream()
                .filter(work -> work.name().equals("young-members"))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
    }

    @Test
    void r_b14_nobodyUnderTwelveIsAskedAndUnderSixteenOnlyByAParent() {
        var address = InviteTest.fresh("joris");
        assertThatThrownBy(() -> asking(address, 11, true))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("invite.young.tooYoung"));
        for (var age : List.of(12, 15)) {
            assertThatThrownBy(() -> asking(address, age, false))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.key()).isEqualTo("invite.young.parent"));
        }
        assertThat(asking(address, 15, true).ring()).isEqualTo(Ring.INNER);
        assertThat(asking(address, 16, false).ring()).isEqualTo(Ring.HELPERS);
    }

    @Test
    void r_b14_aChildReadsWhatIsPracticalAndFunAndTheAgendaInBothWalls() {
        var posts = Stream.of(Topic.values())
                .filter(topic -> topic != Topic.MONEY)
                .map(topic -> new NewPost(new PostId(Ids.next()), "Iets over " + topic, topic, Optional.empty()))
                .toList();
        posts.forEach(post -> People.run(geertje, () -> timeline.post(circle, post)));
        var joris = joris(14);
        assertThat(member(joris).ring()).isEqualTo(Ring.INNER);
        assertThat(member(joris).age()).isEqualTo(Age.CHILD);
        assertThat(member(joris).topics()).containsExactlyInAnyOrder(Topic.PRACTICAL, Topic.FUN, Topic.AGENDA);
        assertThat(People.as(joris, () -> feed.window(circle, Optional.empty())))
                .hasSize(3);
        assertThat(texts(joris)).containsExactlyInAnyOrder("Iets over PRACTICAL", "Iets over FUN", "Iets over AGENDA");
        assertThatThrownBy(() ->
                        People.run(geertje, () -> sees.arrange(circle, joris, Ring.INNER, EnumSet.allOf(Topic.class))))
                .isInstanceOf(Refused.class);
        // a choice that came past Java changes nothing for a child
        people.job(() -> jdbc.sql("insert into circle.topic_choice (circle_id, account_id, topic, allowed) "
                        + "values (?, ?, 'HEALTH', true)")
                .param(circle.value())
                .param(joris.value())
                .update());
        assertThat(texts(joris)).doesNotContain("Iets over HEALTH");
        assertThat(member(joris).topics()).doesNotContain(Topic.HEALTH);
    }

    private List<String> texts(AccountId reader) {
        return People.as(
                reader,
                () -> transaction.execute(_ -> jdbc.sql("select text from circle.post where circle_id = ?")
                        .param(circle.value())
                        .query(String.class)
                        .list()));
    }

    @Test
    void r_b14_nothingOfCareIsAskedOfAChild() {
        var joris = joris(15);
        var seat = People.as(joris, () -> circles.seat(circle));
        assertThat(Stream.of(Act.values()).filter(seat::can))
                .containsExactlyInAnyOrder(
                        Act.READ, Act.POST, Act.ASK, Act.MILESTONE, Act.SURPRISE, Act.ERASE_POST, Act.LEAVE);
        var older = People.as(joris(16), () -> circles.seat(circle));
        assertThat(older.can(Act.OBSERVE)).isTrue();
        assertThat(older.can(Act.READ_PLAN)).isTrue();
    }

    @Test
    void r_b14_whatAParentAgreedToStandsInTheRecordAndStoppingEndsItAtOnce() {
        var joris = joris(13);
        assertThat(People.as(marijke, () -> consents.mine(circle)))
                .filteredOn(answer -> answer.subject() == ConsentSubject.YOUNG_MEMBER)
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.holds()).isTrue();
                    assertThat(answer.about()).contains(joris);
                });
        assertThatThrownBy(() -> People.run(geertje, () -> consents.stopForChild(circle, joris, NL)))
                .isInstanceOf(NoRight.class);
        // with any yes of one's own in hand another's child could be put out
        var tineke = people.person("Tineke");
        people.seat(circle, tineke, Ring.INNER);
        assertThatThrownBy(() -> takeBackAlone(tineke, joris)).rootCause().hasMessageContaining("row-level security");
        People.run(marijke, () -> consents.stopForChild(circle, joris, NL));
        assertThatThrownBy(() -> People.run(joris, () -> circles.view(circle))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(marijke, () -> consents.stopForChild(circle, joris, NL)))
                .isInstanceOf(NoRight.class);
    }

    private int takeBackAlone(AccountId who, AccountId child) {
        People.run(who, () -> consents.messages(circle, true, NL));
        return People.as(
                who,
                () -> transaction.execute(_ -> jdbc.sql(
                                "insert into circle.consent (id, circle_id, account_id, subject, given, wording, version, language, "
                                        + "takes_back, about_id) select uuidv7(), circle_id, account_id, 'YOUNG_MEMBER', false, 'x', 'x', 'nl', id, ? "
                                        + "from circle.consent where circle_id = ? and account_id = ? and given limit 1")
                        .param(child.value())
                        .param(circle.value())
                        .param(who.value())
                        .update()));
    }

    @Test
    void r_b14_aChildStaysAsLongAsTheParentDoes() {
        var joris = joris(13);
        due();
        assertThat(People.as(joris, () -> circles.seat(circle)).recognised()).isTrue();
        People.run(marijke, () -> circles.leave(circle));
        due();
        assertThatThrownBy(() -> People.run(joris, () -> circles.view(circle))).isInstanceOf(NotFound.class);
    }

    @Test
    void r_b14_oneGrowsOutOfItByItselfAndTheAgeIsForgotten() {
        var joris = joris(15);
        clock.forward(YEAR);
        assertThat(member(joris).age()).isEqualTo(Age.YOUTH);
        assertThat(member(joris).topics()).contains(Topic.HEALTH);
        clock.forward(YEAR.multipliedBy(2));
        due();
        assertThat(member(joris).age()).isEqualTo(Age.GROWN_UP);
        assertThat(member(joris).relation()).isEqualTo(RelationKind.CLOSE_ONE);
        assertThat(people.job(() -> jdbc.sql(
                                "select count(*) from circle.circle_member where account_id = ? and young_until is null")
                        .param(joris.value())
                        .query(Integer.class)
                        .single()))
                .isEqualTo(1);
    }

    @Test
    void r_b14_aChildIsNoCirclesResidentAndFromSixteenOnItMayBe() {
        var child = joris(14);
        assertThatThrownBy(() -> People.run(child, () -> start.beginAsMe(ownCircle())))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.getMessage())
                        .contains("circle.resident.child"));
        assertThat(people.job(() -> jdbc.sql("select count(*) from circle.circle_resident where account_id = ?")
                        .param(child.value())
                        .query(Integer.class)
                        .single()))
                .isZero();
        assertThatThrownBy(() -> people.job(() -> {
                    jobs.isOf(circle, child);
                    return true;
                }))
                .isInstanceOf(Refused.class);
        var grownUp = joris(16);
        assertThat(People.as(grownUp, () -> start.beginAsMe(ownCircle()))
                        .person()
                        .account())
                .isEqualTo(grownUp);
    }

    private NewStart ownCircle() {
        return new NewStart(
                new CircleId(Ids.next()),
                people.tenant(),
                Optional.empty(),
                "Joris",
                NL,
                true,
                Optional.empty(),
                new NewStart.Whom.Me(false));
    }

    /** Asked as a grown-up into another circle, and the yes of this person. */
    private Outcome saysYesElsewhere(AccountId person, NewInvitation asked, AccountId by, CircleId elsewhere) {
        People.run(by, () -> invitations.invite(elsewhere, List.of(asked), NL));
        var token = inviting.token(asked.address().orElseThrow()).orElseThrow();
        return People.as(person, () -> door.acceptAsMe(token, "here"));
    }

    @Test
    void r_b14_aChildIsAChildInTheNextCircleTooAndBeginsNoneForAnother() {
        var child = joris(14);
        var douwe = people.person("Douwe");
        var elsewhere = people.circle(people.tenant(), douwe);
        var asked = InviteTest.asking("Joris", InviteTest.fresh("joris"), Ring.HELPERS);
        assertThatThrownBy(() -> saysYesElsewhere(child, asked, douwe, elsewhere))
                .isInstanceOf(Refused.class)
                .hasMessage("circle.member.child");
        assertThat(People.as(douwe, () -> circles.view(elsewhere)).members()).isEmpty();
        assertThatThrownBy(() -> people.seat(elsewhere, child, Ring.HELPERS)).isInstanceOf(Refused.class);
        var forAnother = new NewStart(
                new CircleId(Ids.next()),
                people.tenant(),
                Optional.empty(),
                "Joris",
                NL,
                true,
                Optional.empty(),
                new NewStart.Whom.Another("Opa", "kleinzoon", Optional.empty(), Optional.empty()));
        assertThatThrownBy(() -> People.run(child, () -> start.beginAsMe(forAnother)))
                .isInstanceOf(Refused.class)
                .hasMessage("circle.resident.child");
        assertThatThrownBy(() -> rowByHand(
                        "insert into circle.circle_resident (id, circle_id, account_id) values (uuidv7(), ?, ?)",
                        elsewhere,
                        child))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> rowByHand(
                        "insert into circle.circle_member (id, circle_id, account_id, relation, relation_word, ring) "
                                + "values (uuidv7(), ?, ?, 'CLOSE_ONE', 'neef', 'INNER')",
                        elsewhere,
                        child))
                .isInstanceOf(DataAccessException.class);
        assertThat(joris(16)).as("from sixteen on").satisfies(grown -> people.seat(elsewhere, grown, Ring.HELPERS));
    }

    @Test
    void r_b14_whoIsAGrownUpSomewhereIsNoChildElsewhere() {
        var douwe = people.person("Douwe");
        people.circle(people.tenant(), douwe);
        var bram = people.person("Bram");
        people.seat(people.circle(people.tenant(), people.person("Wiep")), bram, Ring.HELPERS);
        for (var person : List.of(douwe, bram)) {
            var asked = asking(InviteTest.fresh("joris"), 14, true);
            People.run(marijke, () -> invitations.invite(circle, List.of(asked), NL));
            People.run(geertje, () -> invitations.approve(circle, asked.id()));
            var token = inviting.token(asked.address().orElseThrow()).orElseThrow();
            assertThatThrownBy(() -> People.as(person, () -> door.acceptAsMe(token, "here")))
                    .isInstanceOf(Refused.class)
                    .hasMessage("circle.member.grownUp");
            assertThatThrownBy(() -> rowByHand(
                            "insert into circle.circle_member (id, circle_id, account_id, relation, relation_word, ring, young_until) "
                                    + "values (uuidv7(), ?, ?, 'YOUNG_MEMBER', 'neef', 'INNER', "
                                    + "(common.kring_now() + interval '4 years')::date)",
                            circle,
                            person))
                    .isInstanceOf(DataAccessException.class);
        }
        assertThat(People.as(geertje, () -> circles.view(circle)).members()).hasSize(1);
    }

    private void rowByHand(String sql, CircleId which, AccountId who) {
        people.job(() -> jdbc.sql(sql).param(which.value()).param(who.value()).update());
    }

    @Test
    void r_b14_postgresqlAloneAsksNoChildWithoutAParent() {
        assertThatThrownBy(() -> askAlone(14, false)).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> askAlone(11, true)).isInstanceOf(DataAccessException.class);
        assertThat(askAlone(14, true)).isEqualTo(1);
        var joris = joris(14);
        assertThat(List.of(rowsOf(joris, "early_warning_plan"), rowsOf(joris, "alert"), rowsOf(joris, "warning_sign")))
                .containsOnly(0);
    }

    private int askAlone(int age, boolean byParent) {
        return People.as(
                geertje,
                () -> transaction.execute(_ -> jdbc.sql(
                                "insert into circle.invitation (id, circle_id, proposed_by, first_name, on_paper, relation, relation_word, "
                                        + "ring, age, by_parent, language, state, decide_by) values (uuidv7(), ?, ?, 'Joris', true, "
                                        + "'YOUNG_MEMBER', 'kleinzoon', 'INNER', ?, ?, 'nl', 'PROPOSED', common.kring_now() + interval '1 day')")
                        .param(circle.value())
                        .param(geertje.value())
                        .param(age)
                        .param(byParent)
                        .update()));
    }

    private int rowsOf(AccountId reader, String table) {
        return People.as(
                reader,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle." + table + " where circle_id = ?")
                        .param(circle.value())
                        .query(Integer.class)
                        .single()));
    }
}
