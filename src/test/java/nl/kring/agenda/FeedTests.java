package nl.kring.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.kring.People;
import nl.kring.circle.CircleService;
import nl.kring.circle.ClosingService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The calendar elsewhere, asked as a telephone does: by its address, and nobody signed in. */
class FeedTests extends AgendaTest {
    private static final String BARE = "Afspraak (Kring)";

    @Autowired
    private FeedService feeds;

    @Autowired
    private CircleService circles;

    @Autowired
    private ConsentService consents;

    @Autowired
    private ClosingService closing;

    @Autowired
    private WebApplicationContext web;

    private MockMvc browser;

    @BeforeEach
    void aTelephone() {
        browser =
                MockMvcBuilders.webAppContextSetup(web).apply(springSecurity()).build();
    }

    private String secret(AccountId who) {
        return People.as(who, () -> feeds.make(circle));
    }

    private MockHttpServletResponse ask(String secret) throws Exception {
        return browser.perform(get("/agenda/{secret}.ics", secret).accept("text/calendar", "text/html"))
                .andReturn()
                .getResponse();
    }

    private List<VEvent> events(String secret) throws Exception {
        return Biweekly.parse(ask(secret).getContentAsString()).first().getEvents();
    }

    private List<String> summaries(String secret) throws Exception {
        return events(secret).stream().map(one -> one.getSummary().getValue()).toList();
    }

    @Test
    void r_c16_itSaysThatThereIsAnAppointmentAndNoWordNameOrPlace() throws Exception {
        make(anna, agreed("Naar de oogarts", 2, "10:00"), Topic.AGENDA, bram);
        var secret = secret(bram);
        var answer = ask(secret);
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).startsWith("text/calendar");
        assertThat(answer.getContentAsString())
                .contains("SUMMARY:" + BARE)
                .doesNotContain(
                        "oogarts", "Dorpsstraat", "LOCATION", "Anna", "Jan", "Bram", "AGENDA", "ATTENDEE", "ORGANIZER");
        assertThat(answer.getCookies()).isEmpty();
        assertThat(answer.getHeader("Set-Cookie")).isNull();
        assertThat(answer.getHeader("Cache-Control")).contains("private").doesNotContain("public");
        assertThat(answer.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void r_c16_ownWordsStandInItOnlyIfChosenAndNeverThoseOfHealthMoneyOrForAFew() throws Exception {
        make(anna, agreed("Markt, \"groot\"; en:\nkoffie " + "lang ".repeat(20), 2, "10:00"), Topic.AGENDA);
        make(anna, agreed("Bloedprikken", 3, "10:00"), Topic.HEALTH);
        make(jan, agreed("Bank", 4, "10:00"), Topic.MONEY);
        make(anna, agreed("Met zijn tweeën", 5, "10:00"), Topic.AGENDA, Optional.of(Set.of(bram)));
        var secret = secret(jan);
        assertThat(summaries(secret)).containsExactly(BARE, BARE, BARE, BARE);
        People.run(jan, () -> feeds.ownWords(circle, true));
        var now = summaries(secret);
        assertThat(now.getFirst()).startsWith("Markt, \"groot\"; en:\nkoffie lang");
        assertThat(now.subList(1, 4)).containsExactly(BARE, BARE, BARE);
        assertThat(ask(secret).getContentAsString().lines()).allMatch(line -> line.length() <= 75);
    }

    @Test
    void r_c16_aMomentIsInUtcAndAWholeDayIsADateOverSummerTime() throws Exception {
        var summer = LocalDate.of(today().getYear() + 1, 7, 1);
        make(
                anna,
                new Agreed(
                        "Zomer",
                        "",
                        new When(summer, Optional.of(LocalTime.of(10, 0)), Optional.of(LocalTime.of(11, 30))),
                        false),
                Topic.AGENDA);
        make(
                anna,
                new Agreed("Dag", "", new When(summer.plusDays(1), Optional.empty(), Optional.empty()), false),
                Topic.AGENDA);
        make(
                anna,
                new Agreed(
                        "Winter",
                        "",
                        new When(summer.plusMonths(6), Optional.of(LocalTime.of(10, 0)), Optional.empty()),
                        false),
                Topic.AGENDA);
        var year = summer.getYear();
        assertThat(ask(secret(anna)).getContentAsString())
                .contains("DTSTART:" + year + "0701T080000Z", "DTEND:" + year + "0701T093000Z")
                .contains("DTSTART;VALUE=DATE:" + year + "0702")
                .contains("DTSTART:" + (year + 1) + "0101T090000Z");
    }

    @Test
    void r_c16_aChangeKeepsItsNameAndCountsAndWhatIsOffSaysSo() throws Exception {
        var id = make(anna, agreed("Markt", 2, "10:00"), Topic.AGENDA);
        var secret = secret(bram);
        var before = events(secret).getFirst();
        People.run(anna, () -> appointments.change(circle, id, 0, agreed("Markt", 2, "11:00"), Set.of()));
        var changed = events(secret).getFirst();
        assertThat(changed.getUid()).isEqualTo(before.getUid());
        assertThat(changed.getSequence().getValue()).isEqualTo(1);
        assertThat(changed.getStatus().isConfirmed()).isTrue();
        People.run(anna, () -> appointments.cancel(circle, id));
        var off = events(secret).getFirst();
        assertThat(off.getStatus().isCancelled()).isTrue();
        assertThat(off.getSequence().getValue()).isEqualTo(2);
        People.run(anna, () -> appointments.erase(circle, id));
        assertThat(events(secret)).isEmpty();
    }

    @Test
    void whatDidNotChangeIsNotSentAgain() throws Exception {
        make(anna, agreed("Markt", 2, "10:00"), Topic.AGENDA);
        var secret = secret(bram);
        var tag = ask(secret).getHeader("ETag");
        assertThat(tag).isNotBlank();
        assertThat(browser.perform(get("/agenda/{secret}.ics", secret).header("If-None-Match", tag))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(304);
    }

    @Test
    void r_b9_ofWhoLeftWaitsOrWasRemovedItIsEmptyAtOnceAndStaysSoWhenThatPersonComesBack() throws Exception {
        make(anna, agreed("Markt", 2, "10:00"), Topic.AGENDA);
        var secret = secret(bram);
        assertThat(events(secret)).hasSize(1);
        pause(bram, "common.kring_now() + interval '1 day'");
        assertThat(ask(secret).getStatus()).isEqualTo(200);
        assertThat(events(secret)).isEmpty();
        pause(bram, "null");
        assertThat(events(secret)).hasSize(1);
        People.run(jan, () -> circles.remove(circle, bram));
        assertThat(events(secret)).isEmpty();
        clock.forward(Duration.ofMinutes(1));
        people.seat(circle, bram, Ring.INNER);
        assertThat(events(secret)).isEmpty();
        assertThat(events(secret(bram))).hasSize(1);
    }

    private void pause(AccountId who, String until) {
        people.job(() -> jdbc.sql("update circle.circle_member set paused_until = " + until + " where account_id = ?")
                .param(who.value())
                .update());
    }

    @Test
    void at_m1_aNoToHealthEmptiesItOfHealthForMembers() throws Exception {
        make(anna, agreed("Bloedprikken", 2, "10:00"), Topic.HEALTH);
        var members = secret(lies);
        assertThat(events(members)).hasSize(1);
        People.run(jan, () -> consents.stopHealth(circle, Locale.of("nl")));
        assertThat(events(members)).isEmpty();
    }

    @Test
    void r_m5_ofAClosedCircleItIsEmpty() throws Exception {
        make(anna, agreed("Markt", 2, "10:00"), Topic.AGENDA);
        var secret = secret(anna);
        People.run(jan, () -> closing.close(circle));
        assertThat(events(secret)).isEmpty();
    }

    @Test
    void anAddressThatWasReplacedOrEndedIsUnknownAndNoSecretIsKept() throws Exception {
        var first = secret(anna);
        var second = secret(anna);
        assertThat(ask(first).getStatus()).isEqualTo(404);
        assertThat(ask(second).getStatus()).isEqualTo(200);
        assertThat(people.job(
                        () -> jdbc.sql("select count(*) from circle.agenda_feed f where f::text like '%' || ? || '%'")
                                .param(second)
                                .query(Integer.class)
                                .single()))
                .isZero();
        People.run(anna, () -> feeds.end(circle));
        assertThat(ask(second).getStatus()).isEqualTo(404);
        People.run(anna, () -> assertThat(feeds.mine(circle)).isEmpty());
    }

    @Test
    void hostileAddressesOpenNothingAndTheirWordsDoNotComeBack() throws Exception {
        for (var hostile : List.of("x", "' or 1=1 --", "<script>", "a".repeat(5000), "%00", "é".repeat(43), " ")) {
            var answer = ask(hostile);
            assertThat(answer.getStatus()).as(hostile).isIn(400, 404, 429);
            assertThat(answer.getContentAsString()).isEmpty();
            assertThat(answer.getErrorMessage())
                    .as(hostile)
                    .satisfiesAnyOf(message -> assertThat(message).isNull(), message -> assertThat(message)
                            .doesNotContain(hostile));
        }
    }

    @Test
    void whoGuessesOrAsksTooOftenWaits() throws Exception {
        var secret = secret(anna);
        for (var time = 0; time < 60; time++) {
            assertThat(ask(secret).getStatus()).isEqualTo(200);
        }
        var answer = ask(secret);
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isNotBlank();
        assertThat(ask(secret(bram)).getStatus()).isEqualTo(200);
    }

    @Test
    void eachReadsByTheOwnAddressWhatThatPersonReads() throws Exception {
        make(anna, agreed("Markt", 2, "10:00"), Topic.AGENDA);
        assertThat(events(secret(gerrit))).isEmpty();
        assertThat(events(secret(jan))).hasSize(1);
    }
}
