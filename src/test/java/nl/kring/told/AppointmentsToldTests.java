package nl.kring.told;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.People;
import nl.kring.agenda.Agreed;
import nl.kring.agenda.AppointmentId;
import nl.kring.agenda.AppointmentService;
import nl.kring.agenda.NewAppointment;
import nl.kring.agenda.When;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.timeline.CatchUpService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** What is agreed is told as what is told: to its audience, as each wants it, never where, and no more than its reader may read then (R-C16). */
class AppointmentsToldTests extends ToldTest {
    @Autowired
    private AppointmentService appointments;

    @Autowired
    private CatchUpService catchUp;

    private final AppointmentId dentist = new AppointmentId(Ids.next());

    private LocalDate tuesday() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
    }

    private Agreed at(String time) {
        var when = new When(tuesday(), Optional.of(LocalTime.parse(time)), Optional.empty());
        return new Agreed("Tandarts", "Hoofdstraat 3", when, false);
    }

    private void makes(Topic topic, Set<AccountId> asked) {
        People.run(
                rixt,
                () -> appointments.make(
                        circle,
                        new NewAppointment(
                                dentist, at("10:15"), topic, Optional.empty(), Optional.empty(), asked, Set.of())));
    }

    @Test
    void r_c16_anAppointmentIsToldWithItsDayAndNotWithItsPlaceAndItsMailIsNotAnswered() {
        makes(Topic.PRACTICAL, Set.of());
        mails();
        assertThat(mailed(bauke)).singleElement().satisfies(mail -> assertThat(mail)
                .startsWith("Bericht uit de kring van Douwe\n")
                .containsPattern("Rixt zette in de agenda: Tandarts, dinsdag \\d+ \\w+ 10:15\n")
                .contains("/circle/" + circle.value() + "/timeline?post=" + dentist.value())
                .doesNotContain("Hoofdstraat", "antwoorden"));
        assertThat(mailed(rixt)).isEmpty();
        assertThat(mailed(sietse)).as("a helper hears at six").isEmpty();
        until(DayOfWeek.THURSDAY, "18:00");
        mails();
        assertThat(mailed(sietse)).hasSize(1);
    }

    @Test
    void r_c9_whoIsAskedToComeAlongHearsItAsAQuestionAlsoWhoWantsNothingElse() {
        chooses(bauke, HowOften.ONLY_WHEN_ASKED, HowMuch.FIRST_LINE);
        chooses(douwe, HowOften.ONLY_WHEN_ASKED, HowMuch.FIRST_LINE);
        makes(Topic.PRACTICAL, Set.of(bauke));
        mails();
        assertThat(mailed(bauke)).singleElement().satisfies(mail -> assertThat(mail)
                .startsWith("Een vraag aan jou uit de kring van Douwe\nRixt vraagt of je meegaat: Tandarts, "));
        assertThat(mailed(douwe)).isEmpty();
        People.run(bauke, () -> appointments.comeAlong(circle, dentist));
        People.run(rixt, () -> appointments.change(circle, dentist, 0, at("11:30"), Set.of()));
        mails();
        assertThat(mailed(bauke)).hasSize(2).last().satisfies(mail -> assertThat(mail)
                .contains("Anders in de agenda: Tandarts, ", "11:30"));
        assertThat(mailed(douwe)).isEmpty();
    }

    @Test
    void r_c9_whatIsChangedAndCalledOffBeforeItsMailLeavesIsToldOnceAsItIsThen() {
        makes(Topic.PRACTICAL, Set.of());
        People.run(rixt, () -> appointments.change(circle, dentist, 0, at("11:30"), Set.of()));
        People.run(rixt, () -> appointments.cancel(circle, dentist));
        mails();
        assertThat(mailed(bauke)).singleElement().satisfies(mail -> assertThat(mail)
                .contains("Dit gaat niet door: Tandarts, ")
                .doesNotContain("zette", "Anders"));
    }

    @Test
    void r_c9_whoComesAlongHearsAtOnceThatItIsOffAlsoWhoHearsTheRestOnceAWeek() {
        chooses(bauke, HowOften.WEEKLY, HowMuch.FIRST_LINE);
        makes(Topic.PRACTICAL, Set.of());
        mails();
        assertThat(mailed(bauke)).isEmpty();
        People.run(bauke, () -> appointments.comeAlong(circle, dentist));
        People.run(rixt, () -> appointments.cancel(circle, dentist));
        People.run(bauke, () -> catchUp.arrive(circle));
        mails();
        assertThat(mailed(bauke)).singleElement().satisfies(mail -> assertThat(mail)
                .startsWith("Bericht uit de kring van Douwe\nDit gaat niet door: Tandarts, "));
    }

    @Test
    void whoWasAskedAndHeardNothingYetIsAskedAlsoWhenTheHourIsAnother() {
        chooses(bauke, HowOften.ONLY_WHEN_ASKED, HowMuch.FIRST_LINE);
        makes(Topic.PRACTICAL, Set.of(bauke));
        People.run(rixt, () -> appointments.change(circle, dentist, 0, at("11:30"), Set.of()));
        mails();
        assertThat(mailed(bauke)).singleElement().satisfies(mail -> assertThat(mail)
                .startsWith("Een vraag aan jou uit de kring van Douwe\nRixt vraagt of je meegaat: Tandarts, ")
                .contains("11:30"));
    }

    @Test
    void r_c9_otherWordsAreNoNewsAndWhatIsTodayAllDayIs() {
        makes(Topic.PRACTICAL, Set.of());
        mails();
        var words =
                new Agreed("Tandarts in Dokkum", "Hoofdstraat 4", at("10:15").when(), false);
        People.run(rixt, () -> appointments.change(circle, dentist, 0, words, Set.of()));
        mails();
        assertThat(mailed(bauke)).hasSize(1);
        var today = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
        var window = new Agreed("Glazenwasser", "", new When(today, Optional.empty(), Optional.empty()), false);
        People.run(
                rixt,
                () -> appointments.make(
                        circle,
                        new NewAppointment(
                                new AppointmentId(Ids.next()),
                                window,
                                Topic.PRACTICAL,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                Set.of())));
        mails();
        assertThat(mailed(bauke)).hasSize(2).last().satisfies(mail -> assertThat(mail)
                .contains("Rixt zette in de agenda: Glazenwasser"));
    }

    @Test
    void r_c6_ofHealthAMailSaysOnlyThatThereIsSomethingAndWhoReadsNoHealthHearsNothing() {
        makes(Topic.HEALTH, Set.of());
        mails();
        assertThat(mailed(bauke)).singleElement().satisfies(mail -> assertThat(mail)
                .contains("Rixt zette iets in de agenda.")
                .doesNotContain("Tandarts"));
        until(DayOfWeek.THURSDAY, "18:00");
        mails();
        assertThat(mailed(sietse)).isEmpty();
    }

    @Test
    void whoWasInTheCircleSinceOrAfterItsDayHearsNothing() {
        makes(Topic.PRACTICAL, Set.of());
        People.run(bauke, () -> catchUp.arrive(circle));
        mails();
        assertThat(mailed(bauke)).isEmpty();
        until(DayOfWeek.TUESDAY, "18:00");
        mails();
        assertThat(mailed(sietse)).as("it was this morning").isEmpty();
    }

    @Test
    void nobodyTellsWhatAnotherAgreed() {
        makes(Topic.PRACTICAL, Set.of());
        for (var other : List.of(bauke, sietse)) {
            assertThatThrownBy(() -> People.as(
                            other,
                            () -> people.inTransaction(() -> jdbc.sql(
                                            "insert into circle.to_tell (thing_id, circle_id, account_id, asked) values (?, ?, ?, true)")
                                    .param(dentist.value())
                                    .param(circle.value())
                                    .param(elske.value())
                                    .update())))
                    .isInstanceOf(DataAccessException.class);
        }
    }
}
