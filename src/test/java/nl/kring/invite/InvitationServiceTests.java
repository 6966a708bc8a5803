package nl.kring.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.notify.DeliveryMarked;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Asking and proposing: who may, what cannot be, what time does to it, and the wall in PostgreSQL. */
@KringTest
class InvitationServiceTests {
    private static final Locale NL = Locale.of("nl");

    @Autowired
    private People people;

    @Autowired
    private InviteTest inviting;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private InvitationDoor door;

    @Autowired
    private SketchService sketches;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private AccountId geertje;
    private AccountId tineke;
    private AccountId corry;
    private CircleId circle;
    private EmailAddress address;

    @BeforeEach
    void aCircle() {
        geertje = people.person("Geertje");
        tineke = people.person("Tineke");
        corry = people.person("Corry");
        circle = people.circle(people.tenant(), geertje);
        people.seat(circle, tineke, Ring.INNER);
        people.seat(circle, corry, Ring.HELPERS);
        address = InviteTest.fresh("sietse");
    }

    private InvitationState state(AccountId reader) {
        return inviting.only(circle, reader).state();
    }

    @Test
    void r_a8_theMailSaysWhoAsksOfWhomTheCircleIsAndAsWhatAndNothingElse() {
        inviting.invite(circle, geertje, "Sietse", address);
        assertThat(state(geertje)).isEqualTo(InvitationState.ON_ITS_WAY);
        inviting.tick();
        assertThat(state(geertje)).isEqualTo(InvitationState.SENT);
        assertThat(inviting.mails(address))
                .singleElement()
                .asString()
                .startsWith("Geertje vraagt of je mee wilt doen\n")
                .contains("Hoi Sietse. Geertje vraagt of je mee wilt doen in de kring.")
                .contains("Geertje noemt je: buurman.")
                .contains("Daarna vervalt deze uitnodiging.")
                .contains("/uitnodiging?link=")
                .doesNotContain("Tineke", "Corry", "gezond", "ziek");
    }

    @Test
    void r_a8_theSecretIsNowhereKeptAndTheDeliveryHoldsNoAddress() {
        var id = inviting.invite(circle, geertje, "Sietse", address);
        var token = inviting.token(address).orElseThrow();
        var delivery =
                people.job(() -> jdbc.sql("select row_to_json(d)::text from common.delivery d where subject_id = ?")
                        .param(id)
                        .query(String.class)
                        .single());
        assertThat(delivery).doesNotContain(token, address.value(), "Sietse");
        assertThat(people.job(
                        () -> jdbc.sql("select octet_length(hash) from circle.invitation_link where invitation_id = ?")
                                .param(id)
                                .query(Integer.class)
                                .single()))
                .isEqualTo(32);
    }

    @Test
    void aMailThatDoesNotLeaveIsSaidAsItIs() {
        var id = inviting.invite(circle, geertje, "Sietse", address);
        people.job(() -> {
            events.publishEvent(new DeliveryMarked("invitation", id, Optional.empty(), DeliveryMarked.Became.AGAIN));
            return true;
        });
        assertThat(state(geertje)).isEqualTo(InvitationState.WAITS_FOR_MAIL_SERVER);
        inviting.tick();
        assertThat(state(geertje)).isEqualTo(InvitationState.SENT);
    }

    @Test
    void r_a9_whoStandsNearProposesAndTheMailGoesOnlyAfterTheResidentsYes() {
        var id = inviting.invite(circle, tineke, "Sietse", address);
        inviting.tick();
        assertThat(inviting.mails(address)).isEmpty();
        assertThat(state(tineke)).isEqualTo(InvitationState.WAITS_FOR_RESIDENT);
        assertThat(inviting.only(circle, geertje).proposedBy()).contains("Tineke");
        People.run(geertje, () -> invitations.approve(circle, id));
        inviting.tick();
        assertThat(inviting.mails(address))
                .singleElement()
                .asString()
                .contains("Tineke vraagt of je mee wilt doen in de kring van Geertje.");
        assertThat(state(tineke)).isEqualTo(InvitationState.SENT);
    }

    @Test
    void r_a9_aWeekWithoutAnswerIsNo() {
        var id = inviting.invite(circle, tineke, "Sietse", address);
        inviting.later(Duration.ofDays(6));
        assertThat(state(tineke)).isEqualTo(InvitationState.WAITS_FOR_RESIDENT);
        inviting.later(Duration.ofDays(1).plusMinutes(1));
        assertThat(state(tineke)).isEqualTo(InvitationState.NOT_APPROVED);
        People.run(geertje, () -> invitations.approve(circle, id));
        inviting.tick();
        assertThat(state(geertje)).isEqualTo(InvitationState.NOT_APPROVED);
        assertThat(inviting.mails(address)).isEmpty();
        assertThat(inviting.only(circle, geertje).address()).isEmpty();
    }

    @Test
    void r_a9_theResidentsNoIsReadWithoutAReason() {
        var id = inviting.invite(circle, tineke, "Sietse", address);
        People.run(geertje, () -> invitations.refuse(circle, id));
        assertThat(state(tineke)).isEqualTo(InvitationState.NOT_APPROVED);
    }

    @Test
    void r_b1_whoHelpsAsksNobodyAndWhoProposesDecidesNothing() {
        assertThatThrownBy(() -> inviting.invite(circle, corry, "Sietse", address))
                .isInstanceOf(NoRight.class);
        var id = inviting.invite(circle, tineke, "Sietse", address);
        assertThatThrownBy(() -> People.run(tineke, () -> invitations.approve(circle, id)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(corry, () -> invitations.takeBack(circle, id)))
                .isInstanceOf(NoRight.class);
        var other = people.person("Nynke");
        people.seat(circle, other, Ring.INNER);
        assertThatThrownBy(() -> People.run(other, () -> invitations.takeBack(circle, id)))
                .isInstanceOf(NotFound.class);
        assertThat(People.as(other, () -> invitations.all(circle))).isEmpty();
        People.run(tineke, () -> invitations.takeBack(circle, id));
        assertThat(state(geertje)).isEqualTo(InvitationState.TAKEN_BACK);
    }

    @Test
    void r_a9_whoSpeaksForTheResidentAsksAsShe() {
        var mentor = people.person("Meint");
        people.speaksFor(circle, geertje, mentor, true);
        inviting.invite(circle, mentor, "Sietse", address);
        inviting.tick();
        assertThat(inviting.mails(address))
                .singleElement()
                .asString()
                .contains("Meint vraagt of je mee wilt doen in de kring van Geertje.");
    }

    @Test
    void r_a2_itIsSaidAgainOnTheThirdAndTheTenthDayAndNeverMore() {
        inviting.invite(circle, geertje, "Sietse", address);
        inviting.tick();
        inviting.later(Duration.ofDays(3).minusMinutes(5));
        assertThat(inviting.mails(address)).hasSize(1);
        inviting.later(Duration.ofMinutes(6));
        assertThat(inviting.mails(address)).hasSize(2).last().asString().startsWith("Geertje wacht nog op je antwoord");
        inviting.later(Duration.ofDays(6));
        assertThat(inviting.mails(address)).hasSize(2);
        inviting.later(Duration.ofDays(1).plusMinutes(5));
        assertThat(inviting.mails(address)).hasSize(3);
        inviting.later(Duration.ofDays(3));
        assertThat(inviting.mails(address)).hasSize(3);
    }

    @Test
    void r_a2_aClockThatJumpsSendsOneReminderNotTwo() {
        inviting.invite(circle, geertje, "Sietse", address);
        inviting.tick();
        inviting.later(Duration.ofDays(11));
        assertThat(inviting.mails(address)).hasSize(2);
    }

    @Test
    void r_a2_theLinkEndsOnDayFourteenAndNothingIsLeftOnDayThirty() {
        var id = inviting.invite(circle, geertje, "Sietse", address);
        var token = inviting.token(address).orElseThrow();
        inviting.later(Duration.ofDays(14).plusMinutes(1));
        assertThat(state(geertje)).isEqualTo(InvitationState.EXPIRED);
        assertThat(door.look(token, "r_a2")).isEqualTo(new InvitationDoor.Outcome.Gone(InvitationDoor.Why.EXPIRED));
        inviting.later(Duration.ofDays(16));
        assertThat(People.as(geertje, () -> invitations.all(circle))).isEmpty();
        assertThat(people.job(() -> jdbc.sql("select count(*) from circle.invitation_link where invitation_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single()))
                .isZero();
        assertThat(door.look(token, "r_a2")).isEqualTo(new InvitationDoor.Outcome.Gone(InvitationDoor.Why.UNKNOWN));
    }

    @Test
    void r_a2_theAddressGoesAsSoonAsThereIsAnAnswer() {
        var token = inviting.tokenFor(circle, geertje, "Sietse");
        door.decline(token, "r_a2");
        assertThat(inviting.only(circle, geertje))
                .satisfies(view -> assertThat(view.address()).isEmpty())
                .satisfies(view -> assertThat(view.state()).isEqualTo(InvitationState.NOT_NOW));
    }

    @Test
    void r_a11_fortyIsTheMostOfMembersAndInvitationsTogether() {
        IntStream.range(0, InvitationService.MOST - 3)
                .forEach(number -> people.seat(circle, people.person("Lid" + number), Ring.HELPERS));
        assertThat(People.as(geertje, () -> invitations.placesTaken(circle))).isEqualTo(39);
        inviting.invite(circle, geertje, "Sietse", address);
        assertThatThrownBy(() -> inviting.invite(circle, geertje, "Akke", InviteTest.fresh("akke")))
                .isInstanceOf(Refused.class)
                .hasMessage("invite.full");
    }

    @Test
    void twentyADayAreAskedAndNotOneMore() {
        for (int number = 0; number < InvitationService.A_DAY; number++) {
            inviting.invite(circle, geertje, "Buur", InviteTest.fresh("buur"));
        }
        assertThatThrownBy(() -> inviting.invite(circle, geertje, "Akke", InviteTest.fresh("akke")))
                .isInstanceOf(Refused.class)
                .hasMessage("invite.tooManyToday");
        inviting.later(Duration.ofDays(1).plusMinutes(1));
        inviting.invite(circle, geertje, "Akke", InviteTest.fresh("akke"));
    }

    @Test
    void whoIsInItAlreadyIsNotAskedAndACoupleSharesAMailbox() {
        var own = mailOf(geertje);
        assertThatThrownBy(() -> inviting.invite(circle, geertje, " geertje ", own))
                .isInstanceOf(Refused.class)
                .hasMessage("invite.already.SELF");
        assertThatThrownBy(() -> inviting.invite(circle, geertje, "Tineke", mailOf(tineke)))
                .isInstanceOf(Refused.class)
                .hasMessage("invite.already.MEMBER");
        inviting.invite(circle, geertje, "Sietse", address);
        assertThatThrownBy(() -> inviting.invite(circle, geertje, "Sietse", address))
                .isInstanceOf(Refused.class)
                .hasMessage("invite.already.INVITED");
        inviting.invite(circle, geertje, "Akke", address);
        inviting.invite(circle, geertje, "Man van Tineke", mailOf(tineke));
    }

    @Test
    void r_a9_whoProposesLearnsOfNoAddressThatItIsAMembersAndTheResidentDoesWhenSheApproves() {
        inviting.invite(circle, geertje, "Sietse", address);
        var again = inviting.invite(circle, tineke, "Sietse", address);
        var member = inviting.invite(circle, tineke, "Corry", mailOf(corry));
        var resident = inviting.invite(circle, tineke, "Geertje", mailOf(geertje));
        assertThatThrownBy(() -> inviting.invite(circle, tineke, "Sietse", address))
                .as("what she proposed herself she may know")
                .hasMessage("invite.already.INVITED");
        assertThatThrownBy(() -> inviting.invite(circle, tineke, "Tineke", mailOf(tineke)))
                .hasMessage("invite.already.SELF");
        assertThatThrownBy(() -> People.run(geertje, () -> invitations.approve(circle, again)))
                .isInstanceOf(Refused.class)
                .hasMessage("invite.already.INVITED");
        assertThatThrownBy(() -> People.run(geertje, () -> invitations.approve(circle, member)))
                .isInstanceOf(Refused.class)
                .hasMessage("invite.already.MEMBER");
        assertThatThrownBy(() -> People.run(geertje, () -> invitations.approve(circle, resident)))
                .isInstanceOf(Refused.class)
                .hasMessage("invite.already.SELF");
        inviting.tick();
        assertThat(inviting.mails(mailOf(corry)).stream().filter(mail -> mail.contains("uitnodiging?link=")))
                .isEmpty();
    }

    @Test
    void r_a9_ofTwoWhoProposeTheSameTheResidentApprovesOne() {
        var first = inviting.invite(circle, tineke, "Sietse", address);
        var nynke = people.person("Nynke");
        people.seat(circle, nynke, Ring.INNER);
        var second = inviting.invite(circle, nynke, "Sietse", address);
        People.run(geertje, () -> invitations.approve(circle, first));
        assertThatThrownBy(() -> People.run(geertje, () -> invitations.approve(circle, second)))
                .hasMessage("invite.already.INVITED");
        inviting.tick();
        assertThat(inviting.mails(address)).hasSize(1);
    }

    private EmailAddress mailOf(AccountId person) {
        return people.job(() -> jdbc.sql("select address from common.channel where account_id = ?")
                .param(person.value())
                .query((row, _) -> new EmailAddress(row.getString(1)))
                .single());
    }

    @Test
    void oneOfThreeThatCannotBeLeavesAllThreeUnasked() {
        var three = List.of(
                InviteTest.asking("Sietse", address, Ring.INNER),
                InviteTest.asking("Akke", InviteTest.fresh("akke"), Ring.HELPERS),
                InviteTest.asking("Tineke", mailOf(tineke), Ring.HELPERS));
        assertThatThrownBy(() -> People.run(geertje, () -> invitations.invite(circle, three, NL)))
                .isInstanceOf(Refused.class);
        assertThat(People.as(geertje, () -> invitations.all(circle))).isEmpty();
    }

    @Test
    void aDoubleClickAsksOnce() {
        var asked = InviteTest.asking("Sietse", address, Ring.INNER);
        for (int click = 0; click < 2; click++) {
            People.run(geertje, () -> invitations.invite(circle, List.of(asked), NL));
        }
        inviting.tick();
        assertThat(inviting.mails(address)).hasSize(1);
    }

    @Test
    void theMailGoesAgainAFewTimesAndEachOfItsLinksWorks() {
        var id = inviting.invite(circle, geertje, "Sietse", address);
        var first = inviting.token(address).orElseThrow();
        for (int time = 1; time < InvitationService.MAILS; time++) {
            People.run(geertje, () -> invitations.resend(circle, id));
        }
        assertThatThrownBy(() -> People.run(geertje, () -> invitations.resend(circle, id)))
                .isInstanceOf(Refused.class)
                .hasMessage("invite.resend.enough");
        inviting.tick();
        assertThat(inviting.mails(address)).hasSize(InvitationService.MAILS);
        assertThat(door.look(first, "again")).isInstanceOf(InvitationDoor.Outcome.Open.class);
        People.run(geertje, () -> invitations.takeBack(circle, id));
        assertThat(door.look(first, "again")).isEqualTo(new InvitationDoor.Outcome.Gone(InvitationDoor.Why.TAKEN_BACK));
    }

    @Test
    void namesAreWhateverPeopleAreCalledAndNeverAHeader() {
        assertThat(new FirstName("A").value()).isEqualTo("A");
        assertThat(new FirstName("סבתא 👵🏽").value()).isEqualTo("סבתא 👵🏽");
        assertThat(new FirstName("Sietse\r\nBcc: iedereen@elders.example").value())
                .doesNotContain("\r", "\n");
        assertThatThrownBy(() -> new FirstName(" \u200b\t ")).hasMessage("invite.name.missing");
        assertThatThrownBy(() -> new FirstName("x".repeat(200))).hasMessage("platform.tooLong");
        assertThatThrownBy(() -> new EmailAddress("sietse@elders.example\r\nBcc: a@b.example"))
                .isInstanceOf(IllegalArgumentException.class);
        inviting.invite(circle, geertje, "Sietse\r\nBcc: iedereen@elders.example", address);
        inviting.tick();
        assertThat(inviting.mails(address)).hasSize(1);
    }

    @Test
    void postgresqlAloneShowsAnInvitationToTheResidentAndWhoProposedItAndLetsNobodyElseApprove() {
        var id = inviting.invite(circle, tineke, "Sietse", address);
        var stranger = people.person("Vreemde");
        assertThat(rows(geertje)).isEqualTo(1);
        assertThat(rows(tineke)).isEqualTo(1);
        assertThat(rows(corry)).isZero();
        assertThat(rows(stranger)).isZero();
        var opens = "update circle.invitation set state = 'OPEN', opened_at = common.kring_now(), "
                + "expires_at = common.kring_now() where id = ?";
        assertThatThrownBy(() -> People.as(tineke, () -> change(opens, id)))
                .rootCause()
                .hasMessageContaining("row-level security");
        assertThat(People.as(corry, () -> change(opens, id))).isZero();
        assertThat(People.as(stranger, () -> change(opens, id))).isZero();
        assertThatThrownBy(() -> People.as(
                        geertje, () -> change("update circle.invitation set state = 'ACCEPTED' where id = ?", id)))
                .rootCause()
                .isNotNull();
        assertThatThrownBy(() -> People.as(geertje, () -> count("circle.invitation_link")))
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> People.as(geertje, () -> count("circle.invitation_hushed")))
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThat(People.as(geertje, () -> change(opens, id))).isEqualTo(1);
    }

    @Test
    void r_b1_postgresqlAloneLetsOnlyWhoStandsNearPropose() {
        var unknown = people.person("Nieuw");
        people.seat(circle, unknown, Ring.INNER);
        people.job(() -> jdbc.sql("update circle.circle_member set recognised = false where account_id = ?")
                .param(unknown.value())
                .update());
        for (var other : List.of(corry, unknown, people.person("Vreemde"))) {
            assertThatThrownBy(() -> proposes(other)).hasStackTraceContaining("row-level security");
        }
        assertThat(proposes(tineke)).isEqualTo(1);
        assertThat(proposes(geertje)).isEqualTo(1);
    }

    private int proposes(AccountId who) {
        return People.as(
                who,
                () -> transaction.execute(_ -> jdbc.sql(
                                "insert into circle.invitation (id, circle_id, proposed_by, first_name, address, relation, relation_word, "
                                        + "ring, language, state, decide_by) values (uuidv7(), ?, ?, 'Sietse', ?, 'NEIGHBOUR', 'buurman', "
                                        + "'HELPERS', 'nl', 'PROPOSED', common.kring_now() + interval '7 days')")
                        .param(circle.value())
                        .param(who.value())
                        .param(InviteTest.fresh("sietse").value())
                        .update()));
    }

    @Test
    void postgresqlAloneShowsTheSketchToTheResidentOnly() {
        var mentor = people.person("Meint");
        people.speaksFor(circle, geertje, mentor, true);
        People.run(geertje, () -> sketches.put(circle, nl.kring.platform.Ids.next(), new FirstName("Wim"), Ring.INNER));
        var mine = "circle.sketch_name where circle_id = '" + circle.value() + "'";
        assertThat(People.as(geertje, () -> count(mine))).isEqualTo(1);
        for (var other : List.of(mentor, tineke, corry, people.person("Vreemde"))) {
            assertThat(People.as(other, () -> count(mine))).isZero();
        }
        for (var other : List.of(mentor, tineke)) {
            assertThatThrownBy(() -> People.as(other, () -> sketches.names(circle)))
                    .isInstanceOf(NoRight.class);
        }
    }

    @Test
    void aPictureHoldsTenNamesAndANameIsMovedAndTakenOff() {
        var first = nl.kring.platform.Ids.next();
        People.run(geertje, () -> sketches.put(circle, first, new FirstName("Wim"), Ring.INNER));
        for (int number = 1; number < SketchService.MOST; number++) {
            var name = new FirstName("Naam " + number);
            People.run(geertje, () -> sketches.put(circle, nl.kring.platform.Ids.next(), name, Ring.HELPERS));
        }
        assertThatThrownBy(() -> People.run(
                        geertje,
                        () -> sketches.put(circle, nl.kring.platform.Ids.next(), new FirstName("Elf"), Ring.INNER)))
                .isInstanceOf(Refused.class)
                .hasMessage("sketch.full");
        People.run(geertje, () -> sketches.put(circle, first, new FirstName("Willem"), Ring.HELPERS));
        assertThat(People.as(geertje, () -> sketches.names(circle)))
                .contains(new SketchName(first, "Willem", Ring.HELPERS));
        People.run(geertje, () -> sketches.take(circle, first));
        assertThat(People.as(geertje, () -> sketches.names(circle))).hasSize(SketchService.MOST - 1);
    }

    private long rows(AccountId reader) {
        return People.as(reader, () -> count("circle.invitation where circle_id = '" + circle.value() + "'"));
    }

    private long count(String table) {
        return transaction.execute(
                _ -> jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }

    private int change(String sql, java.util.UUID id) {
        return transaction.execute(_ -> jdbc.sql(sql).param(id).update());
    }
}
