package nl.kring.start;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.OrganisationId;
import nl.kring.identity.OrganisationKind;
import nl.kring.identity.StaffRole;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.Keys;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.ui.Pick;
import nl.kring.platform.ui.Sheet;
import nl.kring.start.CardView.Status;
import nl.kring.start.CardView.Way;
import nl.kring.start.NewDirect.How;
import nl.kring.start.NewStart.Whom;
import nl.kring.tenant.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Roelien, a transfer nurse, begins together with Griet, who sits beside her and said yes. */
class DirectTests extends ViewTest {
    private static final Locale DUTCH = Locale.of("nl");
    private static final Pattern LINK = Pattern.compile("/start/([\\w-]{21,})");

    @Autowired
    private People people;

    @Autowired
    private DirectService directs;

    @Autowired
    private DirectDoor onScreen;

    @Autowired
    private StartDoor door;

    @Autowired
    private CircleJobs circles;

    @Autowired
    private List<DueWork> due;

    @Autowired
    private Keys keys;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String remote = "test-" + UUID.randomUUID();
    private final String browser = UUID.randomUUID().toString();
    private OrganisationId hospital;
    private final EmailAddress hers = new EmailAddress("griet-" + UUID.randomUUID() + "@veenmeren.example");
    private TenantId tenant;
    private AccountId roelien;

    @BeforeEach
    void roelienWorksForAHospitalThatTheMunicipalityKnows() {
        tenant = people.tenant();
        roelien = people.person("Roelien");
        hospital = people.organisation(tenant, "Ziekenhuis De Wâl", OrganisationKind.HOSPITAL, "dewal.example");
        people.decidesAt(hospital, roelien);
    }

    private NewDirect griet(boolean saidYes, LocalDate day) {
        return new NewDirect(
                Ids.next(),
                hospital,
                Optional.of(Template.FIRST_WEEK),
                "Griet",
                hers,
                saidYes,
                How.SPOKEN,
                day,
                Locale.of("fy"));
    }

    private NewDirect griet() {
        return griet(true, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }

    private UUID mail() {
        var given = griet();
        People.run(roelien, () -> directs.mail(given));
        tick();
        return given.id();
    }

    private void tick() {
        due.stream()
                .filter(work -> List.of("direct", "deliveries", "letters").contains(work.name()))
                .forEach(work -> IntStream.range(0, 20).forEach(_ -> Acting.asSystem(work.name(), work::doWhatIsDue)));
    }

    private void days(int days) {
        clock.forward(Duration.ofDays(days));
        tick();
    }

    private List<String> mails() {
        return people.job(
                () -> jdbc.sql("select recipient || e'\\n' || subject || e'\\n' || body from common.demo_post "
                                + "where address = ? order by delivery_id")
                        .param(hers.value())
                        .query(String.class)
                        .list());
    }

    private String secret() {
        var found = LINK.matcher(mails().getLast());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private List<CardView> seenByRoelien() {
        return People.as(roelien, () -> directs.mine());
    }

    private Status status() {
        return seenByRoelien().getFirst().status();
    }

    private NewStart start(String secret) {
        return new NewStart(
                new CircleId(Ids.next()),
                tenant,
                Optional.empty(),
                "Griet",
                DUTCH,
                true,
                Optional.of(secret),
                new Whom.Me(true));
    }

    private Started begin(String secret) {
        var proof = door.provenByLink(secret, DUTCH, browser).orElseThrow().proof();
        return door.begin(proof, browser, start(secret));
    }

    private String row(UUID id) {
        return people.job(() -> jdbc.sql("select row_to_json(d)::text || coalesce(encode(sealed, 'escape'), '') "
                        + "from circle.direct_start d where id = ?")
                .param(id)
                .query(String.class)
                .single());
    }

    private boolean keeps(UUID id) {
        return people.job(() -> jdbc.sql("select sealed is not null from circle.direct_start where id = ?")
                .param(id)
                .query(Boolean.class)
                .single());
    }

    private static String words() {
        return UI.getCurrent().getCurrentView().getElement().getTextRecursively();
    }

    @Test
    void noColumnHoldsANameAnAddressOrADayThatCanBeRead() {
        var id = mail();
        assertThat(people.job(() -> jdbc.sql(
                                "select table_name || '.' || column_name from information_schema.columns "
                                        + "where table_schema = 'circle' and table_name in ('direct_start', 'direct_link') order by 1")
                        .query(String.class)
                        .list()))
                .containsExactly(
                        "direct_link.hash",
                        "direct_link.mailed",
                        "direct_link.minted_at",
                        "direct_link.start_id",
                        "direct_start.expires_at",
                        "direct_start.id",
                        "direct_start.issuer_id",
                        "direct_start.link_until",
                        "direct_start.made_at",
                        "direct_start.organisation_id",
                        "direct_start.remind_at",
                        "direct_start.reminded",
                        "direct_start.sealed",
                        "direct_start.template",
                        "direct_start.used_at",
                        "direct_start.way");
        assertThat(row(id))
                .contains(roelien.value().toString())
                .doesNotContain("Griet", hers.value(), "SPOKEN", "\"fy\"", secret());
        var told = people.job(() -> jdbc.sql("select row_to_json(d)::text from common.delivery d where subject_id = ?")
                .param(id)
                .query(String.class)
                .single());
        assertThat(told).doesNotContain("Griet", hers.value());
    }

    @Test
    void whatIsSealedOpensOnlyForItsOwnRowAndUnchanged() {
        var id = UUID.randomUUID();
        var sealed = keys.seal("direct", id, "Griet");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Griet");
        assertThat(keys.open("direct", id, sealed)).isEqualTo("Griet");
        assertThat(keys.seal("direct", id, "Griet")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> keys.open("direct", UUID.randomUUID(), sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> keys.open("other", id, sealed)).isInstanceOf(IllegalStateException.class);
        sealed[20] ^= 1;
        assertThatThrownBy(() -> keys.open("direct", id, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void r_a2_remindersOnDaysThreeAndTenNeverMoreAndOnDayThirtyNothingIsKept() {
        var id = mail();
        assertThat(mails()).hasSize(1);
        days(2);
        assertThat(mails()).hasSize(1);
        days(1);
        assertThat(mails()).hasSize(2);
        days(6);
        assertThat(mails()).hasSize(2);
        days(1);
        assertThat(mails()).hasSize(3);
        days(19);
        assertThat(mails()).hasSize(3);
        assertThat(keeps(id)).isTrue();
        days(1);
        assertThat(keeps(id)).isFalse();
        assertThat(mails()).isEmpty();
        days(20);
        assertThat(mails()).isEmpty();
        assertThat(status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void r_a2_aServerThatWasAwayForElevenDaysRemindsOnceAndNeverMore() {
        mail();
        days(11);
        assertThat(mails()).hasSize(2);
        days(10);
        assertThat(mails()).hasSize(2);
    }

    @Test
    void r_a2_onceUsedTheContactDataAndTheMailsAreGoneAndNoReminderFollows() {
        var id = mail();
        begin(secret());
        assertThat(keeps(id)).isFalse();
        assertThat(mails()).isEmpty();
        days(12);
        assertThat(mails()).isEmpty();
    }

    @Test
    void r_a1_aLinkWorksOnceAndForFourteenDays() {
        mail();
        var first = secret();
        days(3);
        var second = secret();
        assertThat(second).isNotEqualTo(first);
        days(11);
        assertThat(door.card(first, remote)).isEqualTo(new CardSeen.NoLink(false));
        assertThat(door.card(second, remote)).isInstanceOf(CardSeen.Direct.class);
        begin(second);
        assertThat(door.card(second, remote)).isEqualTo(new CardSeen.NoLink(true));
        var siebe = people.person("Siebe");
        assertThatThrownBy(() -> People.as(siebe, () -> door.beginAsMe(start(second))))
                .isInstanceOf(Refused.class);
        UI.getCurrent().navigate("start/" + second);
        assertThat(words())
                .contains("Met deze link is al iemand begonnen.", "Ben jij dat? Kom binnen")
                .doesNotContain("Roelien", "De Wâl", "Griet");
    }

    @Test
    void r_a3_theProfessionalSeesOnlyWhetherItWasUsed() {
        mail();
        assertThat(status()).isEqualTo(Status.NOT_USED);
        var circle = begin(secret()).circle();
        assertThat(status()).isEqualTo(Status.USED);
        assertThat(people.job(() -> circles.seatOf(circle, roelien))).isEmpty();
        signIn(roelien);
        UI.getCurrent().navigate("kaarten");
        assertThat(words()).contains("mail", "gebruikt", "Eerste week thuis").doesNotContain("Griet", hers.value());
        assertThat(People.as(people.person("Vreemde"), () -> directs.mine())).isEmpty();
    }

    @Test
    void r_a3_postgresqlAloneLetsNobodyReadWhatIsSealedNorWriteForAnother() {
        mail();
        assertThatThrownBy(() -> People.as(
                        roelien,
                        () -> transaction.execute(_ -> jdbc.sql("select sealed from circle.direct_start")
                                .query((row, _) -> row.getBytes(1))
                                .list())))
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> People.as(
                        roelien,
                        () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle.direct_link")
                                .query(Long.class)
                                .single())))
                .rootCause()
                .hasMessageContaining("permission denied");
        var stranger = people.person("Vreemde");
        assertThatThrownBy(() -> People.as(
                        stranger,
                        () -> transaction.execute(_ -> jdbc.sql("insert into circle.direct_start (id, way, issuer_id, "
                                        + "organisation_id) values (uuidv7(), 'MAIL', ?, ?)")
                                .param(stranger.value())
                                .param(hospital.value())
                                .update())))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void r_a5_subjectSenderTextAndPageNameNoReason() {
        mail();
        days(3);
        assertThat(mails()).hasSize(2).allSatisfy(mail -> assertThat(mail)
                .contains("Griet", "Kring")
                .doesNotContainIgnoringCase(
                        "Eerste week",
                        "eerste wike",
                        "transfer",
                        "ontslag",
                        "afdeling",
                        "zorg",
                        "ziek" + "te",
                        "FIRST_WEEK"));
        assertThat(mails().getFirst()).contains("Roelien fan Ziekenhuis De Wâl helpt jo op wei mei Kring");
        UI.getCurrent().navigate("start/" + secret());
        assertThat(words())
                .contains("Roelien van Ziekenhuis De Wâl helpt je op weg met Kring.")
                .doesNotContain("Eerste week");
    }

    @Test
    void theLinkOfAMailProvesANewMailboxOnlyAndNothingInAnotherBrowser() {
        mail();
        var proof = door.provenByLink(secret(), DUTCH, browser).orElseThrow().proof();
        assertThatThrownBy(() -> door.begin(proof, "elders", start(secret()))).hasMessage("identity.proofOver");
        var known = people.person("Griet");
        people.job(() -> jdbc.sql("update common.channel set address = ? where account_id = ?")
                .param(hers.value())
                .param(known.value())
                .update());
        assertThat(door.provenByLink(secret(), DUTCH, browser)).isEmpty();
    }

    @Test
    void onThisScreenTheLinkProvesNoMailboxAndSpeaksTheChosenLanguage() {
        var given = griet();
        var path = People.as(roelien, () -> onScreen.begin(given));
        assertThat(path).startsWith("/start/").endsWith("?taal=fy");
        var found = LINK.matcher(path);
        assertThat(found.find()).isTrue();
        var seen = (CardSeen.Direct) door.card(found.group(1), remote);
        assertThat(seen.mailed()).isFalse();
        assertThat(seen.firstName()).isEqualTo("Griet");
        assertThat(door.provenByLink(found.group(1), DUTCH, browser)).isEmpty();
        assertThat(seenByRoelien()).extracting(CardView::way).containsExactly(Way.SCREEN);
        tick();
        assertThat(((CardSeen.Direct) door.card(secret(), remote)).mailed()).isTrue();
    }

    @Test
    void theLinkOfTheScreenIsForNowAndTheOneOfTheMailForLater() {
        var link = LINK.matcher(People.as(roelien, () -> onScreen.begin(griet())));
        assertThat(link.find()).isTrue();
        clock.forward(Duration.ofMinutes(59));
        assertThat(door.card(link.group(1), remote)).isInstanceOf(CardSeen.Direct.class);
        clock.forward(Duration.ofMinutes(2));
        assertThat(door.card(link.group(1), remote)).isEqualTo(new CardSeen.NoLink(false));
        tick();
        assertThat(door.card(secret(), remote)).isInstanceOf(CardSeen.Direct.class);
    }

    @Test
    void wrongCodesOfOthersInTheHouseKeepNoLinkShut() {
        mail();
        IntStream.range(0, 6).forEach(_ -> door.card("CCCC-CCCC", remote));
        assertThat(door.card("CCCC-CCCC", remote)).isInstanceOf(CardSeen.Paused.class);
        assertThat(door.card(secret(), remote)).isInstanceOf(CardSeen.Direct.class);
    }

    @Test
    void r_a2_whoHasACircleAlreadyUsesTheLinkAllTheSame() {
        var id = mail();
        var link = secret();
        var known = people.person("Griet");
        var own = people.circle(tenant, known);
        people.job(() -> jdbc.sql("update circle.circle_resident set individual_in = ? where circle_id = ?")
                .param(tenant.value())
                .param(own.value())
                .update());
        assertThat(People.as(known, () -> door.beginAsMe(start(link))).circle()).isEqualTo(own);
        assertThat(keeps(id)).isFalse();
        assertThat(status()).isEqualTo(Status.USED);
    }

    @Test
    void onThisScreenWhoBeginsStaysNobodyAlsoWhenTheLinkNoLongerHolds() {
        var path = People.as(roelien, () -> onScreen.begin(griet()));
        var link = LINK.matcher(path);
        assertThat(link.find()).isTrue();
        UI.getCurrent().navigate("start/" + link.group(1));
        assertThat(words()).contains("Roelien van Ziekenhuis De Wâl");
        clock.forward(Duration.ofHours(2));
        UI.getCurrent().navigate("start/" + link.group(1), QueryParameters.of("voor", "mij"));
        assertThat(words()).contains("Deze link werkt niet meer.");
        assertThat(VaadinSession.getCurrent().getAttribute("start:anothers-screen"))
                .isEqualTo(true);
    }

    @Test
    void withoutAYesOnADayToComeOrForAnotherOrganisationNothingIsKept() {
        var noYes = griet(false, today());
        assertThatThrownBy(() -> People.run(roelien, () -> directs.mail(noYes))).isInstanceOf(Refused.class);
        var tomorrow = griet(true, today().plusDays(1));
        assertThatThrownBy(() -> People.run(roelien, () -> directs.mail(tomorrow)))
                .isInstanceOf(Refused.class);
        var given = griet();
        assertThatThrownBy(() -> People.run(people.person("Vreemde"), () -> directs.mail(given)))
                .isInstanceOf(NotFound.class);
        assertThat(seenByRoelien()).isEmpty();
    }

    @Test
    void aSecondClickMailsOnceAndTwentyADayIsEnough() {
        var given = griet();
        People.run(roelien, () -> directs.mail(given));
        People.run(roelien, () -> directs.mail(given));
        tick();
        assertThat(mails()).hasSize(1);
        IntStream.range(1, DirectService.A_DAY).forEach(_ -> {
            var another = griet();
            People.run(roelien, () -> directs.mail(another));
        });
        var tooMany = griet();
        assertThatThrownBy(() -> People.run(roelien, () -> directs.mail(tooMany)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void theWayToWriteDownAYesStandsWhereAProfessionalAndANavigatorWork() {
        signIn(roelien);
        UI.getCurrent().navigate("organisatie");
        assertThat(words()).contains("Een ja opschrijven");
        signIn(people.staff(tenant, StaffRole.NAVIGATOR, "Baukje"));
        UI.getCurrent().navigate("desk");
        assertThat(_find(Anchor.class)).extracting(Anchor::getHref).contains("start/getuige");
    }

    @Test
    void theProfessionalFillsInWhoSitsBesideHerAndTheMailGoes() {
        signIn(roelien);
        UI.getCurrent().navigate("kaarten");
        _click(_get(Button.class, spec -> spec.withText("Samen beginnen")));
        fill(_get(TextField.class, spec -> spec.withLabel("Voornaam")), "Griet");
        fill(_get(EmailField.class, spec -> spec.withLabel("E-mailadres")), hers.value());
        _click(_get(Button.class, spec -> spec.withText("Stuur de mail")));
        assertThat(_get(Sheet.class).getElement().getTextRecursively()).contains("Zonder ja bewaren we niets.");
        fill(
                _get(
                        Pick.class,
                        spec -> spec.withPredicate(
                                pick -> pick.getElement().getTextRecursively().contains("heeft ja gezegd"))),
                true);
        _click(_get(Button.class, spec -> spec.withText("Stuur de mail")));
        assertThat(_get(Sheet.class).getElement().getTextRecursively())
                .contains("Na 3 en na 10 dagen sturen we nog een mail.");
        tick();
        assertThat(mails()).hasSize(1);
    }
}
