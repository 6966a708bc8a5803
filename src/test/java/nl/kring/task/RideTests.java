package nl.kring.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
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
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** R-C16: an appointment that wants a ride asks the circle for one. */
class RideTests extends TaskTest {
    private static final String DENTIST = "Tandarts";

    @Autowired
    private AppointmentService appointments;

    @Autowired
    private ErasesTasks erases;

    private final AppointmentId dentist = new AppointmentId(Ids.next());

    private Agreed at(String time, String place, boolean ride) {
        var day = LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).plusDays(3);
        return new Agreed(
                DENTIST,
                place,
                new When(
                        day, Optional.of(time).filter(hour -> !hour.isEmpty()).map(LocalTime::parse), Optional.empty()),
                ride);
    }

    private void makes(AccountId who, Topic topic, Agreed agreed) {
        People.run(
                who,
                () -> appointments.make(
                        circle,
                        new NewAppointment(
                                dentist, agreed, topic, Optional.empty(), Optional.empty(), Set.of(), Set.of())));
    }

    private void changes(AccountId who, int version, Agreed agreed) {
        People.run(who, () -> appointments.change(circle, dentist, version, agreed, Set.of()));
    }

    private List<TaskView> asked(AccountId reader) {
        return People.as(reader, () -> reading.all(circle));
    }

    @Test
    void r_c16_aRideIsAskedOfWhoSeesTheAppointment() {
        makes(anke, Topic.PRACTICAL, at("10:15", "Dokkum", true));
        assertThat(asked(sietse)).singleElement().satisfies(ride -> {
            assertThat(ride.what()).isEqualTo("Rit: Tandarts");
            assertThat(ride.from()).contains("thuis");
            assertThat(ride.place()).contains("Dokkum");
            assertThat(ride.state()).isEqualTo(TaskState.OPEN);
            assertThat(ride.when().at().atZone(MovingClock.ZONE).toLocalTime()).isEqualTo(LocalTime.of(10, 15));
        });
    }

    @Test
    void r_c16_aRideToWhatIsAboutHealthIsReadByNobodyElse() {
        makes(anke, Topic.HEALTH, at("10:15", "", true));
        assertThat(asked(sietse)).isEmpty();
        assertThat(asked(anke)).singleElement().satisfies(ride -> assertThat(ride.place())
                .isEmpty());
    }

    @Test
    void r_c16_whoMayNotAskProposesTheRide() {
        makes(jannie, Topic.HEALTH, at("10:15", "Dokkum", true));
        assertThat(asked(douwe)).singleElement().satisfies(ride -> assertThat(ride.state())
                .isEqualTo(TaskState.PROPOSED));
    }

    @Test
    void r_c16_anotherHourIsAnotherRideAndWhoHadItReadsThatItIsNotNeeded() {
        makes(anke, Topic.PRACTICAL, at("10:15", "Dokkum", true));
        var first = asked(sietse).getFirst().id();
        take(sietse, first);
        changes(anke, 0, at("11:30", "Dokkum", true));
        assertThat(asked(rixt)).extracting(TaskView::state).containsExactly(TaskState.WITHDRAWN, TaskState.OPEN);
        assertThat(asked(rixt).getLast().when().at().atZone(MovingClock.ZONE).toLocalTime())
                .isEqualTo(LocalTime.of(11, 30));
    }

    @Test
    void r_c16_otherWordsLeaveTheRideWithWhoHasIt() {
        makes(anke, Topic.PRACTICAL, at("10:15", "Dokkum", true));
        take(sietse, asked(sietse).getFirst().id());
        var agreed = at("10:15", "Dokkum", true);
        changes(anke, 0, new Agreed("Kaakchirurg", agreed.place(), agreed.when(), true));
        assertThat(asked(rixt)).singleElement().satisfies(ride -> {
            assertThat(ride.state()).isEqualTo(TaskState.TAKEN);
            assertThat(ride.what()).isEqualTo("Rit: Kaakchirurg");
        });
    }

    @Test
    void r_c16_nobodyElseChangesTheWordsOfARide() {
        makes(anke, Topic.PRACTICAL, at("10:15", "Dokkum", true));
        var changed = People.as(
                sietse,
                () -> people.inTransaction(() -> jdbc.sql("select circle.ride_in_other_words(?, 'Rit: Elders')")
                        .param(dentist.value())
                        .query(Integer.class)
                        .single()));
        assertThat(changed).isZero();
        assertThat(asked(rixt)).extracting(TaskView::what).containsExactly("Rit: Tandarts");
    }

    @Test
    void r_c16_theResidentChangesItToo_andThenTheMakerAgain() {
        makes(anke, Topic.PRACTICAL, at("10:15", "Dokkum", true));
        take(sietse, asked(sietse).getFirst().id());
        changes(douwe, 0, at("11:30", "Dokkum", true));
        take(sietse, asked(sietse).getLast().id());
        changes(anke, 1, at("12:00", "Dokkum", true));
        assertThat(asked(rixt))
                .extracting(TaskView::state)
                .containsExactly(TaskState.WITHDRAWN, TaskState.WITHDRAWN, TaskState.OPEN);
    }

    @Test
    void r_c16_calledOffOrNoRideAfterAllNobodyIsAskedAnyMore() {
        makes(anke, Topic.PRACTICAL, at("10:15", "Dokkum", false));
        assertThat(asked(anke)).isEmpty();
        changes(anke, 0, at("10:15", "Dokkum", true));
        assertThat(asked(anke)).extracting(TaskView::state).containsExactly(TaskState.OPEN);
        changes(anke, 1, at("10:15", "Dokkum", false));
        assertThat(asked(anke)).extracting(TaskView::state).containsExactly(TaskState.WITHDRAWN);
        changes(anke, 2, at("10:15", "Dokkum", true));
        People.run(anke, () -> appointments.cancel(circle, dentist));
        assertThat(asked(anke)).extracting(TaskView::state).containsOnly(TaskState.WITHDRAWN);
    }

    @Test
    void r_c16_wordsPutRightAfterwardsLeaveTheRideThatWasDriven() {
        makes(anke, Topic.PRACTICAL, at("10:15", "Dokkum", true));
        take(sietse, asked(sietse).getFirst().id());
        var agreed = at("10:15", "Dokkum", true);
        clock.forward(Duration.ofDays(4));
        changes(anke, 0, new Agreed("Kaakchirurg", "Drachten", agreed.when(), true));
        assertThat(asked(rixt)).extracting(TaskView::state).containsExactly(TaskState.TAKEN);
    }

    @Test
    void r_m8_theWordsOfAnErasedAppointmentGoFromTheRideToo() {
        makes(anke, Topic.PRACTICAL, at("10:15", "Dokkum", true));
        People.run(anke, () -> appointments.cancel(circle, dentist));
        People.run(anke, () -> appointments.erase(circle, dentist));
        Acting.asSystem("test", () -> {
            erases.doWhatIsDue();
            return true;
        });
        assertThat(asked(anke)).isEmpty();
    }

    @Test
    void r_c16_whoWouldDriveIsTold() {
        makes(anke, Topic.PRACTICAL, at("10:15", "Dokkum", true));
        var ride = asked(sietse).getFirst().id();
        take(sietse, ride);
        People.run(anke, () -> appointments.cancel(circle, dentist));
        assertThat(people.job(() -> jdbc.sql(
                                "select count(*) from common.delivery where subject_id = ? and template = 'taskOff'")
                        .param(ride.value())
                        .query(Integer.class)
                        .single()))
                .isEqualTo(1);
    }

    @Test
    void aRideWantsAnHour() {
        assertThatThrownBy(() -> makes(anke, Topic.PRACTICAL, at("", "Dokkum", true)))
                .isInstanceOf(Refused.class);
        assertThat(asked(anke)).isEmpty();
    }
}
