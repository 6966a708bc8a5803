package nl.kring.circle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.identity.AccountId;
import nl.kring.identity.Devices;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.Looks;
import nl.kring.identity.RecoveryDoor;
import nl.kring.identity.RecoveryService;
import nl.kring.identity.SecretMail;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who lost the mailbox gets back in by two members and the resident, and 48 hours in which it can be stopped. */
@KringTest
class VouchingTests {
    @Autowired
    private People people;

    @Autowired
    private RecoveryDoor door;

    @Autowired
    private RecoveryService recoveries;

    @Autowired
    private VouchService vouching;

    @Autowired
    private Devices devices;

    @Autowired
    private List<SecretMail> mails;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private MovingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String browser = UUID.randomUUID().toString();
    private final String remote = "test-" + UUID.randomUUID();
    private final String rixtName = "Rixt" + UUID.randomUUID().toString().substring(0, 8);
    private final String douweName = "Douwe" + UUID.randomUUID().toString().substring(0, 8);
    private final EmailAddress fresh = new EmailAddress("nieuw" + UUID.randomUUID() + "@elders.example");
    private CircleId circle;
    private AccountId douwe;
    private AccountId rixt;
    private AccountId anke;
    private AccountId sietske;
    private AccountId jannie;

    @BeforeEach
    void aCircle() {
        douwe = people.person(douweName);
        rixt = people.person(rixtName);
        anke = people.person("Anke");
        sietske = people.person("Sietske");
        jannie = people.person("Jannie");
        circle = people.circle(people.tenant(), douwe);
        people.seat(circle, rixt, Ring.INNER);
        people.seat(circle, anke, Ring.INNER);
        people.seat(circle, sietske, Ring.HELPERS);
        people.seat(circle, jannie, Ring.PROFESSIONALS);
    }

    private void ask(String name, String whose) {
        ask(fresh, name, whose);
    }

    private void ask(EmailAddress address, String name, String whose) {
        type(address, name, whose);
        tick();
    }

    private void type(EmailAddress address, String name, String whose) {
        door.askCode(address, name, Locale.of("nl"), browser, remote);
        var proof = people.job(
                () -> jdbc.sql("select id from common.address_proof where address = ? order by asked_at desc limit 1")
                        .param(address.value())
                        .query(UUID.class)
                        .single());
        var code = minted("prove", proof).arguments().getFirst();
        assertThat(door.ask(name, whose, code, Locale.of("nl"), browser, remote))
                .isEqualTo(RecoveryDoor.Answer.ASKED);
    }

    private SecretMail.Minted minted(String template, UUID subject) {
        return Acting.asSystem("test", () -> mails.stream()
                .filter(mail -> mail.template().equals(template))
                .findAny()
                .orElseThrow()
                .mint(subject)
                .orElseThrow());
    }

    private void tick() {
        works.stream()
                .filter(work -> List.of("vouching", "recoveries").contains(work.name()))
                .forEach(work -> Acting.asSystem("test", work::doWhatIsDue));
    }

    private void theMailLeaves() {
        var deliveries = works.stream()
                .filter(work -> List.of("deliveries", "letters").contains(work.name()))
                .findAny()
                .orElseThrow();
        for (var turn = 0; turn < 500 && people.mailWaits(); turn++) {
            Acting.asSystem("test", deliveries::doWhatIsDue);
        }
    }

    private void wantsNoMessages(AccountId account) {
        people.job(() -> jdbc.sql("update common.channel set messages = false where account_id = ?")
                .param(account.value())
                .update());
    }

    private List<Boolean> wantsMessages(AccountId account) {
        return people.job(() -> jdbc.sql("select coalesce(messages, true) from common.channel where account_id = ?")
                .param(account.value())
                .query(Boolean.class)
                .list());
    }

    private UUID question(AccountId of) {
        return People.as(of, () -> vouching.questions(circle)).getFirst().recovery();
    }

    private void answers(AccountId who, boolean yes) {
        var recovery = question(who);
        People.run(who, () -> vouching.answer(circle, recovery, yes));
        tick();
    }

    private List<String> addresses() {
        return people.job(() -> jdbc.sql("select address from common.channel where account_id = ?")
                .param(rixt.value())
                .query(String.class)
                .list());
    }

    private void twoDaysLater() {
        clock.forward(Duration.ofHours(48).plusMinutes(1));
        tick();
    }

    @Test
    void twoMembersAndTheResidentLetSomebodyBackInAfterTwoDays() {
        var device = devices.issue(rixt, Looks.UNKNOWN).orElseThrow().token();
        ask(rixtName.toLowerCase(Locale.ROOT), douweName);
        answers(anke, true);
        answers(sietske, true);
        assertThat(People.as(rixt, recoveries::aboutMe))
                .as("the resident did not say so yet")
                .isEmpty();
        answers(douwe, true);
        assertThat(People.as(rixt, recoveries::aboutMe)).isPresent();
        assertThat(addresses()).doesNotContain(fresh.value());

        theMailLeaves();
        twoDaysLater();
        assertThat(addresses()).containsExactly(fresh.value());
        assertThat(devices.comeBack(device)).isEmpty();
        tick();
        assertThat(addresses()).containsExactly(fresh.value());
    }

    @Test
    void membersAloneAreNotEnoughAndNeitherIsTheResidentAlone() {
        ask(rixtName, douweName);
        answers(douwe, true);
        answers(anke, true);
        assertThat(People.as(rixt, recoveries::aboutMe)).isEmpty();
        theMailLeaves();
        twoDaysLater();
        assertThat(addresses()).doesNotContain(fresh.value());
    }

    @Test
    void oneNoEndsIt() {
        ask(rixtName, douweName);
        answers(anke, true);
        answers(sietske, false);
        assertThat(People.as(douwe, () -> vouching.questions(circle))).isEmpty();
        theMailLeaves();
        twoDaysLater();
        assertThat(addresses()).doesNotContain(fresh.value());
    }

    @Test
    void aDeviceThatIsStillInStopsIt() {
        ask(rixtName, douweName);
        List.of(anke, sietske, douwe).forEach(who -> answers(who, true));
        var id = People.as(rixt, recoveries::aboutMe).orElseThrow();
        assertThatThrownBy(() -> People.run(anke, () -> recoveries.stop(id))).isInstanceOf(NotFound.class);
        theMailLeaves();
        People.run(rixt, () -> recoveries.stop(id));
        twoDaysLater();
        assertThat(addresses()).doesNotContain(fresh.value());
    }

    @Test
    void theOldAddressStopsItByItsMail() {
        ask(rixtName, douweName);
        List.of(anke, sietske, douwe).forEach(who -> answers(who, true));
        theMailLeaves();
        var mail = minted("recoveryNotice", People.as(rixt, recoveries::aboutMe).orElseThrow());
        assertThat(mail.to().address()).isEqualTo(addresses().getFirst());
        assertThat(door.stop("verzonnen", remote)).isFalse();
        assertThat(door.stop(mail.path().replace("/mail-kwijt?stop=", ""), remote))
                .isTrue();
        twoDaysLater();
        assertThat(addresses()).doesNotContain(fresh.value());
    }

    @Test
    void theTwoDaysWaitForTheMailToTheOldAddress() {
        ask(rixtName, douweName);
        List.of(anke, sietske, douwe).forEach(who -> answers(who, true));
        twoDaysLater();
        assertThat(addresses()).doesNotContain(fresh.value());
        assertThat(People.as(rixt, recoveries::aboutMe)).isPresent();
        theMailLeaves();
        tick();
        assertThat(addresses()).doesNotContain(fresh.value());
        twoDaysLater();
        assertThat(addresses()).containsExactly(fresh.value());
    }

    @Test
    void whoSaidNoToMessagesIsWarnedAllTheSameAndIsNotMailedAfterwards() {
        wantsNoMessages(rixt);
        ask(rixtName, douweName);
        List.of(anke, sietske, douwe).forEach(who -> answers(who, true));
        var id = People.as(rixt, recoveries::aboutMe).orElseThrow();
        assertThat(minted("recoveryNotice", id).to().address())
                .isEqualTo(addresses().getFirst());
        theMailLeaves();
        twoDaysLater();
        assertThat(addresses()).containsExactly(fresh.value());
        assertThat(wantsMessages(rixt)).containsExactly(false);
    }

    @Test
    void whileOneAddressIsAskedASecondIsShownToNobody() {
        ask(rixtName, douweName);
        var first = question(anke);
        var stranger = new EmailAddress("vreemde" + UUID.randomUUID() + "@elders.example");
        ask(stranger, rixtName, douweName);
        assertThat(People.as(anke, () -> vouching.questions(circle)))
                .singleElement()
                .satisfies(only -> assertThat(only.recovery()).isEqualTo(first))
                .satisfies(only -> assertThat(only.address()).isEqualTo("n…@elders.example"))
                .satisfies(only -> assertThat(only.at()).isBeforeOrEqualTo(clock.instant()));
        List.of(anke, sietske, douwe).forEach(who -> answers(who, true));
        ask(stranger, rixtName, douweName);
        assertThat(People.as(anke, () -> vouching.questions(circle))).isEmpty();
        theMailLeaves();
        twoDaysLater();
        assertThat(addresses()).containsExactly(fresh.value());
    }

    @Test
    void afterOneNoAnotherMayBeAsked() {
        ask(rixtName, douweName);
        answers(anke, false);
        ask(rixtName, douweName);
        assertThat(People.as(anke, () -> vouching.questions(circle))).hasSize(1);
    }

    @Test
    void whatACircleDidNotAnswerInSevenDaysEnds() {
        ask(rixtName, douweName);
        answers(anke, true);
        answers(sietske, true);
        clock.forward(Duration.ofDays(7).minusMinutes(1));
        tick();
        assertThat(People.as(douwe, () -> vouching.questions(circle))).hasSize(1);
        clock.forward(Duration.ofMinutes(2));
        tick();
        assertThat(People.as(douwe, () -> vouching.questions(circle))).isEmpty();
    }

    /** So the answer takes as long for names that fit as for names that do not. */
    @Test
    void theDoorOnlyWritesDownWhatWasTypedAndATickAsksTheCircle() {
        type(fresh, rixtName, douweName);
        assertThat(People.as(anke, () -> vouching.questions(circle))).isEmpty();
        assertThat(typed()).containsExactly(rixtName);
        tick();
        assertThat(People.as(anke, () -> vouching.questions(circle))).hasSize(1);
        type(fresh, "Niemand", douweName);
        tick();
        assertThat(typed())
                .as("what was typed is forgotten once it was looked at")
                .isEmpty();
    }

    private List<String> typed() {
        return people.job(() -> jdbc.sql("select name from common.recovery where address = ? and name is not null")
                .param(fresh.value())
                .query(String.class)
                .list());
    }

    @Test
    void namesThatNobodyHasGetTheSameAnswerAndAskNobody() {
        ask("Niemand", douweName);
        ask(rixtName, "Nergens");
        assertThat(People.as(anke, () -> vouching.questions(circle))).isEmpty();
    }

    @Test
    void namesThatFitTwoAskNeither() {
        people.seat(circle, people.person(rixtName), Ring.HELPERS);
        ask(rixtName, douweName);
        assertThat(People.as(anke, () -> vouching.questions(circle))).isEmpty();
    }

    /** decisions/023 */
    @Test
    void oneCircleDoesNotDecideOverWhoHasACircleOfHerOwnNorOverAProfessional() {
        people.circle(people.tenant(), rixt);
        ask(rixtName, douweName);
        assertThat(People.as(anke, () -> vouching.questions(circle))).isEmpty();
        var elske = "Elske" + UUID.randomUUID().toString().substring(0, 8);
        people.seat(circle, people.person(elske), Ring.PROFESSIONALS);
        ask(elske, douweName);
        assertThat(People.as(anke, () -> vouching.questions(circle))).isEmpty();
    }

    @Test
    void onlyWhoIsThereForHerselfVouchesAndNobodyForHerself() {
        ask(rixtName, douweName);
        var recovery = question(anke);
        assertThat(People.as(jannie, () -> vouching.questions(circle))).isEmpty();
        assertThatThrownBy(() -> People.run(jannie, () -> vouching.answer(circle, recovery, true)))
                .isInstanceOf(NoRight.class);
        assertThat(People.as(rixt, () -> vouching.questions(circle))).isEmpty();
        assertThatThrownBy(() -> People.run(rixt, () -> vouching.answer(circle, recovery, true)))
                .isInstanceOf(NotFound.class);
        var stranger = people.person("Vreemde");
        assertThatThrownBy(() -> People.run(stranger, () -> vouching.answer(circle, recovery, true)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void whomTheResidentDoesNotKnowYetVouchesForNobody() {
        ask(rixtName, douweName);
        var recovery = question(sietske);
        answers(anke, true);
        answers(douwe, true);
        people.job(() -> jdbc.sql("update circle.circle_member set recognised = false where account_id = ?")
                .param(sietske.value())
                .update());
        assertThatThrownBy(() -> People.run(sietske, () -> vouching.answer(circle, recovery, true)))
                .isInstanceOf(NoRight.class);
        assertThat(People.as(sietske, () -> vouching.questions(circle))).isEmpty();
    }

    @Test
    void postgresqlAloneLetsEachAnswerForHerself() {
        ask(rixtName, douweName);
        var recovery = question(anke);
        for (var forged : List.of(List.of(anke, douwe), List.of(rixt, rixt), List.of(people.person("Vreemde"), anke))) {
            assertThatThrownBy(() -> People.as(
                            forged.getFirst(),
                            () -> transaction.execute(_ -> jdbc.sql(
                                            "insert into circle.recovery_answer (recovery_id, circle_id, account_id, yes) "
                                                    + "values (?, ?, ?, true)")
                                    .param(recovery)
                                    .param(circle.value())
                                    .param(forged.getLast().value())
                                    .update())))
                    .isInstanceOf(DataAccessException.class);
        }
    }

    /** decisions/023 */
    @Test
    void aResidentIsLetBackInByWhoSpeaksForHerAndByNobodyElse() {
        ask(douweName, douweName);
        List.of(anke, sietske, rixt).forEach(who -> answers(who, true));
        assertThat(People.as(douwe, recoveries::aboutMe)).isEmpty();
        var mentor = people.person("Mentor");
        people.speaksFor(circle, douwe, mentor, true);
        answers(mentor, true);
        assertThat(People.as(douwe, recoveries::aboutMe)).isPresent();
    }

    @Test
    void aMemberWhoAlsoSpeaksForTheResidentCountsOnce() {
        people.speaksFor(circle, douwe, sietske, true);
        ask(douweName, douweName);
        answers(anke, true);
        answers(sietske, true);
        assertThat(People.as(douwe, recoveries::aboutMe)).isEmpty();
        answers(rixt, true);
        assertThat(People.as(douwe, recoveries::aboutMe)).isPresent();
    }
}
