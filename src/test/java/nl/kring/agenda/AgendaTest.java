package nl.kring.agenda;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Giveaway;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jan's circle: Anna and Bram near him, Gerrit helps, Lies comes by work. */
@KringTest
abstract class AgendaTest {
    @Autowired
    protected People people;

    @Autowired
    protected AppointmentService appointments;

    @Autowired
    protected AgendaService agenda;

    @Autowired
    protected MovingClock clock;

    @Autowired
    protected JdbcClient jdbc;

    protected AccountId jan;
    protected AccountId anna;
    protected AccountId bram;
    protected AccountId gerrit;
    protected AccountId lies;
    protected CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        gerrit = people.person("Gerrit");
        lies = people.person("Lies");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.INNER);
        people.seat(circle, gerrit, Ring.HELPERS);
        people.seat(circle, lies, Ring.PROFESSIONALS);
    }

    protected LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }

    protected Agreed agreed(String what, int days, String from) {
        return new Agreed(
                what,
                "Dorpsstraat 1",
                new When(today().plusDays(days), Optional.of(LocalTime.parse(from)), Optional.empty()),
                false);
    }

    protected AppointmentId make(AccountId who, Agreed agreed, Topic topic, AccountId... asked) {
        return make(who, agreed, topic, Optional.empty(), asked);
    }

    protected AppointmentId make(
            AccountId who, Agreed agreed, Topic topic, Optional<Set<AccountId>> only, AccountId... asked) {
        var id = new AppointmentId(Ids.next());
        People.run(who, () -> appointments.make(circle, anew(id, agreed, topic, only, asked)));
        return id;
    }

    protected static NewAppointment anew(
            AppointmentId id, Agreed agreed, Topic topic, Optional<Set<AccountId>> only, AccountId... asked) {
        return new NewAppointment(id, agreed, topic, Optional.empty(), only, Set.of(asked), Giveaway.ALLOWED);
    }

    protected Optional<AppointmentView> read(AccountId who, AppointmentId id) {
        return People.as(
                who,
                () -> Optional.ofNullable(
                        agenda.appointments(circle, Set.of(id.value())).get(id.value())));
    }

    protected List<String> coming(AccountId who) {
        return People.as(who, () -> agenda.coming(circle, Optional.empty())).stream()
                .map(one -> one.agreed().what())
                .toList();
    }
}
