package nl.kring.start;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.FormingService;
import nl.kring.circle.GivenYes;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.circle.YesHeard.How;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.NeverAgain;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignInService.Proving;
import nl.kring.identity.StaffRole;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Title;
import nl.kring.start.NewStart.Whom;
import nl.kring.start.WitnessDoor.Looked;
import nl.kring.tenant.TenantId;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import nl.kring.watch.WatchService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

class OnBehalfTests extends ViewTest {
    private static final Locale DUTCH = Locale.of("nl");
    private static final GivenYes YES = new GivenYes(true, Optional.of(true), DUTCH, false);

    @Autowired
    private People people;

    @Autowired
    private StartDoor door;

    @Autowired
    private WitnessDoor witnesses;

    @Autowired
    private BehalfService behalf;

    @Autowired
    private BehalfTick tick;

    @Autowired
    private CircleJobs circles;

    @Autowired
    private CircleService service;

    @Autowired
    private FormingService forming;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private WatchService watch;

    @Autowired
    private SignInService signIn;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private NeverAgain neverAgain;

    @Autowired
    private AccountService accounts;

    private final String browser = UUID.randomUUID().toString();
    private final String remote = "test-" + UUID.randomUUID();
    private final EmailAddress hers = new EmailAddress("griet-" + UUID.randomUUID() + "@veenmeren.example");
    private TenantId tenant;
    private AccountId sjoerd;
    private CircleId circle;

    @BeforeEach
    void sjoerdPreparesACircleForGriet() {
        tenant = people.tenant();
        sjoerd = people.person("Sjoerd");
        circle = begin(sjoerd, Optional.of(hers));
    }

    private CircleId begin(AccountId starter, Optional<EmailAddress> address) {
        var whom = new Whom.Another("Griet", "buurman", address, Optional.of("0513-000222"));
        var start = new NewStart(
                new CircleId(Ids.next()), tenant, Optional.empty(), "Sjoerd", DUTCH, true, Optional.empty(), whom);
        return People.as(starter, () -> door.beginAsMe(start)).circle();
    }

    private void due() {
        Acting.asSystem("on-behalf", tick::doWhatIsDue);
    }

    private void days(int days) {
        clock.forward(Duration.ofDays(days));
        due();
    }

    private UUID proof() {
        var link = door.askForYes(circle, DUTCH, browser, remote).orElseThrow();
        var code = Acting.asSystem("test", () -> signIn.mint(link).orElseThrow().code());
        return ((Proving.Proven) signIn.enterForStart(code, browser, remote)).proof();
    }

    private AccountId claimed() {
        var in = (Claimed.In) door.claim(proof(), browser, circle, Optional.empty());
        return in.person().account();
    }

    private long rows(String sql) {
        return people.job(
                () -> jdbc.sql(sql).param(circle.value()).query(Long.class).single());
    }

    private boolean there() {
        return rows("select count(*) from circle.circle where id = ?") == 1;
    }

    private List<String> agreed() {
        return people.job(
                () -> jdbc.sql("select subject || ' ' || given || ' ' || how || ' ' || coalesce(seen_on::text, '-') "
                                + "from circle.consent where circle_id = ? and account_id <> ? order by subject")
                        .param(circle.value())
                        .param(sjoerd.value())
                        .query(String.class)
                        .list());
    }

    private CircleState state() {
        return people.job(() -> circles.view(circle).state());
    }

    private String code() {
        return People.as(sjoerd, () -> behalf.newCode(circle));
    }

    private void open(AccountId person) {
        signIn(person);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
    }

    private static String words() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }

    private List<String> buttons() {
        return _find(Button.class).stream().map(Button::getText).toList();
    }

    @Test
    void at_a3_onDayFiveWhoBeganItHasAPhoneListAndNoWayToTellOrObserve() {
        days(5);
        open(sjoerd);
        assertThat(_get(H1.class).getText()).isEqualTo("De kring van Griet wacht op een ja");
        assertThat(words()).contains("Telefoonlijst", "0513-000222");
        assertThat(buttons()).contains("Maak een code").doesNotContain("Vertel iets", "Ik zag iets");
        People.run(
                sjoerd, () -> assertThat(service.seat(circle).can(Act.PREPARE)).isTrue());
        var post = new NewPost(new PostId(Ids.next()), "Ze eet slecht", Topic.HEALTH, Optional.empty());
        assertThatThrownBy(() -> People.run(sjoerd, () -> timeline.post(circle, post)))
                .isInstanceOf(NoRight.class)
                .hasMessageStartingWith("no right");
        assertThatThrownBy(() -> People.as(sjoerd, () -> watch.plan(circle))).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(sjoerd, () -> watch.signsToTick(circle)))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void at_a3_postgresqlAloneLetsWhoBeganItWriteNothingAboutHer() {
        var audience = UUID.randomUUID();
        People.as(
                sjoerd,
                () -> transaction.execute(
                        _ -> jdbc.sql("insert into circle.audience (id, circle_id, topic, rings, selected) "
                                        + "values (?, ?, 'HEALTH', '{INNER}', '{}')")
                                .param(audience)
                                .param(circle.value())
                                .update()));
        assertThatThrownBy(() -> People.as(
                        sjoerd,
                        () -> transaction.execute(_ -> jdbc.sql(
                                        "insert into circle.post (id, circle_id, audience_id, thread_id, "
                                                + "author_id, text) values (uuidv7(), ?, ?, uuidv7(), ?, 'Ze eet slecht')")
                                .param(circle.value())
                                .param(audience)
                                .param(sjoerd.value())
                                .update())))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThatThrownBy(() -> People.as(
                        sjoerd,
                        () -> transaction.execute(
                                _ -> jdbc.sql("update circle.on_behalf set refused_at = common.kring_now() "
                                                + "where circle_id = ?")
                                        .param(circle.value())
                                        .update())))
                .rootCause()
                .hasMessageContaining("not yours to say");
    }

    @Test
    void r_a6_beforeTheYesNobodyComesInByProfessionAndNoMoreThanFiveOthersDo() {
        assertThatThrownBy(() -> people.seat(circle, people.person("Elske"), Ring.PROFESSIONALS))
                .isInstanceOf(DataAccessException.class);
        for (var name : List.of("Een", "Twee", "Drie", "Vier", "Vijf")) {
            people.seat(circle, people.person(name), Ring.HELPERS);
        }
        assertThatThrownBy(() -> people.seat(circle, people.person("Zes"), Ring.HELPERS))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void r_a6_theYesOnHerOwnDeviceMakesItHersAndItBegins() {
        var griet = claimed();
        open(griet);
        assertThat(_get(H1.class).getText()).isEqualTo("Is dit jouw kring, Griet?");
        assertThat(buttons()).contains("Nee, ik wil deze kring niet");
        People.run(griet, () -> forming.confirm(circle, YES));
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
        assertThat(agreed()).containsExactly("HEALTH true OWN -", "KEEP true OWN -", "MESSAGES true OWN -");
        days(31);
        assertThat(there()).isTrue();
    }

    @Test
    void r_a6_aHelperOnThePhoneWritesDownTheYesAndNeverWhoBeganIt() {
        var code = code();
        var helper = people.person("Fenna");
        assertThat(People.as(sjoerd, () -> witnesses.look(code, remote))).isInstanceOf(Looked.Wrong.class);
        var found = (Looked.Found) People.as(helper, () -> witnesses.look(code.toLowerCase(), remote));
        assertThat(found.asked().resident()).isEqualTo("Griet");
        assertThat(found.mayWitness()).isFalse();
        assertThatThrownBy(() -> People.run(helper, () -> witnesses.yes(code, YES, How.PRESENT, Optional.empty())))
                .isInstanceOf(NotFound.class);
        People.run(helper, () -> witnesses.yes(code, new GivenYes(false, DUTCH), How.PHONE, Optional.empty()));
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
        assertThat(agreed()).containsExactly("HEALTH false PHONE -", "KEEP true PHONE -");
        assertThat(rows("select count(*) from circle.consent where given_by is not null and circle_id = ?"))
                .isEqualTo(2);
    }

    @Test
    void r_a6_aNavigatorWhoWasPresentOrSawASignedCardIsAWitnessAndNothingEntersAFile() {
        var baukje = people.staff(tenant, StaffRole.NAVIGATOR, "Baukje");
        var code = code();
        assertThat(People.as(baukje, () -> witnesses.look(code, remote))).isInstanceOf(Looked.Found.class);
        assertThatThrownBy(() -> People.as(baukje, () -> {
                    witnesses.yes(code, YES, How.PAPER, Optional.empty());
                    return true;
                }))
                .isInstanceOf(Refused.class);
        People.as(baukje, () -> {
            witnesses.yes(code, new GivenYes(true, DUTCH), How.PAPER, Optional.of(LocalDate.of(2026, 11, 26)));
            return true;
        });
        assertThat(agreed()).containsExactly("HEALTH true PAPER 2026-11-26", "KEEP true PAPER 2026-11-26");
        var inFile = People.as(
                baukje,
                () -> transaction.execute(_ -> jdbc.sql(
                                "select (select count(*) from municipal.report) + (select count(*) from bridge.crossing)")
                        .query(Long.class)
                        .single()));
        assertThat(inFile).isZero();
    }

    @Test
    void r_a6_ofTheMunicipalityOnlyANavigatorIsAWitnessAndNoCardIsSeenTomorrow() {
        var code = code();
        var council = people.staff(tenant, StaffRole.COUNCIL_MEMBER, "Tjitske");
        assertThat(((Looked.Found) People.as(council, () -> witnesses.look(code, remote))).mayWitness())
                .isFalse();
        assertThatThrownBy(() -> People.as(council, () -> {
                    witnesses.yes(code, YES, How.PRESENT, Optional.empty());
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        var baukje = people.staff(tenant, StaffRole.NAVIGATOR, "Baukje");
        var tomorrow = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).plusDays(1);
        assertThatThrownBy(() -> People.as(baukje, () -> {
                    witnesses.yes(code, YES, How.PAPER, Optional.of(tomorrow));
                    return true;
                }))
                .isInstanceOf(Refused.class);
        assertThat(state()).isEqualTo(CircleState.FORMING);
    }

    @Test
    void aWitnessIsAskedOnceMoreBeforeANoErasesEverything() {
        var code = code();
        signIn(people.person("Fenna"));
        UI.getCurrent().navigate("start/getuige");
        fill(_get(TextField.class), code);
        _click(_get(Button.class, spec -> spec.withText("Verder")));
        _click(_get(Button.class, spec -> spec.withText("Nee, Griet wil deze kring niet")));
        due();
        assertThat(there()).isTrue();
        assertThat(words()).contains("Wil Griet deze kring niet?", "Dan wissen we alles");
        _click(_get(Button.class, spec -> spec.withText("Wis de kring")));
        assertThat(words()).contains("Nergens blijft staan wie dit opschreef.");
        due();
        assertThat(there()).isFalse();
    }

    @Test
    void theNumberThatAnotherTypedIsHersFromTheYesAndNobodyReadsIt() {
        assertThat(phone()).contains("0513-000222");
        claimed();
        assertThat(phone()).isEmpty();
    }

    @Test
    void theNumberThatAnotherTypedIsHersAlsoWhenHerYesWasHeard() {
        var code = code();
        var helper = people.person("Fenna");
        People.run(helper, () -> witnesses.yes(code, YES, How.PHONE, Optional.empty()));
        assertThat(phone()).isEmpty();
    }

    private Optional<String> phone() {
        return People.as(sjoerd, () -> service.view(circle)).resident().phone();
    }

    @Test
    void at_a4_whoSaidNoReadsThatAllIsErasedAndIsNobodyHereFromThenOn() {
        var griet = claimed();
        open(griet);
        _click(_get(Button.class, spec -> spec.withText("Nee, ik wil deze kring niet")));
        _click(_get(Button.class, spec -> spec.withText("Wis de kring")));
        due();
        signIn(griet);
        UI.getCurrent().navigate("start/nee");
        assertThat(words()).contains("Goed dat je het laat weten", "We wissen alles van deze kring.");
        People.run(griet, () -> assertThat(accounts.myLanguage()).isEmpty());
    }

    @Test
    void r_a6_whoSharesAMailboxWithWhoBeganItOrIsInItHearsNoYes() {
        var member = people.person("Rink");
        people.seat(circle, member, Ring.HELPERS);
        var code = code();
        assertThat(People.as(member, () -> witnesses.look(code, remote))).isInstanceOf(Looked.Wrong.class);
        var second = people.person("Sjoukje");
        people.job(() -> jdbc.sql("insert into common.channel (id, account_id, kind, address, verified_at) "
                        + "select uuidv7(), ?, 'EMAIL', address, verified_at from common.channel where account_id = ?")
                .param(second.value())
                .param(sjoerd.value())
                .update());
        assertThat(People.as(second, () -> witnesses.look(code, remote))).isInstanceOf(Looked.Wrong.class);
    }

    @Test
    void r_a1_fiveWrongCodesThenAQuarterOfAnHourOfNothingAlsoForTheRightOne() {
        var code = code();
        var helper = people.person("Fenna");
        Stream.of(1, 2, 3, 4, 5).forEach(_ -> assertThat(People.as(helper, () -> witnesses.look("CCCC-CCCC", remote)))
                .isInstanceOf(Looked.Wrong.class));
        assertThat(People.as(helper, () -> witnesses.look(code, remote))).isInstanceOf(Looked.Paused.class);
        assertThat(People.as(helper, () -> witnesses.look(code, "elders-" + remote)))
                .isInstanceOf(Looked.Found.class);
        people.job(() -> jdbc.sql("update common.wrong_code set paused_until = clock_timestamp(), last_at = last_at")
                .update());
        assertThat(People.as(helper, () -> witnesses.look(code, remote))).isInstanceOf(Looked.Found.class);
    }

    @Test
    void at_a4_aNoOnDaySixErasesEverythingAndWhoBeganItReadsThatItWasNotStarted() {
        days(6);
        var griet = claimed();
        People.run(griet, () -> behalf.no(circle));
        due();
        due();
        assertThat(there()).isFalse();
        assertThat(rows("select count(*) from circle.consent where circle_id = ?"))
                .isZero();
        assertThat(rows("select count(*) from circle.circle_member where circle_id = ?"))
                .isZero();
        var told = people.job(
                () -> jdbc.sql("select template from common.delivery where subject_id = ? and recipient_id = ?")
                        .param(circle.value())
                        .param(sjoerd.value())
                        .query(String.class)
                        .list());
        assertThat(told).containsExactly("notStarted");
        assertThat(people.job(() -> jdbc.sql("select count(*) from common.delivery where to_address = ?")
                        .param(hers.value())
                        .query(Long.class)
                        .single()))
                .isZero();
        assertThat(people.job(() -> jdbc.sql("select count(*) from common.account where id = ?")
                        .param(griet.value())
                        .query(Long.class)
                        .single()))
                .isZero();
        signIn(sjoerd);
        UI.getCurrent().navigate("");
        assertThat(_get(H1.class).getText()).isEqualTo("De kring is niet gestart");
        People.run(sjoerd, () -> assertThat(behalf.hasUnread()).isFalse());
        assertThatThrownBy(() -> People.as(sjoerd, () -> service.view(circle))).isInstanceOf(NotFound.class);
    }

    @Test
    void at_a4_aNoFromTheMailWithoutComingInErasesTheSame() {
        door.no(proof(), browser, circle);
        due();
        assertThat(there()).isFalse();
    }

    @Test
    void r_a6_onDayFourteenItIsFrozenAndOnDayThirtyErasedOnce() {
        days(14);
        open(sjoerd);
        assertThat(words()).contains("Je kunt nu alleen lezen.");
        assertThat(buttons()).doesNotContain("Maak een code");
        assertThatThrownBy(() -> People.as(sjoerd, () -> behalf.newCode(circle)))
                .isInstanceOf(NoRight.class);
        People.run(
                sjoerd, () -> assertThat(service.seat(circle).can(Act.PREPARE)).isFalse());
        due();
        assertThat(there()).isTrue();
        days(16);
        due();
        assertThat(there()).isFalse();
        assertThat(rows("select count(*) from common.delivery where template = 'notStarted' and subject_id = ?"))
                .isEqualTo(1);
    }

    @Test
    void r_a6_anErasureThatIsCutOffInTheMiddleIsTakenUpAgain() {
        var griet = claimed();
        People.run(griet, () -> behalf.no(circle));
        // a row that holds on to her: the erasure fails after the circle is gone, and nothing of it stays done
        people.job(
                () -> jdbc.sql("insert into common.navigator_profile (account_id, tenant_id, deployment, name, phone) "
                                + "values (?, ?, 'FLYING', 'Griet', '0513')")
                        .param(griet.value())
                        .param(tenant.value())
                        .update());
        due();
        assertThat(there()).isTrue();
        assertThat(rows("select count(*) from common.delivery where template = 'notStarted' and subject_id = ?"))
                .isZero();
        var hinke = people.staff(tenant, StaffRole.NAVIGATOR, "Hinke").accountId();
        people.job(() -> jdbc.sql("update common.navigator_profile set account_id = ? where account_id = ?")
                .param(hinke)
                .param(griet.value())
                .update());
        due();
        assertThat(there()).isFalse();
        assertThat(rows("select count(*) from common.delivery where template = 'notStarted' and subject_id = ?"))
                .isEqualTo(1);
    }

    @Test
    void r_a7_whoHasACircleIsAskedHerselfAndWhoBeganTheSecondLearnsNothing() {
        var griet = here();
        var own = people.circle(tenant, griet);
        var rink = people.person("Rink");
        people.seat(circle, rink, Ring.HELPERS);
        var proof = proof();
        assertThat(door.asked(proof, browser, circle).people()).hasSize(1);
        assertThat(door.claim(proof, browser, circle, Optional.of(griet))).isInstanceOf(Claimed.HasOne.class);
        open(sjoerd);
        assertThat(_get(H1.class).getText()).isEqualTo("De kring van Griet wacht op een ja");
        door.join(proof, browser, circle, griet);
        assertThat(there()).isFalse();
        assertThat(People.as(sjoerd, () -> service.mine()).getFirst().id()).isEqualTo(own);
        assertThat(people.job(() -> circles.seatOf(own, rink))).isEmpty();
        due();
        assertThat(rows("select count(*) from common.delivery where template = 'notStarted' and subject_id = ?"))
                .isZero();
    }

    @Test
    void r_a7_whoIsHereAlreadyWithoutACircleBecomesItsResident() {
        var griet = here();
        door.claim(proof(), browser, circle, Optional.of(griet));
        People.run(griet, () -> forming.confirm(circle, YES));
        assertThat(people.job(() -> circles.individualOf(griet, tenant))).contains(circle);
        assertThat(state()).isEqualTo(CircleState.ACTIVE);
    }

    @Test
    void at_a4_theNoOfWhoWasHereAlreadyErasesTheCircleAndNotThatPerson() {
        var griet = here();
        door.claim(proof(), browser, circle, Optional.of(griet));
        People.run(griet, () -> behalf.no(circle));
        due();
        assertThat(there()).isFalse();
        assertThat(people.job(() -> signIn.peopleAt(hers)))
                .singleElement()
                .satisfies(someone -> assertThat(someone.person().account()).isEqualTo(griet));
    }

    private AccountId here() {
        var griet = people.person("Griet");
        people.job(() -> jdbc.sql("update common.channel set address = ? where account_id = ?")
                .param(hers.value())
                .param(griet.value())
                .update());
        return griet;
    }

    @Test
    void r_a6_whoseYesWasHeardOnThePhoneComesInLaterByTheSameMail() {
        var code = code();
        var helper = people.person("Fenna");
        People.run(helper, () -> witnesses.yes(code, new GivenYes(false, DUTCH), How.PHONE, Optional.empty()));
        due();
        here();
        var proof = proof();
        var asked = door.asked(proof, browser, circle);
        assertThat(asked.begun()).isTrue();
        assertThat(asked.starter()).isEqualTo("Sjoerd");
        assertThat(asked.people()).as("the yes was given for this one person").isEmpty();
        assertThatThrownBy(() -> door.no(proof, browser, circle)).isInstanceOf(Refused.class);
        var griet = ((Claimed.In) door.claim(proof, browser, circle, Optional.empty()))
                .person()
                .account();
        assertThat(People.as(griet, () -> service.mine()).getFirst().id()).isEqualTo(circle);
        assertThat(people.job(() -> signIn.peopleAt(hers)))
                .extracting(someone -> someone.person().account())
                .contains(griet);
        var mails = codes();
        door.askForYes(circle, DUTCH, browser, remote);
        assertThat(codes()).as("who came in is asked no more").isEqualTo(mails);
    }

    @Test
    void r_a6_whoseYesWasHeardOnThePhoneReadsThatTheCircleIsThere() {
        var code = code();
        var helper = people.person("Fenna");
        People.run(helper, () -> witnesses.yes(code, YES, How.PHONE, Optional.empty()));
        ((FakeRequest) VaadinServletRequest.getCurrent().getRequest()).addCookie(new Cookie("kring-browser", browser));
        UI.getCurrent().navigate("start/ja/" + circle.value());
        _click(_get(Button.class, spec -> spec.withText("Stuur mij de cijfers")));
        fill(_get(TextField.class), newestCode());
        _click(_get(Button.class, spec -> spec.withText("Verder")));
        assertThat(_get(Title.class).getText()).isEqualTo("Sjoerd begon een kring voor Griet");
        assertThat(buttons()).contains("Dat ben ik, ik lees verder").doesNotContain("Nee, ik wil deze kring niet");
    }

    private String newestCode() {
        var link = people.job(
                () -> jdbc.sql("select id from common.sign_in_link where address = ? order by asked_at desc limit 1")
                        .param(hers.value())
                        .query(UUID.class)
                        .single());
        return Acting.asSystem("test", () -> signIn.mint(link).orElseThrow().code());
    }

    private long codes() {
        return people.job(() -> jdbc.sql("select count(*) from common.sign_in_link where address = ?")
                .param(hers.value())
                .query(Long.class)
                .single());
    }

    @Test
    void toAnAddressThatWantsNoInvitationNothingIsSentAndWhoBeginsCannotTell() {
        var never = new EmailAddress("nooit-" + UUID.randomUUID() + "@veenmeren.example");
        people.job(() -> {
            neverAgain.remember(never);
            return true;
        });
        circle = begin(people.person("Rink"), Optional.of(never));
        assertThat(there()).isTrue();
        assertThat(rows("select count(*) from common.delivery where template = 'behalf' and subject_id = ?"))
                .isZero();
        assertThat(door.askForYes(circle, DUTCH, browser, remote)).isPresent();
        assertThat(people.job(() -> jdbc.sql("select count(*) from common.sign_in_link where address = ?")
                        .param(never.value())
                        .query(Long.class)
                        .single()))
                .isZero();
    }

    @Test
    void aCircleThatHadItsYesIsNeverErased() {
        var griet = claimed();
        People.run(griet, () -> forming.confirm(circle, YES));
        assertThat(people.job(() -> circles.erase(circle))).isFalse();
        assertThat(people.job(() -> jdbc.sql("delete from circle.circle where id = ?")
                        .param(circle.value())
                        .update()))
                .isZero();
    }

    @Test
    void nobodyPreparesMoreThanThreeAtATime() {
        begin(sjoerd, Optional.empty());
        begin(sjoerd, Optional.empty());
        assertThatThrownBy(() -> begin(sjoerd, Optional.empty())).isInstanceOf(Refused.class);
    }

    @Test
    void ofACircleThatDoesNotWaitTheAnswerIsTheSameAndNothingIsSent() {
        var before = people.job(() -> jdbc.sql("select count(*) from common.sign_in_link")
                .query(Long.class)
                .single());
        assertThat(door.askForYes(new CircleId(Ids.next()), DUTCH, browser, remote))
                .isPresent();
        assertThat(people.job(() -> jdbc.sql("select count(*) from common.sign_in_link")
                        .query(Long.class)
                        .single()))
                .isEqualTo(before);
        assertThatThrownBy(() -> door.asked(proofOfAnother(), browser, circle)).isInstanceOf(NotFound.class);
    }

    private UUID proofOfAnother() {
        var address = new EmailAddress("ander-" + UUID.randomUUID() + "@veenmeren.example");
        var link = signIn.askForStart(address, DUTCH, browser, remote).orElseThrow();
        var code = Acting.asSystem("test", () -> signIn.mint(link).orElseThrow().code());
        return ((Proving.Proven) signIn.enterForStart(code, browser, remote)).proof();
    }
}
