package nl.kring.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kring.People;
import nl.kring.agenda.AppointmentView.Mine;
import nl.kring.agenda.AppointmentView.State;
import nl.kring.circle.Act;
import nl.kring.circle.AudienceService;
import nl.kring.circle.CircleEvent.Readdressed;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.ClosingService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.farewell.FarewellService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.Kept;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.Feed;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

class AppointmentServiceTests extends AgendaTest {
    private static final Locale NL = Locale.of("nl");

    @Autowired
    private CircleService circles;

    @Autowired
    private AudienceService audiences;

    @Autowired
    private ConsentService consents;

    @Autowired
    private ClosingService closing;

    @Autowired
    private Feed feed;

    @Autowired
    private AgendaLeft left;

    @Autowired
    private FarewellService farewell;

    @Autowired
    private List<DueWork> due;

    private void itIsCertain() {
        due.stream()
                .filter(work -> work.name().equals("farewell"))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
    }

    @Autowired
    private List<Kept> kept;

    @Autowired
    private ApplicationEventPublisher events;

    private static List<String> names(List<CirclePerson> people) {
        return people.stream().map(CirclePerson::firstName).toList();
    }

    private List<EntryView> timeline(AccountId who) {
        return People.as(who, () -> feed.window(circle, Optional.empty()));
    }

    @Test
    void r_c16_whoReadsTheTopicReadsTheAppointmentAndNobodyElse() {
        var id = make(anna, agreed("Koffie bij Jan", 2, "10:00"), Topic.AGENDA);
        assertThat(read(jan, id)).isPresent();
        assertThat(read(bram, id)).isPresent();
        assertThat(read(gerrit, id)).isEmpty();
        assertThat(coming(gerrit)).isEmpty();
        assertThat(coming(bram)).containsExactly("Koffie bij Jan");
        assertThat(timeline(bram)).extracting(EntryView::kind).contains("APPOINTMENT");
        assertThat(timeline(gerrit)).isEmpty();
        People.run(jan, () -> {
            assertThat(agenda.appointmentsAs(circle, gerrit, Set.of(id.value())))
                    .isEmpty();
            assertThat(agenda.appointmentsAs(circle, bram, Set.of(id.value()))
                            .get(id.value())
                            .may()
                            .change())
                    .isFalse();
        });
    }

    @Test
    void r_c16_chosenPersonsReadItAndTheResidentAlways() {
        var id = make(anna, agreed("Verjaardag", 2, "10:00"), Topic.AGENDA, Optional.of(Set.of(lies)));
        assertThat(read(jan, id)).isPresent();
        assertThat(read(bram, id)).isEmpty();
    }

    @Test
    void r_c16_theResidentTheInnerRingAndWhoComesByWorkMakeOneAndAHelperDoesNot() {
        make(jan, agreed("Zelf", 1, "10:00"), Topic.AGENDA);
        var id = make(lies, agreed("Wond verzorgen", 1, "11:00"), Topic.HEALTH);
        assertThat(read(jan, id)).isPresent();
        var by = anew(new AppointmentId(Ids.next()), agreed("Klussen", 1, "12:00"), Topic.PRACTICAL, Optional.empty());
        People.run(gerrit, () -> assertThatThrownBy(() -> appointments.make(circle, by))
                .isInstanceOf(NoRight.class));
        People.run(lies, () -> assertThatThrownBy(() -> appointments.make(circle, by))
                .isInstanceOf(NoRight.class));
        People.run(people.person("Vreemde"), () -> assertThatThrownBy(() -> appointments.make(circle, by))
                .isInstanceOf(NotFound.class));
    }

    @Test
    void r_c16_theSameClickTwiceMakesOneAndOtherWordsUnderItsIdAreRefused() {
        var id = new AppointmentId(Ids.next());
        var once = anew(id, agreed("Fysio", 1, "10:00"), Topic.AGENDA, Optional.empty());
        var other = anew(id, agreed("Tandarts", 1, "10:00"), Topic.AGENDA, Optional.empty());
        People.run(anna, () -> {
            appointments.make(circle, once);
            appointments.make(circle, once);
            assertThatThrownBy(() -> appointments.make(circle, other)).isInstanceOf(Refused.class);
        });
        assertThat(coming(anna)).containsExactly("Fysio");
        assertThat(timeline(anna)).hasSize(1);
    }

    @Test
    void aDayThatWasOrAnEndBeforeTheBeginIsRefusedWithASentence() {
        var ends = new Agreed(
                "Fysio",
                "",
                new When(today().plusDays(1), Optional.of(LocalTime.NOON), Optional.of(LocalTime.of(11, 0))),
                false);
        People.run(anna, () -> Stream.of(
                        agreed("Fysio", -1, "10:00"), agreed(" ", 1, "10:00"), ends, agreed("Ver", 9000, "10:00"))
                .forEach(wrong -> assertThatThrownBy(() -> appointments.make(
                                circle, anew(new AppointmentId(Ids.next()), wrong, Topic.AGENDA, Optional.empty())))
                        .isInstanceOf(Refused.class)));
        assertThat(coming(jan)).isEmpty();
    }

    @Test
    void anHourThatTheClocksSkipOrHaveTwiceIsOneMoment() {
        var spring = new When(LocalDate.of(2027, 3, 28), Optional.of(LocalTime.of(2, 30)), Optional.empty());
        var autumn = new When(LocalDate.of(2027, 10, 31), Optional.of(LocalTime.of(2, 30)), Optional.empty());
        assertThat(spring.starts()).isEqualTo("2027-03-28T01:30:00Z");
        assertThat(autumn.starts()).isEqualTo("2027-10-31T00:30:00Z");
        assertThat(new When(LocalDate.of(2027, 3, 28), Optional.empty(), Optional.empty()).starts())
                .isEqualTo("2027-03-27T23:00:00Z");
        assertThat(When.of(autumn.starts(), false, Optional.empty())).isEqualTo(autumn);
    }

    @Test
    void at_m1_afterANoToHealthNobodyMakesOneAboutItAndMembersReadNone() {
        var id = make(anna, agreed("Bloedprikken", 2, "10:00"), Topic.HEALTH);
        assertThat(read(lies, id)).isPresent();
        People.run(jan, () -> consents.stopHealth(circle, NL));
        assertThat(read(lies, id)).isEmpty();
        assertThat(read(anna, id)).isEmpty();
        assertThat(coming(anna)).isEmpty();
        var more = anew(new AppointmentId(Ids.next()), agreed("Arts", 2, "10:00"), Topic.HEALTH, Optional.empty());
        for (var who : List.of(jan, anna)) {
            People.run(who, () -> assertThatThrownBy(() -> appointments.make(circle, more))
                    .isInstanceOfAny(Refused.class, NoRight.class));
        }
        People.run(jan, () -> assertThatThrownBy(
                        () -> appointments.change(circle, id, 0, agreed("Anders", 3, "10:00"), Set.of()))
                .isInstanceOfAny(Refused.class, NoRight.class));
        People.run(jan, () -> consents.healthGoes(circle));
        assertThat(read(jan, id)).isEmpty();
        assertThat(words(id)).isEmpty();
    }

    private String words(AppointmentId id) {
        return people.job(() -> jdbc.sql("select what || place from circle.appointment where id = ?")
                .param(id.value())
                .query(String.class)
                .single());
    }

    @Test
    void r_c16_itsMakerAndTheResidentChangeItAndOthersReadThatItWasChanged() {
        var id = make(anna, agreed("Fysio", 2, "10:00"), Topic.AGENDA);
        People.run(bram, () -> assertThatThrownBy(
                        () -> appointments.change(circle, id, 0, agreed("Fysio", 3, "10:00"), Set.of()))
                .isInstanceOf(NoRight.class));
        People.run(gerrit, () -> assertThatThrownBy(
                        () -> appointments.change(circle, id, 0, agreed("Fysio", 3, "10:00"), Set.of()))
                .isInstanceOf(NotFound.class));
        People.run(jan, () -> appointments.change(circle, id, 0, agreed("Fysio", 3, "10:00"), Set.of()));
        var now = read(bram, id).orElseThrow();
        assertThat(now.state()).isEqualTo(State.CHANGED);
        assertThat(now.when().day()).isEqualTo(today().plusDays(3));
        assertThat(now.may().change()).isFalse();
    }

    @Test
    void ofTwoTabsTheSecondIsToldAndWhatTheFirstKeptStands() {
        var id = make(anna, agreed("Fysio", 2, "10:00"), Topic.AGENDA);
        People.run(anna, () -> {
            appointments.change(circle, id, 0, agreed("Fysio", 2, "11:00"), Set.of());
            appointments.change(circle, id, 0, agreed("Fysio", 2, "11:00"), Set.of()); // a double click
            assertThatThrownBy(() -> appointments.change(circle, id, 0, agreed("Fysio", 2, "12:00"), Set.of()))
                    .isInstanceOf(Refused.class);
        });
        var now = read(anna, id).orElseThrow();
        assertThat(now.when().from()).contains(LocalTime.of(11, 0));
        assertThat(now.version()).isEqualTo(1);
    }

    @Test
    void r_c16_whatIsCalledOffStaysToBeReadAsThat() {
        var id = make(anna, agreed("Fysio", 2, "10:00"), Topic.AGENDA);
        People.run(bram, () -> assertThatThrownBy(() -> appointments.cancel(circle, id))
                .isInstanceOf(NoRight.class));
        People.run(anna, () -> {
            appointments.cancel(circle, id);
            appointments.cancel(circle, id);
        });
        var now = read(bram, id).orElseThrow();
        assertThat(now.state()).isEqualTo(State.CANCELLED);
        assertThat(now.version()).isEqualTo(1);
        assertThat(coming(bram)).containsExactly("Fysio");
        People.run(bram, () -> assertThatThrownBy(() -> appointments.comeAlong(circle, id))
                .isInstanceOf(Refused.class));
        People.run(anna, () -> assertThatThrownBy(
                        () -> appointments.change(circle, id, 1, agreed("Toch", 2, "10:00"), Set.of()))
                .isInstanceOf(Refused.class));
    }

    @Test
    void r_c16_whoIsAskedSaysTheOwnYesOrNoInOneTap() {
        var id = make(anna, agreed("Markt", 2, "10:00"), Topic.AGENDA, bram, gerrit);
        assertThat(names(read(jan, id).orElseThrow().asked())).containsExactly("Bram"); // Gerrit does not read it
        assertThat(read(bram, id).orElseThrow().mine()).isEqualTo(Mine.ASKED);
        People.run(bram, () -> {
            appointments.comeAlong(circle, id);
            appointments.comeAlong(circle, id);
        });
        assertThat(names(read(jan, id).orElseThrow().coming())).containsExactly("Bram");
        assertThat(read(jan, id).orElseThrow().asked()).isEmpty();
        People.run(bram, () -> appointments.stayAway(circle, id));
        assertThat(read(jan, id).orElseThrow().coming()).isEmpty();
        People.run(gerrit, () -> assertThatThrownBy(() -> appointments.comeAlong(circle, id))
                .isInstanceOf(NotFound.class));
    }

    @Test
    void twoWhoTapInTheSameSecondBothComeAlong() throws Exception {
        var id = make(jan, agreed("Markt", 2, "10:00"), Topic.AGENDA);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var taps = Stream.of(anna, bram, anna, bram)
                    .map(who -> (Callable<Boolean>) () -> People.as(who, () -> {
                        appointments.comeAlong(circle, id);
                        return true;
                    }))
                    .toList();
            for (var done : both.invokeAll(taps)) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(names(read(jan, id).orElseThrow().coming())).containsExactlyInAnyOrder("Anna", "Bram");
    }

    @Test
    void nobodySaysYesForAnotherInTheDatabaseEither() {
        var id = make(anna, agreed("Markt", 2, "10:00"), Topic.AGENDA);
        People.run(anna, () -> assertThatThrownBy(() -> people.inTransaction(() -> jdbc.sql(
                                "insert into circle.comes_along (appointment_id, circle_id, account_id, said_yes) values (?, ?, ?, true)")
                        .param(id.value())
                        .param(circle.value())
                        .param(bram.value())
                        .update()))
                .rootCause()
                .hasMessageContaining("row-level security"));
        People.run(
                gerrit, () -> assertThat(people.inTransaction(() -> jdbc.sql("select count(*) from circle.appointment")
                                .query(Integer.class)
                                .single()))
                        .isZero());
    }

    @Test
    void r_b9_whoLeavesComesAlongNoMoreAndWhoComesBackDoesNotEither() {
        var id = make(anna, agreed("Markt", 2, "10:00"), Topic.AGENDA, bram);
        People.run(bram, () -> appointments.comeAlong(circle, id));
        People.run(jan, () -> circles.remove(circle, bram));
        assertThat(read(jan, id).orElseThrow().coming()).isEmpty();
        People.run(bram, () -> assertThatThrownBy(() -> agenda.coming(circle, Optional.empty()))
                .isInstanceOf(NotFound.class));
        people.seat(circle, bram, Ring.INNER);
        assertThat(read(bram, id).orElseThrow().mine()).isEqualTo(Mine.NOTHING);
    }

    @Test
    void r_b3_whoWaitsForAWhileReadsNothing() {
        make(anna, agreed("Markt", 2, "10:00"), Topic.AGENDA);
        people.job(() -> jdbc.sql(
                        "update circle.circle_member set paused_until = common.kring_now() + interval '1 day' where account_id = ?")
                .param(bram.value())
                .update());
        People.run(bram, () -> assertThatThrownBy(() -> agenda.coming(circle, Optional.empty()))
                .isInstanceOf(NotFound.class));
    }

    @Test
    void r_m8_theWordsOfWhatWasCalledOffGoAndAfterThirtyDaysItsPlace() {
        var id = make(anna, agreed("Geheim feest", 2, "10:00"), Topic.AGENDA, bram);
        People.run(anna, () -> {
            assertThatThrownBy(() -> appointments.erase(circle, id)).isInstanceOf(Refused.class);
            appointments.cancel(circle, id);
        });
        People.run(bram, () -> assertThatThrownBy(() -> appointments.erase(circle, id))
                .isInstanceOf(NoRight.class));
        People.run(jan, () -> appointments.erase(circle, id));
        assertThat(words(id)).isEmpty();
        assertThat(read(bram, id).orElseThrow().state()).isEqualTo(State.ERASED);
        assertThat(coming(bram)).isEmpty();
        forget();
        assertThat(timeline(bram)).hasSize(1);
        clock.forward(Duration.ofDays(31));
        forget();
        assertThat(timeline(bram)).isEmpty();
    }

    private void forget() {
        people.job(() -> {
            kept.stream()
                    .filter(each -> each.what().equals("APPOINTMENT_PLACE"))
                    .forEach(each -> each.forget(100));
            return true;
        });
    }

    @Test
    void r_b9_whoLeftAndAskedForItTakesTheOwnWordsAlong() {
        var id = make(bram, agreed("Bij Bram eten", 2, "18:00"), Topic.AGENDA);
        var other = make(anna, agreed("Markt", 2, "10:00"), Topic.AGENDA);
        People.run(bram, () -> circles.leave(circle, true));
        Acting.asSystem("test", left::doWhatIsDue);
        assertThat(words(id)).isEmpty();
        assertThat(words(other)).isNotEmpty();
    }

    @Test
    void r_m5_inAClosedCircleNothingIsChangedAndTakingAwayStays() {
        var id = make(anna, agreed("Markt", 2, "10:00"), Topic.AGENDA);
        People.run(anna, () -> appointments.cancel(circle, id));
        var goesOn = make(anna, agreed("Fysio", 2, "10:00"), Topic.AGENDA);
        People.run(jan, () -> closing.close(circle));
        People.run(anna, () -> {
            assertThat(agenda.coming(circle, Optional.empty())).hasSize(2);
            assertThatThrownBy(() -> appointments.cancel(circle, goesOn)).isInstanceOfAny(Refused.class, NoRight.class);
            assertThatThrownBy(() -> appointments.comeAlong(circle, goesOn))
                    .isInstanceOfAny(Refused.class, NoRight.class);
            assertThatThrownBy(() -> appointments.make(
                            circle,
                            anew(
                                    new AppointmentId(Ids.next()),
                                    agreed("x", 1, "10:00"),
                                    Topic.AGENDA,
                                    Optional.empty())))
                    .isInstanceOf(NoRight.class);
            appointments.erase(circle, id);
        });
        assertThat(words(id)).isEmpty();
    }

    @Test
    void step_3_whoDiesHasNothingMoreToComeAndAfterAMistakeAllOfItStands() {
        var market = make(anna, agreed("Naar de markt", 2, "10:00"), Topic.AGENDA, bram);
        People.run(anna, () -> farewell.report(circle, jan, today()));
        assertThat(read(bram, market).orElseThrow().state()).isEqualTo(State.AGREED);
        People.run(bram, () -> farewell.confirm(circle, jan));
        itIsCertain();
        assertThat(read(anna, market).orElseThrow().state()).isEqualTo(State.CANCELLED);
        assertThat(read(anna, market).orElseThrow().may()).isEqualTo(AppointmentView.May.NOTHING);
        assertThat(People.as(bram, () -> agenda.coming(circle, Optional.empty())))
                .extracting(AppointmentView::state)
                .containsExactly(State.CANCELLED);
        People.run(bram, () -> farewell.mistake(circle, jan));
        itIsCertain();
        assertThat(read(anna, market).orElseThrow().state()).isEqualTo(State.AGREED);
        assertThat(read(anna, market).orElseThrow().may().change()).isTrue();
    }

    @Test
    void whatComesIsReadInPagesInTheOrderOfDaysAndWhatWasTheOtherWay() {
        IntStream.rangeClosed(1, 23).forEach(day -> make(anna, agreed("Dag " + day, 24 - day, "10:00"), Topic.AGENDA));
        People.run(bram, () -> {
            var first = agenda.coming(circle, Optional.empty());
            var rest = agenda.coming(circle, Optional.of(first.getLast()));
            assertThat(Stream.concat(first.stream(), rest.stream())
                            .map(one -> one.agreed().what()))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 23)
                            .mapToObj(day -> "Dag " + (24 - day))
                            .toList());
            assertThat(agenda.earlier(circle, Optional.empty())).isEmpty();
        });
        clock.forward(Duration.ofDays(3));
        People.run(bram, () -> assertThat(agenda.earlier(circle, Optional.empty()))
                .extracting(one -> one.agreed().what())
                .containsExactly("Dag 22", "Dag 23"));
    }

    @Test
    void whatIsForOthersFromNowOnOrInAnotherCircleGoesWithWhoComesAlong() {
        var id = make(anna, agreed("Markt", 2, "10:00"), Topic.AGENDA, bram);
        var own = people.circle(people.tenant(), jan);
        var there = People.as(
                jan,
                () -> people.inTransaction(() -> audiences
                        .forTopic(circles.seat(own), Topic.AGENDA, Optional.empty())
                        .id()));
        people.job(() -> {
            events.publishEvent(new Readdressed(circle, own, audience(id), there));
            return true;
        });
        assertThat(read(jan, id)).isEmpty();
        People.run(jan, () -> assertThat(agenda.appointments(own, Set.of(id.value())))
                .hasSize(1));
        assertThat(people.job(() -> jdbc.sql("select circle_id from circle.comes_along where appointment_id = ?")
                        .param(id.value())
                        .query(UUID.class)
                        .single()))
                .isEqualTo(own.value());
    }

    private UUID audience(AppointmentId id) {
        return jdbc.sql("select audience_id from circle.appointment where id = ?")
                .param(id.value())
                .query(UUID.class)
                .single();
    }

    @Test
    void whoSpeaksForTheResidentMakesOneToo() {
        var marga = people.person("Marga");
        people.speaksFor(circle, jan, marga, true);
        var id = make(marga, agreed("Gesprek", 2, "10:00"), Topic.AGENDA);
        assertThat(read(jan, id)).isPresent();
        People.run(marga, () -> assertThat(circles.seat(circle).can(Act.MAKE_APPOINTMENT))
                .isTrue());
    }
}
