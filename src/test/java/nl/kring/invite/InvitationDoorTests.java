package nl.kring.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.kring.KringTest;
import nl.kring.People;
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
import nl.kring.invite.InvitationDoor.Outcome;
import nl.kring.invite.InvitationDoor.Why;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Answering: one link makes one member, a no needs no reason, and who is not recognised yet reads little. */
@KringTest
class InvitationDoorTests {
    private static final Locale NL = Locale.of("nl");

    @Autowired
    private People people;

    @Autowired
    private InviteTest inviting;

    @Autowired
    private InvitationDoor door;

    @Autowired
    private NewcomerService newcomers;

    @Autowired
    private InvitationService invitations;

    @Autowired
    private CircleService circles;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private FormingService forming;

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

    private AccountId join(String token, String name) {
        return ((Outcome.In) door.acceptAsNew(token, new FirstName(name), NL, name))
                .person()
                .account();
    }

    private long members(CircleId which) {
        return people.job(() -> jobs.view(which).members().size());
    }

    @Test
    void r_a8_lookingSaysWhatIsAskedAndChangesNothing() {
        var token = inviting.tokenFor(circle, geertje, "Sietse");
        for (int look = 0; look < 3; look++) {
            var open = (Outcome.Open) door.look(token, "look");
            assertThat(open.invitation())
                    .returns("Sietse", OpenInvitation::name)
                    .returns("Geertje", OpenInvitation::inviter)
                    .returns("Geertje", OpenInvitation::resident)
                    .returns("buurman", OpenInvitation::relationWord)
                    .satisfies(
                            it -> assertThat(it.topics()).contains(Topic.HEALTH).doesNotContain(Topic.MONEY))
                    .satisfies(it -> assertThat(it.known()).isEmpty());
        }
        assertThat(members(circle)).isEqualTo(1);
    }

    @Test
    void at_a_fiftyYesesToOneLinkMakeOneMember() throws Exception {
        var token = inviting.tokenFor(circle, geertje, "Sietse");
        var accounts = people.job(() -> jdbc.sql("select count(*) from common.account")
                .query(Long.class)
                .single());
        List<Outcome> outcomes;
        try (var threads = Executors.newFixedThreadPool(50)) {
            Callable<Outcome> yes = () -> door.acceptAsNew(token, new FirstName("Sietse"), NL, "fifty");
            outcomes = threads.invokeAll(Collections.nCopies(50, yes)).stream()
                    .map(answer -> answer.resultNow())
                    .toList();
        }
        assertThat(outcomes).filteredOn(Outcome.In.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(new Outcome.Gone(Why.USED)::equals).hasSize(49);
        assertThat(members(circle)).isEqualTo(2);
        assertThat(people.job(() -> jdbc.sql("select count(*) from common.account")
                        .query(Long.class)
                        .single()))
                .isEqualTo(accounts + 1);
    }

    @Test
    void aLinkThatDoesNotWorkSaysWhyAndNothingOfTheCircle() {
        assertThat(door.look("niets", "gone")).isEqualTo(new Outcome.Gone(Why.UNKNOWN));
        var used = inviting.tokenFor(circle, geertje, "Sietse");
        door.decline(used, "gone");
        assertThat(door.look(used, "gone")).isEqualTo(new Outcome.Gone(Why.USED));
        assertThat(door.acceptAsNew(used, new FirstName("Sietse"), NL, "gone")).isEqualTo(new Outcome.Gone(Why.USED));
        var late = inviting.tokenFor(circle, geertje, "Akke");
        inviting.later(Duration.ofDays(15));
        assertThat(door.acceptAsNew(late, new FirstName("Akke"), NL, "gone")).isEqualTo(new Outcome.Gone(Why.EXPIRED));
        assertThat(members(circle)).isEqualTo(1);
    }

    @Test
    void whoGuessesIsAskedToWaitAfterTenAndWhoHoldsALinkIsNot() {
        var token = inviting.tokenFor(circle, geertje, "Sietse");
        String guesser;
        List<Outcome> looks;
        Instant began;
        do {
            began = minute();
            guesser = "guesser-" + UUID.randomUUID();
            looks = elevenGuesses(guesser);
        } while (!began.equals(minute()));
        assertThat(looks.subList(0, 10)).containsOnly(new Outcome.Gone(Why.UNKNOWN));
        assertThat(looks.getLast()).isEqualTo(new Outcome.TooMany());
        assertThat(door.look(token, guesser)).isInstanceOf(Outcome.Open.class);
    }

    /** What is counted in a minute is counted anew in the next. */
    private static Instant minute() {
        return Instant.now().truncatedTo(ChronoUnit.MINUTES);
    }

    private List<Outcome> elevenGuesses(String guesser) {
        return IntStream.range(0, 11)
                .mapToObj(guess -> door.look("geraden" + guess, guesser))
                .toList();
    }

    @Test
    void whoIsSignedInJoinsAsThatPersonAndOnceIn() {
        var sietse = people.person("Sietse");
        var token = inviting.tokenFor(circle, geertje, "Sietse");
        assertThat(People.as(sietse, () -> door.acceptAsMe(token, "me"))).isInstanceOf(Outcome.In.class);
        assertThat(members(circle)).isEqualTo(2);
        assertThat(People.as(sietse, () -> door.look(token, "me"))).isInstanceOf(Outcome.In.class);
        assertThat(door.look(token, "me")).isEqualTo(new Outcome.Gone(Why.USED));
        var second = inviting.tokenFor(circle, geertje, "Sietse");
        assertThat(People.as(sietse, () -> door.acceptAsMe(second, "me"))).isInstanceOf(Outcome.In.class);
        assertThat(members(circle)).isEqualTo(2);
        assertThat(People.as(geertje, () -> door.acceptAsMe(second, "me"))).isInstanceOf(Outcome.In.class);
        assertThat(members(circle)).isEqualTo(2);
    }

    @Test
    void nobodyAndNoStaffJoinAsThemselves() {
        var token = inviting.tokenFor(circle, geertje, "Sietse");
        var hinke = people.staff(people.tenant(), StaffRole.NAVIGATOR, "Hinke");
        assertThatThrownBy(() -> door.acceptAsMe(token, "none")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(hinke, () -> door.acceptAsMe(token, "none")))
                .isInstanceOf(NotFound.class);
        assertThat(door.look(token, "none")).isInstanceOf(Outcome.Open.class);
    }

    @Test
    void whoReadsMailAtTheAddressAlreadyIsNamedAndAnAccountIsNotOpenedByTheLink() {
        var address = people.job(() -> jdbc.sql("select address from common.channel where account_id = ?")
                .param(tineke.value())
                .query((row, _) -> new nl.kring.identity.EmailAddress(row.getString(1)))
                .single());
        inviting.invite(circle, geertje, "Wim", address);
        var token = inviting.token(address).orElseThrow();
        var open = (Outcome.Open) door.look(token, "known");
        assertThat(open.invitation().known())
                .extracting(someone -> someone.firstName())
                .containsExactly("Tineke");
        var wim = join(token, "Wim");
        assertThat(wim).isNotEqualTo(tineke);
        assertThat(members(circle)).isEqualTo(2);
    }

    @Test
    void neverAgainIsNeverAgainAndWhoAsksLaterCannotTell() {
        var address = InviteTest.fresh("weiger");
        inviting.invite(circle, geertje, "Weiger", address);
        door.never(inviting.token(address).orElseThrow(), "never");
        assertThat(inviting.only(circle, geertje).state()).isEqualTo(InvitationState.NOT_NOW);
        assertThat(inviting.mails(address)).hasSize(1);
        assertThat(people.job(() -> jdbc.sql("select count(*) from common.never_again n "
                                + "where n.address_hash in (sha256(?::bytea), ?::bytea)")
                        .param(address.value())
                        .param(address.value())
                        .query(Long.class)
                        .single()))
                .as("neither the address nor its plain hash is kept")
                .isZero();

        var bram = people.person("Bram");
        var his = people.circle(people.tenant(), bram);
        inviting.invite(his, bram, "Weiger", address);
        assertThat(inviting.only(his, bram).state()).isEqualTo(InvitationState.ON_ITS_WAY);
        inviting.tick();
        assertThat(inviting.only(his, bram).state()).isEqualTo(InvitationState.SENT);
        assertThat(inviting.mails(address)).hasSize(1);
        inviting.later(Duration.ofHours(4));
        assertThat(inviting.only(his, bram).state()).isEqualTo(InvitationState.SENT);
        inviting.later(Duration.ofHours(60));
        assertThat(inviting.only(his, bram).state()).isEqualTo(InvitationState.NOT_NOW);
        assertThat(inviting.mails(address)).hasSize(1);
    }

    @Test
    void r_a10_untilRecognisedSomebodySitsWithTheHelpersAndReadsOnlyWhatIsPracticalAndFun() {
        var sietse = join(inviting.tokenFor(circle, geertje, "Sietse"), "Sietse");
        var seat = People.as(sietse, () -> circles.seat(circle));
        assertThat(seat.ring()).contains(Ring.HELPERS);
        assertThat(seat.topics()).containsExactlyInAnyOrder(Topic.PRACTICAL, Topic.FUN);
        assertThat(seat.mayObserve()).isFalse();
        assertThat(seat.recognised()).isFalse();
        assertThat(People.as(sietse, () -> circles.view(circle).members()))
                .allMatch(member -> member.person().phone().isEmpty());
        assertThat(People.as(geertje, () -> newcomers.waiting(circle)))
                .singleElement()
                .satisfies(who -> {
                    assertThat(who.firstName()).isEqualTo("Sietse");
                    assertThat(who.knownBy())
                            .hasValueSatisfying(by -> assertThat(by).startsWith("s…@"));
                });
        People.run(geertje, () -> newcomers.recognise(circle, sietse));
        var after = People.as(sietse, () -> circles.seat(circle));
        assertThat(after.ring()).contains(Ring.INNER);
        assertThat(after.topics()).contains(Topic.HEALTH, Topic.FAMILY).doesNotContain(Topic.MONEY);
        assertThat(after.mayObserve()).isTrue();
        assertThat(People.as(geertje, () -> newcomers.waiting(circle))).isEmpty();
        assertThat(People.as(geertje, () -> circles.log(circle)))
                .extracting(line -> line.action() + " " + line.what())
                .contains("INVITED MEMBER", "JOINED MEMBER", "RECOGNISED MEMBER");
    }

    @Test
    void r_a10_whoHasANumberIsRecognisedByItsLastThreeDigits() {
        var sietse = people.person("Sietse");
        var token = inviting.tokenFor(circle, geertje, "Sietse");
        People.as(sietse, () -> door.acceptAsMe(token, "digits"));
        assertThat(People.as(geertje, () -> newcomers.waiting(circle)))
                .singleElement()
                .satisfies(who -> assertThat(who.knownBy()).contains("…001"));
    }

    @Test
    void r_a10_whoSaysYesAsSomebodyElseIsKnownByTheirOwnMailboxAndNotByTheOneThatWasAsked() {
        var piet = people.person("Piet");
        people.job(() -> jdbc.sql("update common.account set phone = null, phone_sealed = null where id = ?")
                .param(piet.value())
                .update());
        var token = inviting.tokenFor(circle, geertje, "Sietse");
        People.as(piet, () -> door.acceptAsMe(token, "other"));
        assertThat(People.as(geertje, () -> newcomers.waiting(circle)))
                .singleElement()
                .satisfies(who -> assertThat(who.knownBy()).contains("p…@veenmeren.example"));
    }

    @Test
    void r_a10_postgresqlAloneShowsAnUnrecognisedMemberNothingOfHealthEvenInAnOpenCircle() {
        people.job(() -> jdbc.sql("update circle.circle set preset = 'OPEN' where id = ?")
                .param(circle.value())
                .update());
        people.job(() -> jdbc.sql("insert into circle.audience (id, circle_id, topic, rings, selected) values "
                        + "(uuidv7(), :circle, 'HEALTH', '{INNER,HELPERS}', '{}'), "
                        + "(uuidv7(), :circle, 'FUN', '{INNER,HELPERS}', '{}')")
                .param("circle", circle.value())
                .update());
        var sietse = join(inviting.tokenFor(circle, geertje, "Sietse"), "Sietse");
        assertThat(audiences(sietse)).isEqualTo(1);
        People.run(geertje, () -> newcomers.recognise(circle, sietse));
        assertThat(audiences(sietse)).isEqualTo(2);
    }

    private long audiences(AccountId reader) {
        return People.as(
                reader,
                () -> transaction.execute(_ -> jdbc.sql("select cardinality(circle.my_audiences())")
                        .query(Long.class)
                        .single()));
    }

    @Test
    void r_a10_notKnownIsOutAtOnce() {
        var sietse = join(inviting.tokenFor(circle, geertje, "Sietse"), "Sietse");
        People.run(geertje, () -> newcomers.doesNotKnow(circle, sietse));
        assertThatThrownBy(() -> People.as(sietse, () -> circles.view(circle))).isInstanceOf(NotFound.class);
    }

    @Test
    void r_a10_whoIsInvitedASecondTimeGetsTheRingOfThatInvitation() {
        var sietse = join(inviting.tokenFor(circle, geertje, "Sietse"), "Sietse");
        People.run(geertje, () -> newcomers.doesNotKnow(circle, sietse));
        var address = InviteTest.fresh("sietse");
        var again = InviteTest.asking("Sietse", address, Ring.HELPERS);
        People.run(geertje, () -> invitations.invite(circle, List.of(again), NL));
        var token = inviting.token(address).orElseThrow();
        People.run(sietse, () -> assertThat(door.acceptAsMe(token, "again")).isInstanceOf(Outcome.In.class));
        assertThat(People.as(geertje, () -> newcomers.waiting(circle)))
                .singleElement()
                .returns(Ring.HELPERS, Newcomer::ring);
        People.run(geertje, () -> newcomers.recognise(circle, sietse));
        assertThat(People.as(sietse, () -> circles.seat(circle)).ring()).contains(Ring.HELPERS);
    }

    @Test
    void r_a10_nobodyButTheResidentRecognises() {
        var sietse = join(inviting.tokenFor(circle, geertje, "Sietse"), "Sietse");
        for (var other : List.of(tineke, sietse)) {
            assertThatThrownBy(() -> People.run(other, () -> newcomers.recognise(circle, sietse)))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> People.run(other, () -> newcomers.doesNotKnow(circle, sietse)))
                    .isInstanceOf(NoRight.class);
            assertThat(People.as(other, () -> newcomers.waiting(circle))).isEmpty();
        }
        assertThatThrownBy(() -> People.as(
                        sietse,
                        () -> transaction.execute(
                                _ -> jdbc.sql("update circle.circle_member set recognised = true where account_id = ?")
                                        .param(sietse.value())
                                        .update())))
                .rootCause()
                .hasMessageContaining("a member may only leave");
    }

    @Test
    void step_8_aCircleBeginsWhenItsResidentSaidYesAndOneOtherJoined() {
        var jan = people.person("Jan");
        var tenant = people.tenant();
        var alone = people.job(
                () -> jobs.found(new NewCircle(tenant, CircleState.FORMING, "OWN", Preset.ORDINARY, List.of(jan))));
        People.run(jan, () -> forming.confirm(alone, new GivenYes(true, NL)));
        var waits = People.as(jan, () -> circles.view(alone));
        assertThat(waits.state()).isEqualTo(CircleState.FORMING);
        assertThat(waits.confirmed()).isTrue();
        var sietse = join(inviting.tokenFor(alone, jan, "Sietse"), "Sietse");
        assertThat(People.as(sietse, () -> circles.view(alone).state())).isEqualTo(CircleState.ACTIVE);
    }

    @Test
    void step_8_whoJoinsBeforeTheYesWaitsForIt() {
        var jan = people.person("Jan");
        var tenant = people.tenant();
        var alone = people.job(
                () -> jobs.found(new NewCircle(tenant, CircleState.FORMING, "OWN", Preset.ORDINARY, List.of(jan))));
        join(inviting.tokenFor(alone, jan, "Sietse"), "Sietse");
        assertThat(People.as(jan, () -> circles.view(alone).state())).isEqualTo(CircleState.FORMING);
        People.run(jan, () -> forming.confirm(alone, new GivenYes(true, NL)));
        assertThat(People.as(jan, () -> circles.view(alone).state())).isEqualTo(CircleState.ACTIVE);
    }
}
