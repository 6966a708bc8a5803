package nl.kring.start.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.PollEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.server.VaadinServletRequest;
import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleState;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignInService.Proving;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.identity.ui.CodeEntry;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Notice;
import nl.kring.platform.ui.Title;
import nl.kring.start.NewStart;
import nl.kring.start.NewStart.Whom;
import nl.kring.start.StartDoor;
import nl.kring.start.Started;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import nl.kring.tenant.TenantView;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

class StartingViewTests extends ViewTest {
    private static final Locale DUTCH = Locale.of("nl");

    @Autowired
    private People people;

    @Autowired
    private SignInService signIn;

    @Autowired
    private StartDoor door;

    @Autowired
    private AccountService accounts;

    @Autowired
    private CircleJobs circles;

    @Autowired
    private TenantService tenants;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private JdbcClient jdbc;

    private final String browser = UUID.randomUUID().toString();
    private final String remote = "test-" + UUID.randomUUID();
    private final EmailAddress mailbox = new EmailAddress("nieuw-" + UUID.randomUUID() + "@veenmeren.example");
    private TenantView town;

    @BeforeEach
    void somebodyAtThisBrowser() {
        people.tenant();
        town = tenants.find(people.tenant()).orElseThrow();
        var request = (FakeRequest) VaadinServletRequest.getCurrent().getRequest();
        request.addCookie(new Cookie("kring-browser", browser));
    }

    private static void press(String words) {
        _click(_get(Button.class, spec -> spec.withText(words)));
    }

    private static String title() {
        return _get(Title.class).getText();
    }

    private static String said() {
        return _get(Notice.class).getElement().getTextRecursively();
    }

    private String code(EmailAddress address) {
        var link = people.job(
                () -> jdbc.sql("select id from common.sign_in_link where address = ? order by asked_at desc limit 1")
                        .param(address.value())
                        .query(UUID.class)
                        .single());
        return Acting.asSystem("test", () -> signIn.mint(link).orElseThrow().code());
    }

    private void fillInWho(String name) {
        UI.getCurrent().navigate("start");
        press("Het gaat om mij");
        var form = _get(AboutMe.class);
        fill(form.name, name);
        fill(form.address, mailbox.value());
        fill(form.town.orElseThrow(), town);
        press("Stuur mij de cijfers");
    }

    private void typeTheCode() {
        fill(_get(CodeEntry.class).code, code(mailbox));
        press("Verder");
    }

    private static void answer(boolean keep, boolean health, boolean messages) {
        var questions = _get(Questions.class);
        fill(questions.keep, keep);
        fill(questions.health, health);
        fill(questions.messages, messages);
        press("Begin mijn kring");
    }

    private UUID proof(EmailAddress address) {
        signIn.askForStart(address, DUTCH, browser, remote);
        var proven = signIn.enterForStart(code(address), browser, remote);
        return ((Proving.Proven) proven).proof();
    }

    private NewStart start(Optional<AccountId> me, boolean health, boolean messages) {
        return new NewStart(
                new CircleId(Ids.next()),
                town.id(),
                me,
                "Griet",
                DUTCH,
                messages,
                Optional.empty(),
                new Whom.Me(health));
    }

    private Started griet(boolean health, boolean messages) {
        return door.begin(proof(mailbox), browser, start(Optional.empty(), health, messages));
    }

    private long accountsAt(EmailAddress address) {
        return people.job(() -> jdbc.sql("select count(*) from common.channel where address = ?")
                .param(address.value())
                .query(Long.class)
                .single());
    }

    private List<String> agreed(CircleId circle) {
        return people.job(() -> jdbc.sql("select subject || ' ' || given || ' ' || how || ' ' || wording "
                        + "from circle.consent where circle_id = ? order by subject")
                .param(circle.value())
                .query(String.class)
                .list());
    }

    @Test
    void whoStartsAloneAnswersThreeQuestionsAndHasACircleThatWaitsForOneOther() {
        fillInWho("Griet");
        assertThat(title()).isEqualTo("Kijk in je mail");
        typeTheCode();
        assertThat(title()).isEqualTo("Drie vragen, Griet");
        answer(true, false, true);
        var griet = new AccountId(people.job(() -> jdbc.sql("select account_id from common.channel where address = ?")
                .param(mailbox.value())
                .query(UUID.class)
                .single()));
        var circle = people.job(() -> circles.individualOf(griet, town.id())).orElseThrow();
        var view = people.job(() -> circles.view(circle));
        assertThat(view.state()).isEqualTo(CircleState.FORMING);
        assertThat(view.confirmed()).isTrue();
        assertThat(agreed(circle))
                .containsExactly(
                        "HEALTH false OWN Mag er over je gezondheid worden geschreven?",
                        "KEEP true OWN Mag Kring bewaren wat er in je kring staat?",
                        "MESSAGES true OWN Mag Kring je mails sturen over je kring?");
        signIn(griet);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        assertThat(UI.getCurrent().getActiveViewLocation().getPath()).endsWith("/picture");
    }

    @Test
    void nothingIsFilledInAndWithoutEveryAnswerNothingIsKept() {
        fillInWho("Griet");
        typeTheCode();
        var questions = _get(Questions.class);
        assertThat(List.of(
                        Optional.ofNullable(questions.keep.getValue()),
                        Optional.ofNullable(questions.health.getValue()),
                        Optional.ofNullable(questions.messages.getValue())))
                .containsOnly(Optional.empty());
        press("Begin mijn kring");
        assertThat(said()).isEqualTo("Geef eerst op elke vraag een antwoord.");
        answer(false, true, true);
        assertThat(said()).startsWith("Zonder bewaren kan Kring niet werken.");
        assertThat(accountsAt(mailbox)).isZero();
    }

    @Test
    void aMailboxOfSomebodyAsksWhoYouAreAndTheNewOneIsAnotherPerson() {
        var first = griet(true, true);
        fillInWho("Siebe");
        typeTheCode();
        assertThat(title()).isEqualTo("Wie ben je?");
        press("Ik ben nieuw hier");
        answer(true, true, true);
        assertThat(accountsAt(mailbox)).isEqualTo(2);
        assertThat(people.job(() -> circles.individualOf(first.person().account(), town.id())))
                .contains(first.circle());
    }

    @Test
    void aKnownAddressAndAnUnknownOneGetTheSameAnswerAndTheSameMail() {
        griet(true, true);
        var unknown = new EmailAddress("onbekend-" + UUID.randomUUID() + "@veenmeren.example");
        assertThat(signIn.askForStart(mailbox, DUTCH, browser, remote)).isPresent();
        assertThat(signIn.askForStart(unknown, DUTCH, browser, remote)).isPresent();
        var mails = people.job(() -> jdbc.sql(
                        "select distinct d.template || d.state || d.link from common.delivery d "
                                + "join common.sign_in_link l on l.id = d.subject_id where l.address in (?, ?) and l.used_at is null")
                .param(mailbox.value())
                .param(unknown.value())
                .query(String.class)
                .list());
        assertThat(mails).containsExactly("startCodePENDING/");
        assertThat(code(unknown)).hasSize(6);
    }

    @Test
    void aCodeForAStartLetsNobodyInAndACodeToComeInStartsNothing() {
        var known = griet(true, true);
        signIn.askForStart(mailbox, DUTCH, browser, remote);
        assertThat(signIn.enter(code(mailbox), browser, remote)).isInstanceOf(SignInService.Outcome.NotValid.class);
        signIn.ask(mailbox, browser, remote);
        assertThat(signIn.enterForStart(code(mailbox), browser, remote)).isInstanceOf(Proving.Wrong.class);
        assertThat(known.person().staffOf()).isEmpty();
    }

    @Test
    void aMailThatCannotLeaveIsSaidAndWhatWasFilledInStays() {
        fillInWho("Griet");
        people.job(() -> jdbc.sql("update common.delivery set last_error = 'MailSendException' where subject_id = "
                        + "(select id from common.sign_in_link where address = ?)")
                .param(mailbox.value())
                .update());
        poll();
        assertThat(said()).startsWith("De mail wacht nog even.");
        var notice = _get(Notice.class);
        poll();
        assertThat(_get(Notice.class)).as("read out once").isSameAs(notice);
        typeTheCode();
        assertThat(title()).isEqualTo("Drie vragen, Griet");
    }

    @Test
    void afterAServerThatStartedAgainTheMailboxNeedsNoSecondProof() {
        proof(mailbox);
        fillInWho("Griet");
        assertThat(title()).isEqualTo("Drie vragen, Griet");
    }

    private static void poll() {
        ComponentUtil.fireEvent(UI.getCurrent(), new PollEvent(UI.getCurrent(), true));
    }

    @Test
    void whatWasProvenLetsTheNextAtThisScreenInAsNobodyWhoIsHereAlready() {
        griet(true, true);
        proof(mailbox);
        fillInWho("Siebe");
        assertThat(title()).isEqualTo("Kijk in je mail");
    }

    @Test
    void r_a7_aSecondStartLeadsToTheCircleThatIsThere() {
        var first = griet(true, true);
        var again = door.begin(
                proof(mailbox), browser, start(Optional.of(first.person().account()), true, true));
        assertThat(again.circle()).isEqualTo(first.circle());
        var signedIn = People.as(first.person(), () -> door.beginAsMe(start(Optional.empty(), true, true)));
        assertThat(signedIn.circle()).isEqualTo(first.circle());
    }

    @Test
    void r_a7_postgresqlAloneKeepsOneIndividualCircleInAMunicipality() {
        var first = griet(true, true);
        var other = people.circle(people.tenant(), first.person().account());
        assertThatThrownBy(() -> people.job(
                        () -> jdbc.sql("update circle.circle_resident set individual_in = ? where circle_id = ?")
                                .param(town.id().value())
                                .param(other.value())
                                .update()))
                .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void theSecondOfADoubleClickFindsWhatCameOfTheFirst() {
        var proof = proof(mailbox);
        var first = door.begin(proof, browser, start(Optional.empty(), true, true));
        var second = door.begin(proof, browser, start(Optional.empty(), true, true));
        assertThat(second).isEqualTo(first);
        assertThat(accountsAt(mailbox)).isEqualTo(1);
    }

    @Test
    void aProofWorksOnlyInItsBrowserAndOnlyForWhoReadsMailThere() {
        var proof = proof(mailbox);
        assertThatThrownBy(() -> door.begin(proof, "een ander", start(Optional.empty(), true, true)))
                .isInstanceOf(Refused.class)
                .hasMessage("identity.proofOver");
        var stranger = Optional.of(people.person("Vreemde"));
        assertThatThrownBy(() -> door.begin(proof, browser, start(stranger, true, true)))
                .isInstanceOf(NotFound.class);
        assertThat(accountsAt(mailbox)).isZero();
    }

    @Test
    void whoTakesLongerThanTheProofLastsReadsWhatToDoAndWhatWasFilledInStays() {
        fillInWho("Griet");
        typeTheCode();
        people.job(() -> jdbc.sql(
                        "update common.sign_in_link set used_at = used_at - interval '61 minutes' where address = ?")
                .param(mailbox.value())
                .update());
        answer(true, true, true);
        assertThat(said()).isEqualTo("De zes cijfers gelden hier niet meer. Ga terug en vraag een nieuwe mail.");
        assertThat(_get(Questions.class).keep.getValue()).isTrue();
        assertThat(accountsAt(mailbox)).isZero();
    }

    @Test
    void whoSaidNoToMessagesIsReachedOnlyByTheMailToComeIn() {
        var griet = griet(true, false).person().account();
        assertThat(people.job(() -> accounts.recipient(griet))).isEmpty();
        signIn.ask(mailbox, browser, remote);
        assertThat(code(mailbox)).hasSize(6);
    }

    @Test
    void at_a6_aNoToHealthAtTheStartHoldsForThePostsThatFollow() {
        var griet = griet(false, true);
        people.seat(griet.circle(), people.person("Rink"), Ring.INNER);
        people.job(() -> {
            circles.activate(griet.circle());
            return true;
        });
        var post = new NewPost(new PostId(Ids.next()), "Slecht geslapen", Topic.HEALTH, Optional.empty());
        assertThatThrownBy(() -> People.run(griet.person().account(), () -> timeline.post(griet.circle(), post)))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void whoIsNotSignedInAndWhoWorksForAMunicipalityStartNothingWithoutAMailbox() {
        assertThatThrownBy(() -> door.beginAsMe(start(Optional.empty(), true, true)))
                .isInstanceOf(NotFound.class);
        SignedIn staff = people.staff(new TenantId(town.id().value()), StaffRole.NAVIGATOR, "Hinke");
        assertThatThrownBy(() -> People.as(staff, () -> door.beginAsMe(start(Optional.empty(), true, true))))
                .isInstanceOf(NotFound.class);
    }
}
