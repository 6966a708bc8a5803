package nl.kring.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.circle.Act;
import nl.kring.circle.ApartService;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.GivenYes;
import nl.kring.circle.HousemateService;
import nl.kring.circle.LogLine;
import nl.kring.circle.RepresentationType;
import nl.kring.circle.Ring;
import nl.kring.circle.Scope;
import nl.kring.circle.Seat;
import nl.kring.circle.SpeakerView;
import nl.kring.circle.StayService;
import nl.kring.circle.Topic;
import nl.kring.frontdoor.CheckService;
import nl.kring.frontdoor.CheckView;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.TenantService;
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

/** Who speaks for a resident: only after the municipality saw it, only on what it is about, marked, told, and over by itself. */
@KringTest
class RepresentationServiceTests {
    @Autowired
    private People people;

    @Autowired
    private TenantService tenants;

    @Autowired
    private RepresentationService representations;

    @Autowired
    private RepresentationAnswers answers;

    @Autowired
    private CheckService checks;

    @Autowired
    private StayService stays;

    @Autowired
    private CircleService circles;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private Feed feed;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ApartService apart;

    @Autowired
    private HousemateService housemates;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private Town town;
    private AccountId lammert;
    private AccountId marga;
    private AccountId jan;
    private CircleId circle;

    @BeforeEach
    void lammertAndMarga() {
        town = Town.of(people, tenants);
        lammert = people.person("Lammert");
        marga = people.person("Marga");
        jan = people.person("Jan");
        circle = people.circle(town.tenant(), lammert);
        people.seat(circle, marga, Ring.PROFESSIONALS);
        people.seat(circle, jan, Ring.INNER);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }

    private NewRepresentation given(AccountId person, RepresentationType type, Scope scope) {
        return new NewRepresentation(
                Ids.next(), person, lammert, type, scope, "Zijlstra", "CB-2026-0412", today().plusMonths(12));
    }

    private NewRepresentation guardian() {
        return given(marga, RepresentationType.GUARDIAN, Scope.BOTH);
    }

    private void ask(AccountId who, NewRepresentation given) {
        People.run(who, () -> representations.ask(circle, given, representations.preview(circle, given)));
    }

    private CheckView waiting() {
        return Town.soon(() -> People.as(town.baukje(), () -> checks.checks()).stream()
                .filter(check -> check.seen().isEmpty())
                .findFirst());
    }

    private void seen(LocalDate until) {
        var check = waiting();
        People.as(town.baukje(), () -> {
            checks.seen(check.id(), today(), until);
            return true;
        });
        Acting.asSystem(answers.name(), answers::doWhatIsDue);
    }

    private void speaks(AccountId person, RepresentationType type, Scope scope) {
        var given = given(person, type, scope);
        ask(person, given);
        seen(given.until());
        Town.soon(() -> speakers().stream()
                .filter(one -> one.person().account().equals(person))
                .findFirst());
    }

    private List<SpeakerView> speakers() {
        return People.as(lammert, () -> circles.view(circle)).speakers();
    }

    private Seat seatOf(AccountId person) {
        return People.as(person, () -> circles.seat(circle));
    }

    private List<LogLine> log() {
        return People.as(lammert, () -> circles.whoLooked(circle, Optional.empty()));
    }

    private List<String> mailsTo(AccountId person) {
        return people.job(() -> jdbc.sql("select template from common.delivery where recipient_id = ? order by id")
                .param(person.value())
                .query(String.class)
                .list());
    }

    private PostId post(AccountId who, Topic topic) {
        var id = new PostId(Ids.next());
        People.run(who, () -> timeline.post(circle, new NewPost(id, "Over " + topic, topic, Optional.empty())));
        return id;
    }

    private List<String> audiencesInPostgres(AccountId who) {
        return People.as(
                who,
                () -> transaction.execute(_ -> jdbc.sql(
                                "select distinct a.topic from circle.entry e join circle.audience a on a.id = e.audience_id order by 1")
                        .query(String.class)
                        .list()));
    }

    @Test
    void r_b10_beforeTheMunicipalitySawItNobodySpeaksForAnybody() {
        ask(marga, guardian());
        waiting();
        assertThat(speakers()).isEmpty();
        assertThat(seatOf(marga).kind()).isEqualTo(Seat.Kind.MEMBER);
        assertThat(seatOf(marga).can(Act.ADMIT_OR_REMOVE)).isFalse();
        assertThat(People.as(lammert, () -> representations.requests(circle))).hasSize(1);
    }

    @Test
    void r_b10_whatCrossesIsExactlyWhatThePreviewShowedAndTheOfficialSeesNoCircle() {
        var given = guardian();
        var shown = People.as(marga, () -> representations.preview(circle, given));
        ask(marga, given);
        var asked = waiting().asked();
        assertThat(asked).isEqualTo(representations.shown(shown));
        assertThat(asked.representative()).isEqualTo("Marga");
        assertThat(asked.name()).isEqualTo("Lammert Zijlstra");
        assertThat(shown.payload())
                .doesNotContain(
                        circle.value().toString(), "Jan", lammert.value().toString());
        assertThatThrownBy(() -> People.as(town.baukje(), () -> circles.view(circle)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void r_b10_seenByWhomOnWhichDayAndUntilWhen() {
        ask(marga, guardian());
        var until = today().plusMonths(6);
        seen(until);
        var speaker = Town.soon(() -> speakers().stream().findFirst());
        assertThat(speaker.seenBy()).contains("Baukje Venema");
        assertThat(speaker.seenOn()).contains(today());
        assertThat(speaker.until())
                .isEqualTo(until.plusDays(1).atStartOfDay(MovingClock.ZONE).toInstant());
        assertThat(seatOf(marga).can(Act.ADMIT_OR_REMOVE)).isTrue();
        assertThat(mailsTo(lammert)).contains("speaks.seen");
        assertThat(mailsTo(marga)).contains("speaks.seen");
    }

    @Test
    void r_b10_itIsSeenOnceHoweverManyAnswerAndWhoWasNotSeenSpeaksForNobody() {
        ask(marga, guardian());
        var check = waiting();
        var admin = people.staff(town.tenant(), StaffRole.TENANT_ADMIN, "Ids");
        People.as(admin, () -> {
            checks.notSeen(check.id());
            return true;
        });
        People.as(town.baukje(), () -> {
            checks.seen(check.id(), today(), today().plusMonths(3));
            return true;
        });
        Town.soon(() -> Optional.of(mailsTo(lammert)).filter(mails -> mails.contains("speaks.notSeen")));
        assertThat(speakers()).isEmpty();
        assertThat(People.as(marga, () -> representations.requests(circle)))
                .singleElement()
                .satisfies(request -> assertThat(request.notSeen()).isTrue());
    }

    @Test
    void r_b10_onlyANavigatorOrWhoRunsKringThereSeesIt() {
        ask(marga, guardian());
        waiting();
        for (SignedIn other : List.of(town.akke(), town.lotte())) {
            assertThatThrownBy(() -> People.as(other, () -> checks.checks())).isInstanceOf(NotFound.class);
            assertThat(rowsSeenBy(other)).isZero();
        }
        var elsewhere = people.staff(people.tenant(), StaffRole.NAVIGATOR, "Ver");
        assertThat(People.as(elsewhere, () -> checks.checks())).isEmpty();
        assertThat(rowsSeenBy(elsewhere)).isZero();
        assertThat(rowsSeenBy(town.baukje())).isEqualTo(1);
    }

    private long rowsSeenBy(SignedIn staff) {
        return People.as(
                staff,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from municipal.representation_check k "
                                + "join bridge.crossing c on c.id = k.bridge_id where k.tenant_id = ?")
                        .param(town.tenant().value())
                        .query(Long.class)
                        .single()));
    }

    @Test
    void r_b10_atMostTwoYearsAndOnlyOnWhatItIsAbout() {
        var tooLong = new NewRepresentation(
                Ids.next(),
                marga,
                lammert,
                RepresentationType.MENTOR,
                Scope.PERSONAL,
                "Zijlstra",
                "",
                today().plusMonths(25));
        assertThatThrownBy(() -> ask(marga, tooLong)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ask(marga, given(marga, RepresentationType.ADMINISTRATOR, Scope.BOTH)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> ask(jan, guardian())).isInstanceOf(NoRight.class);
        assertThat(People.as(lammert, () -> representations.requests(circle))).isEmpty();
    }

    /** Papers of a namesake are no papers of him; what Kring knows is not shown to who guesses. */
    @Test
    void r_b10_theSurnameThatIsGivenIsTheOneThatKringKnows() {
        people.job(() -> jdbc.sql("update common.account set surname = 'Zijlstra' where id = ?")
                .param(lammert.value())
                .update());
        var other = new NewRepresentation(
                Ids.next(),
                marga,
                lammert,
                RepresentationType.GUARDIAN,
                Scope.BOTH,
                "Visser",
                "",
                today().plusMonths(6));
        assertThatThrownBy(() -> ask(marga, other))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("speaks.surname.other"));
        ask(
                marga,
                new NewRepresentation(
                        Ids.next(),
                        marga,
                        lammert,
                        RepresentationType.GUARDIAN,
                        Scope.BOTH,
                        "zijlstra ",
                        "",
                        today().plusMonths(6)));
        assertThat(People.as(lammert, () -> representations.requests(circle))).hasSize(1);
    }

    @Test
    void r_b10_postgresqlAloneLetsNobodyMakeHimselfARepresentativeOrAskForAnother() {
        assertThatThrownBy(() -> insert(
                        marga,
                        "insert into circle.representation (id, circle_id, resident_id, account_id, type, personal, financial, "
                                + "valid_until) values (uuidv7(), :circle, :resident, :who, 'GUARDIAN', true, true, "
                                + "common.kring_now() + interval '1 year')",
                        marga))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> insert(
                        jan,
                        "insert into circle.representation_request (id, circle_id, resident_id, account_id, type, personal, "
                                + "financial, limited, reference, valid_until, asked_by, bridge_id) values (uuidv7(), :circle, "
                                + ":resident, :who, 'GUARDIAN', true, true, false, '', current_date + 30, :resident, uuidv7())",
                        marga))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    private void insert(AccountId as, String sql, AccountId who) {
        People.run(
                as,
                () -> transaction.executeWithoutResult(_ -> jdbc.sql(sql)
                        .param("circle", circle.value())
                        .param("resident", lammert.value())
                        .param("who", who.value())
                        .update()));
    }

    @Test
    void r_b10_fourWeeksBeforeItsDayItIsAskedAgainOnceAndOnItsDayItIsOverByItself() {
        ask(marga, guardian());
        seen(today().plusDays(20));
        Town.soon(() -> speakers().stream().findFirst());
        Acting.asSystem(answers.name(), answers::doWhatIsDue);
        Acting.asSystem(answers.name(), answers::doWhatIsDue);
        assertThat(mailsTo(marga).stream().filter("speaks.ends"::equals)).hasSize(1);
        assertThat(mailsTo(lammert)).contains("speaks.ends");
        people.job(
                () -> jdbc.sql("update circle.representation set begins_at = common.kring_now() - interval '2 days', "
                                + "valid_until = common.kring_now() - interval '1 second' where circle_id = ?")
                        .param(circle.value())
                        .update());
        assertThat(speakers()).isEmpty();
        assertThat(seatOf(marga).can(Act.ADMIT_OR_REMOVE)).isFalse();
    }

    @Test
    void r_b10_whatWasTakenBackIsNotMadeByALaterAnswer() {
        var given = guardian();
        ask(lammert, given);
        waiting();
        People.run(lammert, () -> representations.takeBack(circle, given.id()));
        seen(given.until());
        assertThat(speakers()).isEmpty();
    }

    /** What hurt: it stayed in a circle that was closed, and its yes made nobody anything. */
    @Test
    void r_b22_whatWaitsWhenAHouseholdPartsIsAnsweredInTheOwnCircle() {
        circle = people.household(town.tenant(), people.person("Fokje"), lammert);
        people.seat(circle, marga, Ring.PROFESSIONALS);
        var given = guardian();
        ask(marga, given);
        var own = People.as(lammert, () -> apart.end(circle, Set.of()));
        seen(given.until());
        assertThat(People.as(lammert, () -> circles.view(own)).speakers())
                .extracting(one -> one.person().account())
                .containsExactly(marga);
    }

    @Test
    void r_b22_whatWaitsInBothCirclesWaitsOnceWhenAHouseholdParts() {
        var own = circle;
        ask(marga, guardian());
        circle = people.household(town.tenant(), people.person("Fokje"), lammert);
        people.seat(circle, marga, Ring.PROFESSIONALS);
        ask(marga, guardian());
        People.run(lammert, () -> apart.end(circle, Set.of()));
        assertThat(People.as(lammert, () -> representations.requests(own))).hasSize(1);
    }

    @Test
    void r_b21_whatWasAskedAboutTheOtherOneIsNeitherReadNorTakenBack() {
        var fokje = people.person("Fokje");
        circle = people.household(town.tenant(), fokje, lammert);
        people.seat(circle, marga, Ring.PROFESSIONALS);
        var given = guardian();
        ask(marga, given);
        assertThat(People.as(fokje, () -> representations.requests(circle))).isEmpty();
        People.run(fokje, () -> representations.takeBack(circle, given.id()));
        assertThat(People.as(lammert, () -> representations.requests(circle))).hasSize(1);
        var inPostgres = "update circle.representation_request set withdrawn_at = now() where circle_id = ?";
        int changed = Objects.requireNonNull(People.as(
                fokje,
                () -> transaction.execute(
                        _ -> jdbc.sql(inPostgres).param(circle.value()).update())));
        assertThat(changed).isZero();
        People.run(lammert, () -> representations.takeBack(circle, given.id()));
        assertThat(People.as(marga, () -> representations.requests(circle))).isEmpty();
    }

    @Test
    void r_b8_whoSpeaksLeavesInOneGoTooAndReadsNothingAfterIt() {
        speaks(jan, RepresentationType.ATTORNEY, Scope.BOTH);
        speaks(marga, RepresentationType.GUARDIAN, Scope.BOTH);
        People.run(jan, () -> circles.leave(circle));
        assertThatThrownBy(() -> seatOf(jan)).isInstanceOf(NotFound.class);
        assertThat(speakers()).extracting(one -> one.person().account()).containsExactly(marga);
        assertThat(People.as(lammert, () -> circles.log(circle)).stream()
                        .map(line -> line.action() + " " + line.what()))
                .contains("STOPPED REPRESENTATION", "LEFT MEMBER");
        assertThatThrownBy(() -> People.run(lammert, () -> circles.leave(circle)))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void r_b2_whoIsTakenOutAndStillSpeaksIsNotToldThatItIsOver() {
        speaks(marga, RepresentationType.GUARDIAN, Scope.BOTH);
        People.run(lammert, () -> circles.remove(circle, marga));
        assertThat(seatOf(marga).standsFor()).containsExactly(lammert);
        assertThat(people.job(() -> jdbc.sql(
                                "select count(*) from common.delivery where recipient_id = ? and template = 'removed'")
                        .param(marga.value())
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    @Test
    void r_b21_whoLivesThereTooSpeaksForNobodyThere() {
        var fokje = people.person("Fokje");
        circle = people.household(town.tenant(), fokje, lammert);
        people.seat(circle, marga, Ring.PROFESSIONALS);
        var given = given(fokje, RepresentationType.RELATIVE, Scope.PERSONAL_LIMITED);
        for (var asker : List.of(fokje, lammert)) {
            assertThatThrownBy(() -> People.as(asker, () -> representations.preview(circle, given)))
                    .isInstanceOf(Refused.class)
                    .hasMessage("speaks.housemate");
        }
        assertThatThrownBy(() -> people.speaksFor(circle, lammert, fokje, true))
                .isInstanceOf(DataAccessException.class);
        ask(marga, guardian());
        seen(today().plusMonths(6));
        assertThat(speakers()).as("who does not live there does").hasSize(1);
    }

    @Test
    void r_b21_whoComesToLiveThereTakesBackWhatWaitsAndWhoSpeaksAlreadyDoesNotComeToLiveThere() {
        var ask = Ids.next();
        People.run(lammert, () -> housemates.ask(circle, ask, jan));
        var given = given(jan, RepresentationType.RELATIVE, Scope.PERSONAL_LIMITED);
        ask(jan, given);
        People.run(jan, () -> housemates.yes(circle, ask, new GivenYes(true, Locale.of("nl"))));
        assertThat(People.as(jan, () -> representations.requests(circle))).isEmpty();
        seen(given.until());
        assertThat(speakers()).isEmpty();
    }

    @Test
    void r_b21_whoSpeaksSinceSheWasAskedDoesNotComeToLiveThere() {
        var ask = Ids.next();
        People.run(lammert, () -> housemates.ask(circle, ask, jan));
        speaks(jan, RepresentationType.RELATIVE, Scope.PERSONAL_LIMITED);
        assertThatThrownBy(
                        () -> People.run(jan, () -> housemates.yes(circle, ask, new GivenYes(true, Locale.of("nl")))))
                .isInstanceOf(Refused.class)
                .hasMessage("house.cannot");
        assertThatThrownBy(() -> people.job(() -> jdbc.sql(
                                "insert into circle.circle_resident (id, circle_id, account_id) values (uuidv7(), ?, ?)")
                        .param(circle.value())
                        .param(jan.value())
                        .update()))
                .isInstanceOf(DataAccessException.class);
        assertThat(speakers()).hasSize(1);
    }

    @Test
    void r_b11_theResidentKeepsVoiceAndViewUnderAGuardian() {
        speaks(marga, RepresentationType.GUARDIAN, Scope.BOTH);
        var seat = seatOf(lammert);
        assertThat(seat.topics()).containsExactlyInAnyOrder(Topic.values());
        assertThat(seat.can(Act.POST)).isTrue();
        assertThat(seat.can(Act.ADMIT_OR_REMOVE)).isTrue();
        post(lammert, Topic.MONEY);
        assertThat(People.as(lammert, () -> feed.window(circle, Optional.empty())))
                .hasSize(1);
    }

    @Test
    void r_b11_whatIsDoneInTheResidentsNameIsMarkedInTheLogAndToldToTheResident() {
        speaks(marga, RepresentationType.GUARDIAN, Scope.BOTH);
        People.run(marga, () -> circles.remove(circle, jan));
        var line = log().stream().filter(one -> one.action().equals("REMOVED")).findFirst();
        assertThat(line.orElseThrow().inName()).hasValueSatisfying(by -> {
            assertThat(by.type()).isEqualTo(RepresentationType.GUARDIAN);
            assertThat(by.resident()).isEqualTo("Lammert");
        });
        assertThat(mailsTo(lammert)).contains("speaks.did");
    }

    @Test
    void r_b11_whatTheResidentOrAMemberDoesIsNotMarked() {
        speaks(marga, RepresentationType.GUARDIAN, Scope.BOTH);
        People.run(lammert, () -> circles.moveTo(circle, jan, Ring.HELPERS));
        People.run(marga, () -> circles.remove(circle, marga));
        assertThat(log()).allSatisfy(line -> assertThat(line.inName()).isEmpty());
        assertThat(mailsTo(lammert)).doesNotContain("speaks.did");
    }

    @Test
    void r_b11_aPostOfWhoSpeaksForTheResidentSaysSo() {
        speaks(marga, RepresentationType.GUARDIAN, Scope.BOTH);
        var id = post(marga, Topic.PRACTICAL);
        var post = People.as(jan, () -> timeline.posts(circle, List.of(id.value())))
                .get(id.value());
        assertThat(post.author())
                .hasValueSatisfying(author -> assertThat(author.firstName()).isEqualTo("Marga"));
        assertThat(post.inName())
                .hasValueSatisfying(by -> assertThat(by.type()).isEqualTo(RepresentationType.GUARDIAN));
    }

    @Test
    void at_b2_anAdministratorOpensHealthWithoutRightAndMoneyWithIt() {
        post(lammert, Topic.HEALTH);
        post(lammert, Topic.MONEY);
        speaks(marga, RepresentationType.ADMINISTRATOR, Scope.FINANCIAL);
        assertThatThrownBy(() -> People.as(marga, () -> feed.about(circle, Topic.HEALTH, Optional.empty())))
                .isInstanceOf(NoRight.class);
        assertThat(log()).anySatisfy(line -> {
            assertThat(line.refused()).isTrue();
            assertThat(line.what()).isEqualTo("READ HEALTH");
            assertThat(line.actor()).contains(marga);
        });
        assertThat(People.as(marga, () -> feed.about(circle, Topic.MONEY, Optional.empty())))
                .hasSize(1);
        assertThat(People.as(marga, () -> feed.window(circle, Optional.empty())))
                .hasSize(1);
    }

    @Test
    void at_b2_postgresqlAloneShowsAnAdministratorMoneyAndNothingElse() {
        for (var topic : Topic.values()) {
            post(lammert, topic);
        }
        assertThat(audiencesInPostgres(marga)).containsExactly("HEALTH");
        speaks(marga, RepresentationType.ADMINISTRATOR, Scope.FINANCIAL);
        assertThat(audiencesInPostgres(marga)).containsExactly("MONEY");
    }

    @Test
    void whoIsAskedBeforeSendingKnowsThatTheAdministratorReadsIt() {
        speaks(marga, RepresentationType.ADMINISTRATOR, Scope.FINANCIAL);
        assertThat(People.as(lammert, () -> timeline.readers(circle, Topic.MONEY, Optional.empty())))
                .anySatisfy(reader -> assertThat(reader.account()).isEqualTo(marga));
        assertThat(People.as(lammert, () -> timeline.readers(circle, Topic.HEALTH, Optional.empty())))
                .noneSatisfy(reader -> assertThat(reader.account()).isEqualTo(marga));
    }

    @Test
    void at_b3_whoSpeaksForTheResidentCannotTakeAwayWhoSupportsHer() {
        speaks(marga, RepresentationType.GUARDIAN, Scope.BOTH);
        People.run(lammert, () -> circles.supports(circle, jan, true));
        assertThatThrownBy(() -> People.run(marga, () -> circles.remove(circle, jan)))
                .isInstanceOf(NoRight.class);
        assertThat(log()).anySatisfy(line -> assertThat(line.what()).isEqualTo("REMOVE_SUPPORTER"));
        assertThatThrownBy(() -> People.run(marga, () -> circles.supports(circle, jan, false)))
                .isInstanceOf(NoRight.class);
        assertThat(seatOf(jan).kind()).isEqualTo(Seat.Kind.MEMBER);
        People.run(lammert, () -> circles.remove(circle, jan));
        assertThatThrownBy(() -> seatOf(jan)).isInstanceOf(NotFound.class);
    }

    @Test
    void at_b3_whoSpeaksForTheResidentReadsASentenceWhereTheSupporterStays() {
        speaks(marga, RepresentationType.GUARDIAN, Scope.BOTH);
        People.run(lammert, () -> circles.supports(circle, jan, true));
        assertThatThrownBy(() -> People.run(marga, () -> circles.moveTo(circle, jan, Ring.HELPERS)))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> People.run(marga, () -> stays.answer(circle, jan, false)))
                .isInstanceOf(Refused.class);
        People.run(lammert, () -> circles.moveTo(circle, jan, Ring.HELPERS));
    }

    @Test
    void at_b3_postgresqlAloneKeepsWhoSupportsTheResident() {
        speaks(marga, RepresentationType.GUARDIAN, Scope.BOTH);
        People.run(lammert, () -> circles.supports(circle, jan, true));
        for (var change : List.of("ended_at = common.kring_now()", "client_supporter = false", "ring = 'HELPERS'")) {
            assertThatThrownBy(() -> update(marga, change)).as(change).isInstanceOf(DataAccessException.class);
        }
        assertThat(update(lammert, "ring = 'HELPERS'")).isEqualTo(1);
    }

    private int update(AccountId as, String change) {
        return People.as(
                as,
                () -> transaction.execute(_ -> jdbc.sql(
                                "update circle.circle_member set " + change + " where circle_id = ? and account_id = ?")
                        .param(circle.value())
                        .param(jan.value())
                        .update()));
    }

    @Test
    void whoOnlyKeepsThingsGoingReadsButTakesNobodyOutAndNothingToTheMunicipality() {
        post(lammert, Topic.HEALTH);
        speaks(jan, RepresentationType.RELATIVE, Scope.PERSONAL_LIMITED);
        var seat = seatOf(jan);
        assertThat(seat.topics()).contains(Topic.HEALTH).doesNotContain(Topic.MONEY);
        for (var act : List.of(
                Act.ADMIT_OR_REMOVE, Act.CHANGE_WHO_SEES_WHAT, Act.FORWARD_NEED, Act.INVITE, Act.SEE_ACCESS_LOG)) {
            assertThat(seat.can(act)).as(act.name()).isFalse();
        }
        assertThatThrownBy(() -> People.run(jan, () -> circles.remove(circle, marga)))
                .isInstanceOf(NoRight.class);
        assertThat(audiencesInPostgres(jan)).containsExactly("HEALTH");
        var rows = People.as(
                jan,
                () -> transaction.execute(_ -> jdbc.sql(
                                "update circle.circle_member set ended_at = common.kring_now() where circle_id = ? and account_id = ?")
                        .param(circle.value())
                        .param(marga.value())
                        .update()));
        assertThat(rows).isZero();
    }

    @Test
    void whoSpeaksMayStopAndTheResidentOnlyWhatSheGaveHerself() {
        speaks(marga, RepresentationType.GUARDIAN, Scope.BOTH);
        var guardian = speakers().getFirst().id();
        assertThatThrownBy(() -> People.run(lammert, () -> representations.stop(circle, guardian)))
                .isInstanceOf(NoRight.class);
        People.run(marga, () -> representations.stop(circle, guardian));
        assertThat(speakers()).isEmpty();
        speaks(jan, RepresentationType.ATTORNEY, Scope.PERSONAL);
        var attorney = speakers().getFirst().id();
        People.run(lammert, () -> representations.stop(circle, attorney));
        assertThat(speakers()).isEmpty();
    }
}
