package nl.kring.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Policies;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.MemberView;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.circle.StayService;
import nl.kring.circle.Topic;
import nl.kring.circle.WhoSeesService;
import nl.kring.identity.AccountId;
import nl.kring.invite.InvitationDoor.Outcome;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.timeline.Feed;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who takes over for a while (R-B5): reads what is practical, tells nothing, and is out on the day that was said. */
@KringTest
class GuestTests {
    private static final Locale NL = Locale.of("nl");

    @Autowired
    private People people;

    @Autowired
    private InviteTest inviting;

    @Autowired
    private FlywayConnectionDetails owner;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private InvitationDoor door;

    @Autowired
    private NewcomerService newcomers;

    @Autowired
    private CircleService circles;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private StayService stays;

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
    private AccountId tineke;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        geertje = people.person("Geertje");
        tineke = people.person("Tineke");
        circle = people.circle(people.tenant(), geertje);
        people.seat(circle, tineke, Ring.INNER);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }

    /** A guest up to and with the day that is so many days from now. */
    private AccountId guest(int days) {
        var address = InviteTest.fresh("oppas");
        var asked = InviteTest.guest("Oppas", address, today().plusDays(days));
        People.run(geertje, () -> invitations.invite(circle, List.of(asked), NL));
        var token = inviting.token(address).orElseThrow();
        var guest = ((Outcome.In) door.acceptAsNew(token, new FirstName("Oppas"), NL, "here"))
                .person()
                .account();
        People.run(geertje, () -> newcomers.recognise(circle, guest));
        return guest;
    }

    private void due() {
        works.stream()
                .filter(work -> work.name().equals("stays"))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
    }

    private MemberView member(AccountId person) {
        return people.job(() -> jobs.view(circle)).members().stream()
                .filter(one -> one.person().account().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private NewPost about(Topic topic) {
        return new NewPost(new PostId(Ids.next()), "Iets over " + topic, topic, Optional.empty());
    }

    @Test
    void r_b5_aGuestIsAskedUntilADayAndReadsSoBeforeTheYes() {
        var address = InviteTest.fresh("oppas");
        var until = today().plusDays(9);
        People.run(geertje, () -> invitations.invite(circle, List.of(InviteTest.guest("Oppas", address, until)), NL));
        var open = (Outcome.Open) door.look(inviting.token(address).orElseThrow(), "look");
        assertThat(open.invitation().topics()).containsExactly(Topic.PRACTICAL);
        assertThat(open.invitation().guestUntil().orElseThrow())
                .isEqualTo(until.plusDays(1).atStartOfDay(MovingClock.ZONE).toInstant());
        assertThat(open.invitation().until())
                .isEqualTo(open.invitation().guestUntil().orElseThrow());
        assertThat(inviting.only(circle, geertje).guestUntil()).isPresent();
    }

    @Test
    void r_b5_aDayIsNeededAndNotMoreThanThirtyDaysAhead() {
        var address = InviteTest.fresh("oppas");
        assertThatThrownBy(() -> new NewInvitation(
                        Ids.next(),
                        new FirstName("Oppas"),
                        Optional.of(address),
                        RelationKind.GUEST,
                        "oppas",
                        Ring.HELPERS,
                        Optional.empty()))
                .isInstanceOf(Refused.class);
        for (var day : List.of(today().minusDays(1), today().plusDays(30))) {
            assertThatThrownBy(() -> People.run(
                            geertje,
                            () -> invitations.invite(circle, List.of(InviteTest.guest("Oppas", address, day)), NL)))
                    .isInstanceOf(Refused.class);
        }
        People.run(
                geertje,
                () -> invitations.invite(
                        circle, List.of(InviteTest.guest("Oppas", address, today().plusDays(29))), NL));
        assertThat(inviting.only(circle, geertje).guestUntil()).isPresent();
    }

    @Test
    void r_b5_aGuestReadsWhatIsPracticalAndTellsNothing() {
        var practical = about(Topic.PRACTICAL);
        People.run(tineke, () -> timeline.post(circle, practical));
        People.run(tineke, () -> timeline.post(circle, about(Topic.FUN)));
        People.run(tineke, () -> timeline.post(circle, about(Topic.HEALTH)));
        var guest = guest(9);
        assertThat(People.as(guest, () -> feed.window(circle, Optional.empty())))
                .extracting(entry -> entry.id())
                .containsExactly(practical.id().value());
        assertThat(rows(guest, "post")).isEqualTo(1);
        var seen = People.as(
                guest, () -> timeline.posts(circle, List.of(practical.id().value())));
        assertThat(seen.get(practical.id().value()).mayAnswer()).isFalse();
        assertThatThrownBy(() -> People.run(guest, () -> timeline.post(circle, about(Topic.PRACTICAL))))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(
                        guest, () -> timeline.answer(circle, practical.id(), new PostId(Ids.next()), "Ik doe het")))
                .isInstanceOf(NoRight.class);
        var seat = People.as(guest, () -> circles.seat(circle));
        assertThat(java.util.stream.Stream.of(Act.values()).filter(seat::can))
                .containsExactly(Act.READ, Act.LEAVE, Act.TAKE_TASK); // appendix B: own tasks
        assertThat(member(guest).until()).isPresent();
        assertThat(member(tineke).until()).isEmpty();
    }

    @Test
    void r_b5_theResidentMayNarrowAGuestAndNeverWiden() {
        var guest = guest(9);
        assertThatThrownBy(() -> People.run(
                        geertje,
                        () -> sees.arrange(circle, guest, Ring.HELPERS, Set.of(Topic.PRACTICAL, Topic.HEALTH))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.run(geertje, () -> circles.moveTo(circle, guest, Ring.INNER)))
                .isInstanceOf(Refused.class);
        People.run(geertje, () -> sees.arrange(circle, guest, Ring.HELPERS, Set.of()));
        assertThat(member(guest).topics()).isEmpty();
        People.run(geertje, () -> sees.arrange(circle, guest, Ring.HELPERS, Set.of(Topic.PRACTICAL)));
        assertThat(member(guest).topics()).containsExactly(Topic.PRACTICAL);
    }

    @Test
    void r_b5_onTheDayItIsOverAtTheNextReadInJavaAndInPostgresqlAloneAndThenByItself() {
        People.run(tineke, () -> timeline.post(circle, about(Topic.PRACTICAL)));
        var guest = guest(0);
        assertThat(rows(guest, "post")).isEqualTo(1);
        clock.forward(Duration.between(
                clock.instant(),
                today().plusDays(1).atStartOfDay(MovingClock.ZONE).toInstant()));
        assertThatThrownBy(() -> People.run(guest, () -> circles.view(circle))).isInstanceOf(NotFound.class);
        for (var table : List.of("circle_member", "circle_resident", "post", "entry", "audience", "warning_sign")) {
            assertThat(rows(guest, table)).as(table).isZero();
        }
        due();
        assertThat(people.job(() -> jdbc.sql(
                                "select ended_at is not null from circle.circle_member where circle_id = ? and account_id = ?")
                        .param(circle.value())
                        .param(guest.value())
                        .query(Boolean.class)
                        .single()))
                .isTrue();
    }

    @Test
    void r_b5_theResidentIsAskedTwoDaysBeforeAndLetsAGuestStayOnce() {
        var guest = guest(9);
        clock.forward(Duration.ofDays(5));
        due();
        assertThat(asked()).isEmpty();
        clock.forward(Duration.ofDays(4));
        due();
        due();
        assertThat(asked()).containsExactly("Oppas");
        assertThat(letters()).isEqualTo(1);
        var before = member(guest).until().orElseThrow();
        assertThatThrownBy(() -> People.run(tineke, () -> stays.answer(circle, guest, true)))
                .isInstanceOf(NoRight.class);
        People.run(geertje, () -> stays.answer(circle, guest, true));
        assertThat(member(guest).until()).contains(before.plus(Duration.ofDays(30)));
        clock.forward(Duration.ofDays(29));
        due();
        assertThat(asked()).isEmpty();
        People.run(geertje, () -> stays.answer(circle, guest, true));
        assertThat(member(guest).until()).contains(before.plus(Duration.ofDays(30)));
        clock.forward(Duration.ofDays(3));
        due();
        assertThatThrownBy(() -> People.run(guest, () -> circles.view(circle))).isInstanceOf(NotFound.class);
        assertThat(people.job(() -> jobs.view(circle)).members()).hasSize(1);
    }

    @Test
    void r_b5_aGuestWhoWasProposedComesOnlyWithTheResidentsYesAndNotAfterTheDay() {
        var address = InviteTest.fresh("oppas");
        var proposed = InviteTest.guest("Oppas", address, today().plusDays(1));
        People.run(tineke, () -> invitations.invite(circle, List.of(proposed), NL));
        assertThat(inviting.token(address)).isEmpty();
        clock.forward(Duration.ofDays(3));
        assertThatThrownBy(() -> People.run(geertje, () -> invitations.approve(circle, proposed.id())))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("invite.over"));
        assertThat(inviting.token(address)).isEmpty();
    }

    /** On 31 October 2027 an hour comes twice. */
    @Test
    void r_b5_thirtyDaysAreDaysAlsoWhenTheClocksGoBackInBetween() throws SQLException {
        var asked =
                "insert into circle.invitation (id, circle_id, proposed_by, first_name, on_paper, relation, relation_word, ring, "
                        + "language, state, decide_by, created_at, guest_until) values (uuidv7(), '" + circle.value()
                        + "', '"
                        + geertje.value() + "', 'Oane', true, 'GUEST', 'oppas', 'HELPERS', 'nl', 'PROPOSED', now(), "
                        + "'2027-10-05 00:10 Europe/Amsterdam', '2027-11-0%s 00:00 Europe/Amsterdam')";
        Policies.fill(owner, asked.formatted(4));
        assertThatThrownBy(() -> Policies.fill(owner, asked.formatted(5)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("invitation_guest");
        var oane = people.person("Oane");
        people.job(() -> {
            jobs.seatInvited(
                    circle,
                    new NewMember(oane, RelationKind.GUEST, "oppas", Optional.empty(), Ring.HELPERS, false, false),
                    Optional.of(clock.instant().plus(Duration.ofDays(30)).plus(Duration.ofMinutes(50))));
            return true;
        });
    }

    @Test
    void r_b5_postgresqlAloneKeepsAGuestSmallAndShort() {
        var guest = guest(9);
        assertThatThrownBy(() -> change(geertje, guest, "ends_at = ends_at + interval '1 day'"))
                .rootCause()
                .hasMessageContaining("let stay once");
        assertThatThrownBy(() -> change(
                        geertje,
                        guest,
                        "ends_at = ends_at + interval '31 days', stay_answered_at = common.kring_now()"))
                .rootCause()
                .hasMessageContaining("thirty days at most");
        assertThatThrownBy(() -> change(geertje, guest, "ring = 'INNER'")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> change(geertje, guest, "coordinator = true")).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> change(geertje, guest, "ends_at = null")).isInstanceOf(DataAccessException.class);
        assertThat(change(
                        geertje,
                        guest,
                        "ends_at = ends_at + interval '30 days', stay_answered_at = common.kring_now()"))
                .isEqualTo(1);
        assertThatThrownBy(() -> change(geertje, guest, "stay_answered_at = null"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> seatForever(people.person("Lang"))).isInstanceOf(DataAccessException.class);
        var practical = about(Topic.PRACTICAL);
        People.run(tineke, () -> timeline.post(circle, practical));
        assertThatThrownBy(() -> answerAlone(guest, practical.id().value()))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    private void seatForever(AccountId person) {
        people.job(() -> {
            jobs.seatInvited(
                    circle,
                    new NewMember(person, RelationKind.GUEST, "oppas", Optional.empty(), Ring.HELPERS, false, false),
                    Optional.of(clock.instant().plus(Duration.ofDays(31))));
            return true;
        });
    }

    private int answerAlone(AccountId guest, UUID thread) {
        return People.as(
                guest,
                () -> transaction.execute(_ -> jdbc.sql(
                                "insert into circle.post (id, circle_id, audience_id, thread_id, author_id, text) "
                                        + "select uuidv7(), circle_id, audience_id, id, ?, 'Hoi' from circle.post where id = ?")
                        .param(guest.value())
                        .param(thread)
                        .update()));
    }

    private int change(AccountId person, AccountId member, String what) {
        return People.as(
                person,
                () -> transaction.execute(_ -> jdbc.sql(
                                "update circle.circle_member set " + what + " where circle_id = ? and account_id = ?")
                        .param(circle.value())
                        .param(member.value())
                        .update()));
    }

    private long rows(AccountId person, String table) {
        return People.as(
                person,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle." + table + " where circle_id = ?")
                        .param(circle.value())
                        .query(Long.class)
                        .single()));
    }

    private List<String> asked() {
        return People.as(geertje, () -> stays.questions(circle)).stream()
                .map(question -> question.person().firstName())
                .toList();
    }

    private long letters() {
        return people.job(
                () -> jdbc.sql("select count(*) from common.delivery where circle_id = ? and template = 'stayGuest'")
                        .param(circle.value())
                        .query(Long.class)
                        .single());
    }
}
