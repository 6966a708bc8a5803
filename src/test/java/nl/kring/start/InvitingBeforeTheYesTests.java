package nl.kring.start;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.GivenYes;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.circle.YesHeard;
import nl.kring.identity.AccountId;
import nl.kring.invite.FirstName;
import nl.kring.invite.InvitationDoor;
import nl.kring.invite.InvitationDoor.Outcome;
import nl.kring.invite.InvitationDoor.Why;
import nl.kring.invite.InvitationService;
import nl.kring.invite.InvitationState;
import nl.kring.invite.InviteTest;
import nl.kring.invite.NewInvitation;
import nl.kring.invite.NewcomerService;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Options;
import nl.kring.platform.ui.Sheet;
import nl.kring.start.NewStart.Whom;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Sjoerd prepares a circle for Griet and asks a few who are close, before she says yes (R-A6). */
class InvitingBeforeTheYesTests extends ViewTest {
    private static final Locale DUTCH = Locale.of("nl");

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
    private BehalfTick tick;

    @Autowired
    private CircleJobs circles;

    @Autowired
    private CircleService service;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String remote = "test-" + UUID.randomUUID();
    private AccountId sjoerd;
    private CircleId circle;

    @BeforeEach
    void sjoerdPreparesACircleForGriet() {
        sjoerd = people.person("Sjoerd");
        var whom = new Whom.Another("Griet", "buurman", Optional.empty(), Optional.of("0513-000222"));
        var given = new NewStart(
                new CircleId(Ids.next()),
                people.tenant(),
                Optional.empty(),
                "Sjoerd",
                DUTCH,
                true,
                Optional.empty(),
                whom);
        circle = People.as(sjoerd, () -> start.beginAsMe(given)).circle();
    }

    private void days(int days) {
        clock.forward(Duration.ofDays(days));
        Acting.asSystem("on-behalf", tick::doWhatIsDue);
    }

    private AccountId accepted(String name) {
        var token = inviting.tokenFor(circle, sjoerd, name);
        var in = (Outcome.In) door.acceptAsNew(token, new FirstName(name), DUTCH, remote);
        return new AccountId(in.person().personId());
    }

    private void sheSaysYes() {
        var fenna = people.person("Fenna");
        people.job(() -> {
            var griet = circles.view(circle).resident().account();
            circles.confirm(
                    circle,
                    griet,
                    GivenYes.asked(true, Optional.empty(), DUTCH),
                    new YesHeard(YesHeard.How.PHONE, Optional.of(fenna), Optional.empty()));
            return true;
        });
    }

    private List<InvitationState> states() {
        return People.as(sjoerd, () -> invitations.all(circle)).stream()
                .map(invitation -> invitation.state())
                .toList();
    }

    private String words(AccountId person) {
        signIn(person);
        UI.getCurrent().navigate("circle/" + circle.value() + "/begin");
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }

    private static List<String> buttons() {
        return _find(Button.class).stream().map(Button::getText).toList();
    }

    @Test
    void r_a6_whoBeganItAsksFiveWhoAreCloseAndTheSixthIsRefused() {
        Stream.of("Een", "Twee", "Drie")
                .forEach(name -> inviting.invite(circle, sjoerd, name, InviteTest.fresh("naaste")));
        accepted("Rink");
        inviting.invite(circle, sjoerd, "Vijf", InviteTest.fresh("vijf"));
        assertThatThrownBy(() -> inviting.invite(circle, sjoerd, "Zes", InviteTest.fresh("zes")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("invite.few"));
        var three = Stream.of("A", "B")
                .map(name -> InviteTest.asking(name, InviteTest.fresh("samen"), Ring.HELPERS))
                .toList();
        assertThatThrownBy(() -> People.run(sjoerd, () -> invitations.invite(circle, three, DUTCH)))
                .isInstanceOf(Refused.class);
        assertThat(states()).hasSize(5).containsOnlyOnce(InvitationState.ACCEPTED);
        var first = People.as(sjoerd, () -> invitations.all(circle)).getFirst().id();
        People.run(sjoerd, () -> invitations.takeBack(circle, first));
        inviting.invite(circle, sjoerd, "Zes", InviteTest.fresh("zes"));
    }

    @Test
    void r_a6_nobodyIsAskedByProfession() {
        var elske = new NewInvitation(
                Ids.next(),
                new FirstName("Elske"),
                Optional.of(InviteTest.fresh("elske")),
                RelationKind.PROFESSIONAL,
                "zuster",
                Ring.PROFESSIONALS,
                Optional.empty());
        assertThatThrownBy(() -> People.run(sjoerd, () -> invitations.invite(circle, List.of(elske), Locale.of("nl"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.key()).isEqualTo("invite.work.early"));
    }

    @Test
    void r_a6_postgresqlAloneLetsWhoBeganItAskFiveAndNoMoreAndNobodyOnceItIsFrozen() {
        Stream.of("Een", "Twee", "Drie", "Vier", "Vijf").forEach(name -> insert(sjoerd, name));
        assertThatThrownBy(() -> insert(sjoerd, "Zes")).rootCause().hasMessageContaining("only a few");
        people.job(() -> jdbc.sql("update circle.invitation set state = 'TAKEN_BACK' where circle_id = ?")
                .param(circle.value())
                .update());
        var rink = people.person("Rink");
        people.seat(circle, rink, Ring.INNER);
        assertThatThrownBy(() -> insert(rink, "Zes")).rootCause().hasMessageContaining("row-level security");
        assertThatThrownBy(() -> insert(people.person("Vreemde"), "Zes"))
                .rootCause()
                .hasMessageContaining("row-level security");
        days(14);
        assertThatThrownBy(() -> insert(sjoerd, "Zes")).rootCause().hasMessageContaining("row-level security");
    }

    private int insert(AccountId by, String name) {
        return People.as(
                by,
                () -> transaction.execute(
                        _ -> jdbc.sql("insert into circle.invitation (id, circle_id, proposed_by, first_name, address, "
                                        + "relation, relation_word, ring, language, state, opened_at, expires_at) values (uuidv7(), ?, ?, ?, "
                                        + "'x@elders.example', 'NEIGHBOUR', 'buur', 'HELPERS', 'nl', 'OPEN', common.kring_now(), "
                                        + "common.kring_now() + interval '14 days')")
                                .param(circle.value())
                                .param(by.value())
                                .param(name)
                                .update()));
    }

    @Test
    void r_a6_whoAcceptedSeesNamesAndAPhoneListAndNothingElseUntilTheYes() {
        var rink = accepted("Rink");
        var shown = words(rink);
        assertThat(shown)
                .contains("Telefoonlijst", "Griet", "Sjoerd", "0513-000222", "Tot het ja zie je wie meedoet")
                .doesNotContain("naasten erbij", "Zo kan Griet ja zeggen");
        assertThat(buttons()).doesNotContain("Vraag iemand erbij", "Maak een code", "Vertel iets", "Ik zag iets");
        var seat = People.as(rink, () -> service.seat(circle));
        assertThat(Stream.of(Act.values()).filter(seat::can)).containsExactly(Act.READ, Act.LEAVE);
        assertThat(seat.topics()).isEmpty();
        var post = new NewPost(new PostId(Ids.next()), "Hoi", Topic.FUN, Optional.empty());
        assertThatThrownBy(() -> People.run(rink, () -> timeline.post(circle, post)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> inviting.invite(circle, rink, "Zes", InviteTest.fresh("zes")))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void r_a6_afterTheYesTheResidentRecognisesWhoAcceptedBefore() {
        var rink = accepted("Rink");
        var griet = people.job(() -> circles.view(circle).resident().account());
        assertThat(People.as(griet, () -> newcomers.waiting(circle))).isEmpty();
        sheSaysYes();
        assertThat(people.job(() -> circles.view(circle).state())).isEqualTo(CircleState.ACTIVE);
        assertThat(People.as(griet, () -> newcomers.waiting(circle)))
                .singleElement()
                .satisfies(newcomer -> assertThat(newcomer.firstName()).isEqualTo("Rink"));
        var view = People.as(rink, () -> service.view(circle));
        assertThat(view.resident().phone()).isEmpty();
        People.run(griet, () -> newcomers.recognise(circle, rink));
        assertThat(People.as(rink, () -> service.seat(circle)).ring()).contains(Ring.INNER);
    }

    @Test
    void r_a6_theMailAndThePageSayThatTheResidentHasNotSaidYes() {
        var address = InviteTest.fresh("rink");
        inviting.invite(circle, sjoerd, "Rink", address);
        var token = inviting.token(address).orElseThrow();
        assertThat(inviting.mails(address).getFirst())
                .contains("Sjoerd vraagt of je mee wilt doen in de kring van Griet")
                .contains("Griet moet zelf nog ja zeggen");
        UI.getCurrent().navigate("uitnodiging", com.vaadin.flow.router.QueryParameters.of("link", token));
        assertThat(UI.getCurrent().getCurrentView().getElement().getTextRecursively())
                .contains("Griet moet zelf nog ja zeggen tegen de kring.");
    }

    @Test
    void r_a6_frozenNobodyIsAskedMailedOrLetInAndALinkSaysSoCalmly() {
        clock.forward(Duration.ofDays(4));
        var address = InviteTest.fresh("rink");
        inviting.invite(circle, sjoerd, "Rink", address);
        var token = inviting.token(address).orElseThrow();
        days(10);
        assertThatThrownBy(() -> inviting.invite(circle, sjoerd, "Zes", InviteTest.fresh("zes")))
                .isInstanceOf(NoRight.class);
        assertThat(words(sjoerd)).contains("Je kunt nu alleen lezen");
        assertThat(buttons()).doesNotContain("Vraag iemand erbij");
        var before = inviting.mails(address).size();
        inviting.tick();
        assertThat(inviting.mails(address)).hasSize(before);
        assertThat(door.look(token, remote)).isEqualTo(new Outcome.Gone(Why.EXPIRED));
        assertThat(door.acceptAsNew(token, new FirstName("Rink"), DUTCH, remote))
                .isEqualTo(new Outcome.Gone(Why.EXPIRED));
        assertThat(people.job(() -> circles.view(circle).members())).hasSize(1);
        sheSaysYes();
        assertThat(door.look(token, remote)).isInstanceOf(Outcome.Open.class);
    }

    @Test
    void r_a6_aNoOrDayThirtyErasesWhoWasAskedAndWhatWasMailed() {
        var address = InviteTest.fresh("wim");
        inviting.invite(circle, sjoerd, "Wim", address);
        var token = inviting.token(address).orElseThrow();
        var rink = accepted("Rink");
        days(30);
        assertThat(count("select count(*) from circle.circle where id = ?", circle.value()))
                .isZero();
        assertThat(count("select count(*) from circle.invitation where circle_id = ?", circle.value()))
                .isZero();
        assertThat(count("select count(*) from circle.circle_member where account_id = ?", rink.value()))
                .isZero();
        assertThat(inviting.mails(address)).isEmpty();
        assertThat(door.look(token, remote)).isEqualTo(new Outcome.Gone(Why.UNKNOWN));
    }

    private Long count(String sql, UUID id) {
        return people.job(() -> jdbc.sql(sql).param(id).query(Long.class).single());
    }

    @Test
    void r_a6_onThePageWhoBeganItAsksSomebodyAndReadsHowItStands() {
        assertThat(words(sjoerd)).contains("Tot het ja kun je naasten erbij vragen en elkaar bellen.");
        _click(_get(Button.class, spec -> spec.withText("Vraag iemand erbij")));
        assertThat(_get(Sheet.class).getElement().getTextRecursively())
                .contains("Voordat Griet ja zegt, kun je 5 mensen vragen", "Wat is deze persoon van Griet?");
        fill(_get(TextField.class, spec -> spec.withLabel("Voornaam")), "Rink");
        fill(
                _get(EmailField.class, spec -> spec.withLabel("E-mailadres")),
                InviteTest.fresh("rink").value());
        relation();
        _click(_get(Button.class, spec -> spec.withText("Verstuur de uitnodiging")));
        inviting.tick();
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return Optional.of(UI.getCurrent().getCurrentView().getElement().getTextRecursively())
                    .filter(text -> text.contains("Rink, buur") && text.contains("verstuurd, kan kiezen tot"));
        });
    }

    @SuppressWarnings("unchecked")
    private static void relation() {
        var relation = (Options<RelationKind>) _get(
                Options.class,
                spec -> spec.withPredicate(options ->
                        ((Options<?>) options).getElement().getTextRecursively().contains("Buur")));
        fill(relation, RelationKind.NEIGHBOUR);
    }
}
