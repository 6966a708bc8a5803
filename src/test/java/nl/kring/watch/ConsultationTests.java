package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Policies;
import nl.kring.circle.ApartService;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleService;
import nl.kring.circle.ClosingService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.LeftService;
import nl.kring.circle.Preset;
import nl.kring.circle.RestService;
import nl.kring.circle.Ring;
import nl.kring.circle.WhoSeesService;
import nl.kring.farewell.FarewellService;
import nl.kring.identity.AccountId;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.timeline.ErasingService;
import nl.kring.watch.ConsultationService.Together;
import nl.kring.watch.ConsultationView.Choice;
import nl.kring.watch.ConsultationView.Ended;
import nl.kring.watch.ConsultationView.Voice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionTemplate;

/** Deciding together what more can be done (R-D15): who asks, who speaks, who writes what it became, and when it stops. */
@KringTest
class ConsultationTests extends WatchTest {
    private static final int WALKING = 1;
    private static final int STAYING = 2;
    private static final String TAKING_BACK = "update circle.consultation set ended_at = common.kring_now(), "
            + "ended_how = 'TAKEN_BACK' where circle_id = ? and ended_at is null";
    private static final String CONCLUDING =
            "update circle.consultation set outcome = 'x', outcome_at = common.kring_now(), "
                    + "outcome_by = common.me(), ended_at = common.kring_now(), ended_how = 'OUTCOME' where circle_id = ? and outcome_at is null";

    @Autowired
    private ConsultationService together;

    @Autowired
    private ConsentService consents;

    @Autowired
    private CircleService service;

    @Autowired
    private LeftService left;

    @Autowired
    private ApartService apart;

    @Autowired
    private ClosingService closing;

    @Autowired
    private FarewellService farewell;

    @Autowired
    private RestService rests;

    @Autowired
    private WhoSeesService whoSees;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private FlywayConnectionDetails owner;

    @BeforeEach
    void baukeHasIt() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        claim(bauke);
    }

    private static NewConsultation question() {
        return new NewConsultation(
                Ids.next(), "Wat doen we vanavond?", List.of("Samen wandelen", "Bij Bauke slapen"), true);
    }

    private UUID asks(AccountId person) {
        var asked = question();
        asks(person, asked);
        return asked.id();
    }

    private void asks(AccountId person, NewConsultation asked) {
        var alert = alert();
        People.run(person, () -> together.ask(circle, alert, asked));
    }

    private void says(AccountId person, UUID to, int choice, String why) {
        People.run(person, () -> together.say(circle, to, choice, why));
    }

    private void concludes(AccountId person, UUID what, Optional<Integer> choice, String words) {
        People.run(person, () -> together.conclude(circle, what, choice, words));
    }

    private Together read(AccountId person) {
        return People.as(person, () -> together.now(circle));
    }

    private ConsultationView one(AccountId person) {
        var all = read(person).all();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static List<String> names(ConsultationView question) {
        return question.voices().stream()
                .map(voice -> voice.person().map(CirclePerson::firstName).orElse("weg"))
                .toList();
    }

    private void due(String... names) {
        works.stream()
                .filter(work -> List.of(names).contains(work.name()))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
    }

    private void forward(Duration time) {
        clock.forward(time);
        due("consultations");
        due("consultations");
    }

    private static void refused(String key, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Refused.class, no -> assertThat(no.key())
                .isEqualTo(key));
    }

    @Test
    void r_d15_who_has_it_the_resident_and_who_holds_the_plan_ask_and_nobody_else() {
        for (var other : List.of(henk, rixt)) {
            assertThat(read(other).asks()).as("in the line, and no more").isEmpty();
            assertThatThrownBy(() -> asks(other)).isInstanceOf(NoRight.class);
        }
        for (var outside : List.of(sietske, stranger)) {
            assertThatThrownBy(() -> asks(outside)).isInstanceOf(NotFound.class);
        }
        for (var may : List.of(bauke, douwe, anke, jannie)) {
            assertThat(read(may).asks()).contains(Duration.ofHours(24));
            var asked = asks(may);
            assertThat(one(henk).id()).isEqualTo(asked);
            assertThat(read(may).asks()).as("one at a time").isEmpty();
            concludes(bauke, asked, Optional.empty(), "Klaar");
            forget();
        }
        assertThatThrownBy(() -> People.run(bauke, () -> together.ask(circle, new AlertId(Ids.next()), question())))
                .isInstanceOf(NotFound.class);
    }

    /** So that each asks the first question. */
    private void forget() {
        try {
            Policies.fill(owner, "delete from circle.consultation where circle_id = '" + circle.value() + "'");
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void r_d15_all_voices_are_seen_by_name_and_the_residents_stands_on_top() {
        var asked = asks(bauke);
        says(henk, asked, WALKING, "Dat hielp vorige keer.");
        says(anke, asked, Choice.MUNICIPALITY, "");
        says(douwe, asked, STAYING, "Dan word ik rustig.");
        for (var reader : List.of(douwe, anke, bauke, henk, rixt, jannie)) {
            var seen = one(reader);
            assertThat(seen.question()).isEqualTo("Wat doen we vanavond?");
            assertThat(names(seen)).containsExactly("Douwe", "Henk", "Anke");
            assertThat(seen.voices().getFirst().why()).isEqualTo("Dan word ik rustig.");
            assertThat(seen.voices())
                    .extracting(Voice::choice)
                    .extracting(Choice::number)
                    .containsExactly(2, 1, 0);
            assertThat(seen.maySay()).isTrue();
            assertThat(seen.mayConclude()).isEqualTo(reader.equals(bauke));
        }
    }

    @Test
    void r_d15_one_changes_the_own_voice_until_it_ends_and_nobody_that_of_another() {
        var asked = asks(anke);
        says(henk, asked, WALKING, "Goed");
        says(henk, asked, WALKING, "Goed");
        clock.forward(Duration.ofMinutes(5));
        says(henk, asked, STAYING, "Toch liever dit");
        assertThat(one(douwe).voices()).hasSize(1).first().satisfies(voice -> {
            assertThat(voice.choice().words()).isEqualTo("Bij Bauke slapen");
            assertThat(voice.why()).isEqualTo("Toch liever dit");
        });
        var change = "update circle.consultation_voice set choice = 1 where circle_id = ?";
        for (var other : List.of(douwe, anke, bauke, rixt)) {
            assertThat(changes(other, change)).isZero();
        }
        assertThat(changes(henk, change)).isEqualTo(1);
        assertThatThrownBy(() -> inNameOf(bauke, henk, asked)).isInstanceOf(DataAccessException.class);
        refused("consult.choose.one", () -> says(rixt, asked, 3, ""));
        assertThatThrownBy(() -> says(rixt, asked, WALKING, "x".repeat(501))).isInstanceOf(Refused.class);

        forward(Duration.ofHours(25));
        refused("consult.closed", () -> says(henk, asked, WALKING, ""));
        assertThat(changes(henk, change)).as("nor past Java").isZero();
        assertThat(one(henk).maySay()).isFalse();
    }

    private int changes(AccountId person, String sql) {
        return People.as(
                person,
                () -> transaction.execute(
                        _ -> jdbc.sql(sql).param(circle.value()).update()));
    }

    private void inNameOf(AccountId writer, AccountId whose, UUID asked) {
        People.run(
                writer,
                () -> transaction.executeWithoutResult(_ -> jdbc.sql(
                                "insert into circle.consultation_voice (consultation_id, circle_id, account_id, choice, why) "
                                        + "values (?, ?, ?, 1, '')")
                        .param(asked)
                        .param(circle.value())
                        .param(whose.value())
                        .update()));
    }

    @Test
    void r_d15_a_question_needs_words_and_two_to_five_choices() {
        for (var wrong : List.of(
                new NewConsultation(Ids.next(), " ", List.of("a", "b"), false),
                new NewConsultation(Ids.next(), "Wat?", List.of("a"), false),
                new NewConsultation(Ids.next(), "Wat?", List.of("a", " a ", ""), false),
                new NewConsultation(Ids.next(), "Wat?", List.of(), true))) {
            refused("consult.incomplete", () -> asks(bauke, wrong));
        }
        for (var tooMany : List.of(
                new NewConsultation(Ids.next(), "Wat?", List.of("a", "b", "c", "d", "e"), true),
                new NewConsultation(Ids.next(), "Wat?", List.of("a", "b", "c", "d", "e", "f"), false))) {
            refused("consult.tooMany", () -> asks(bauke, tooMany));
        }
        assertThat(read(bauke).all()).isEmpty();
        asks(bauke, new NewConsultation(Ids.next(), "Wat?", List.of("a", "", "b"), true));
        assertThat(one(bauke).choices()).extracting(Choice::number).containsExactly(1, 2, Choice.MUNICIPALITY);
    }

    @Test
    void r_d15_it_closes_after_a_day_and_who_has_it_is_reminded_once_to_write_what_it_became() {
        var asked = asks(anke);
        assertThat(Duration.between(clock.instant(), one(bauke).closesAt()))
                .isBetween(Duration.ofHours(24).minusSeconds(5), Duration.ofHours(24));
        forward(Duration.ofHours(23));
        assertThat(one(henk).ended()).isEmpty();
        clock.forward(Duration.ofHours(1).plusMinutes(1));
        assertThat(one(henk).ended()).as("by the clock, also before the job").contains(Ended.TIME);
        forward(Duration.ofMinutes(1));
        assertThat(one(henk).ended()).contains(Ended.TIME);
        assertThat(sent("consultOutcome")).isEmpty();
        forward(Duration.ofHours(5));
        assertThat(sent("consultOutcome")).extracting(Sent::to).containsExactly(bauke);
        forward(Duration.ofDays(2));
        assertThat(sent("consultOutcome")).hasSize(1);
        concludes(bauke, asked, Optional.of(WALKING), "Samen wandelen, om zeven uur");
        assertThat(one(douwe).outcome())
                .hasValueSatisfying(became -> assertThat(became.words()).isEqualTo("Samen wandelen, om zeven uur"));
        assertThat(one(douwe).ended()).as("it was the time that ended it").contains(Ended.TIME);
    }

    @Test
    void r_d15_a_reminder_waits_for_the_morning_and_is_not_sent_where_it_is_written_by_then() {
        clock.forward(Duration.ofHours(4)); // ten past eight in the evening, so that four hours after it is night
        var asked = asks(anke);
        forward(Duration.ofHours(24).plusMinutes(1));
        forward(Duration.ofHours(5));
        assertThat(sent("consultOutcome")).isEmpty();
        concludes(bauke, asked, Optional.empty(), "We wandelen");
        forward(Duration.ofHours(12));
        assertThat(sent("consultOutcome")).isEmpty();
    }

    @Test
    void r_d15_who_has_it_writes_what_it_became_before_the_time_and_then_it_is_over() {
        var asked = asks(douwe);
        says(douwe, asked, WALKING, "");
        for (var other : List.of(douwe, anke, henk, rixt, jannie)) {
            assertThatThrownBy(() -> concludes(other, asked, Optional.empty(), "Zo"))
                    .isInstanceOf(NoRight.class);
        }
        refused("consult.outcome.empty", () -> concludes(bauke, asked, Optional.of(WALKING), " "));
        refused("consult.outcome.empty", () -> concludes(bauke, asked, Optional.of(3), "Zo"));
        concludes(bauke, asked, Optional.of(WALKING), "We wandelen om zeven uur.");
        concludes(bauke, asked, Optional.of(WALKING), "We wandelen om zeven uur.");
        refused("consult.outcome.already", () -> concludes(bauke, asked, Optional.empty(), "Toch niet"));
        refused("consult.closed", () -> says(henk, asked, WALKING, ""));
        var seen = one(henk);
        assertThat(seen.ended()).contains(Ended.OUTCOME);
        assertThat(seen.outcome()).hasValueSatisfying(became -> {
            assertThat(became.by().map(CirclePerson::firstName)).contains("Bauke");
            assertThat(became.choice().map(Choice::words)).contains("Samen wandelen");
        });
        assertThat(names(seen)).containsExactly("Douwe");

        var next = asks(anke);
        assertThat(read(henk).all()).extracting(ConsultationView::id).containsExactly(next, asked);
    }

    @Test
    void r_d15_what_it_became_can_be_agreed_as_any_action_and_stands_with_the_alert_when_it_is_over() {
        var asked = asks(bauke);
        concludes(bauke, asked, Optional.of(WALKING), "Samen wandelen");
        var alert = alert();
        People.run(
                bauke,
                () -> alerts.agree(
                        circle, alert, "Samen wandelen", henk, clock.instant().plusSeconds(3600)));
        assertThat(alertFor(douwe).orElseThrow().agreed().orElseThrow().what()).isEqualTo("Samen wandelen");
        People.run(bauke, () -> alerts.close(circle, alert, Outcome.SOLVED, "Hij slaapt."));
        due("consultations");
        assertThat(one(douwe).outcome()).isPresent();
        assertThat(People.as(douwe, () -> together.past(circle)))
                .singleElement()
                .satisfies(past -> assertThat(past.outcome()).contains("Samen wandelen"));
    }

    @Test
    void r_d15_asking_the_municipality_sends_nothing_across() {
        var asked = asks(bauke);
        says(douwe, asked, Choice.MUNICIPALITY, "");
        concludes(bauke, asked, Optional.of(Choice.MUNICIPALITY), "We vragen de gemeente.");
        due("consultations");
        assertThat(one(douwe).goesToMunicipality()).isTrue();
        var alert = alert();
        assertThat(people.job(() -> jdbc.sql("select count(*) from bridge.crossing where about_id in (?, ?, ?)")
                        .param(asked)
                        .param(alert.value())
                        .param(circle.value())
                        .query(Integer.class)
                        .single()))
                .isZero();
        assertThat(people.job(() -> jdbc.sql("select count(*) from circle.help_need where circle_id = ?")
                        .param(circle.value())
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    @Test
    void r_d15_a_double_click_is_one_question_and_of_two_at_one_instant_there_is_one() throws Exception {
        var alert = alert();
        var same = question();
        assertThat(atOnce(
                        () -> asking(bauke, alert, same),
                        () -> asking(bauke, alert, same),
                        () -> asking(bauke, alert, same)))
                .as("a double click in two tabs")
                .containsOnly("asked");
        assertThat(read(bauke).all()).hasSize(1);
        assertThat(sent("consult")).hasSize(5);
        concludes(bauke, same.id(), Optional.empty(), "Klaar");

        assertThat(atOnce(
                        () -> asking(bauke, alert, question()),
                        () -> asking(douwe, alert, question()),
                        () -> asking(anke, alert, question())))
                .containsExactlyInAnyOrder("asked", "consult.already", "consult.already");
        assertThat(read(henk).all()).hasSize(2);
        assertThat(sent("consult")).hasSize(10);

        var open = read(henk).all().getFirst().id();
        atOnce(() -> saying(henk, open), () -> saying(henk, open));
        assertThat(read(henk).all().getFirst().voices()).hasSize(1);
    }

    private String asking(AccountId person, AlertId alert, NewConsultation asked) {
        try {
            People.run(person, () -> together.ask(circle, alert, asked));
            return "asked";
        } catch (Refused refused) {
            return refused.key();
        }
    }

    private String saying(AccountId person, UUID open) {
        says(person, open, WALKING, "");
        return "said";
    }

    @SafeVarargs
    private static List<String> atOnce(Callable<String>... acts) throws Exception {
        try (var pool = Executors.newFixedThreadPool(acts.length)) {
            var results = new ArrayList<String>();
            for (var done : pool.invokeAll(List.of(acts))) {
                results.add(done.get());
            }
            return results;
        }
    }

    /** Both walls: what Java shows, what Java shows with every policy off, and what PostgreSQL shows without Java. */
    @Test
    void r_d15_who_does_not_read_the_alert_as_its_line_does_reads_nothing_of_it() throws SQLException {
        var tineke = people.person("Tineke");
        seat(tineke, "zus", Ring.INNER, false);
        People.run(douwe, () -> whoSees.choose(circle, Preset.OPEN));
        var asked = asks(bauke);
        says(henk, asked, WALKING, "Dat hielp vorige keer.");
        assertThat(alertFor(tineke)).as("near, and not in the line").isPresent();
        nothingFor(List.of(tineke, sietske), asked);
        Policies.without(owner, () -> nothingFor(List.of(tineke, sietske), asked));
        for (var table : List.of("consultation", "consultation_voice")) {
            for (var outside : List.of(tineke, sietske, stranger)) {
                assertThat(rows(outside, table)).as(table).isZero();
            }
            for (var inside : List.of(douwe, anke, bauke, henk, rixt, jannie)) {
                assertThat(rows(inside, table)).as(table).isEqualTo(1);
            }
            var navigator = people.staff(people.tenant(), StaffRole.NAVIGATOR, "Hinke");
            assertThatThrownBy(() -> asStaff(navigator, table))
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    private void nothingFor(List<AccountId> outside, UUID asked) {
        for (var person : outside) {
            assertThat(read(person)).isEqualTo(Together.NONE);
            assertThatThrownBy(() -> says(person, asked, WALKING, "")).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> concludes(person, asked, Optional.empty(), "x"))
                    .isInstanceOf(NotFound.class);
        }
    }

    private int rows(AccountId person, String table) {
        return People.as(
                person,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle." + table + " where circle_id = ?")
                        .param(circle.value())
                        .query(Integer.class)
                        .single()));
    }

    private void asStaff(SignedIn staff, String table) {
        People.as(
                staff,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle." + table)
                        .query(Integer.class)
                        .single()));
    }

    @Test
    void r_d15_the_voice_of_who_left_reads_as_such_and_goes_with_the_own_words() {
        var asked = asks(bauke);
        says(henk, asked, WALKING, "Dat hielp vorige keer.");
        says(douwe, asked, STAYING, "");
        People.run(henk, () -> service.leave(circle));
        assertThat(names(one(rixt))).containsExactly("Douwe", "weg");
        assertThat(one(rixt).voices().getLast().why()).isEqualTo("Dat hielp vorige keer.");
        People.run(henk, () -> left.takeAway(circle));
        due("own-words");
        assertThat(names(one(rixt))).containsExactly("Douwe");
    }

    @Test
    void r_d15_each_who_is_asked_is_told_once_that_somebody_asks_and_nothing_of_what() {
        People.run(rixt, () -> rests.rest(circle, 3));
        var asked = asks(bauke);
        assertThat(sent("consult"))
                .extracting(Sent::to)
                .as("not who asks, not who rests, not who is outside the line")
                .containsExactlyInAnyOrder(douwe, anke, jannie, henk);
        says(henk, asked, WALKING, "x");
        says(henk, asked, STAYING, "y");
        asks(bauke, new NewConsultation(asked, "Wat doen we vanavond?", List.of("a", "b"), false));
        assertThat(sent("consult")).hasSize(4);
        assertThat(people.job(() -> jdbc.sql(
                                "select arguments::text || link from common.delivery where circle_id = ? and template = 'consult'")
                        .param(circle.value())
                        .query(String.class)
                        .list()))
                .allSatisfy(words ->
                        assertThat(words).isEqualTo("[\"Douwe\", \"Bauke\"]/circle/" + circle.value() + "/alert"));
    }

    @Test
    void r_d15_who_speaks_for_him_asks_and_says_as_herself_and_not_as_him() {
        var marga = people.person("Marga");
        people.speaksFor(circle, douwe, marga, true);
        var asked = asks(marga);
        assertThat(one(henk).by().map(CirclePerson::firstName)).contains("Marga");
        says(marga, asked, STAYING, "Dat wil hij graag");
        says(henk, asked, WALKING, "");
        says(douwe, asked, WALKING, "");
        assertThat(names(one(rixt))).containsExactly("Douwe", "Marga", "Henk");
        concludes(bauke, asked, Optional.empty(), "Zo");
        asks(bauke);
        assertThat(sent("consult")).extracting(Sent::to).contains(marga);
        var other = people.person("Geert");
        people.speaksFor(circle, douwe, other, false);
        assertThat(read(other)).as("who speaks on money reads nothing").isEqualTo(Together.NONE);
    }

    @Test
    void r_d15_at_night_it_waits_for_the_morning_and_is_taken_back_if_it_is_over_by_then() {
        on(DayOfWeek.THURSDAY, "23:30");
        var asked = asks(bauke);
        assertThat(sent("consult")).hasSize(5).allSatisfy(sent -> assertThat(
                        sent.notBefore().atZone(MovingClock.ZONE).toLocalTime().toString())
                .isEqualTo("07:30"));
        concludes(bauke, asked, Optional.empty(), "We wachten tot morgen.");
        due("consultations");
        assertThat(sent("consult")).extracting(Sent::state).containsOnly("CANCELLED");
    }

    @Test
    void r_d15_when_it_goes_wrong_it_is_open_for_two_hours_and_only_who_agreed_to_be_woken_hears_at_night() {
        on(DayOfWeek.THURSDAY, "23:30");
        see(sietske, true, GONE);
        assertThat(phase()).isEqualTo(Phase.RED);
        asks(anke);
        assertThat(Duration.between(clock.instant(), one(henk).closesAt()))
                .isBetween(Duration.ofHours(2).minusSeconds(5), Duration.ofHours(2));
        assertThat(sent("consult"))
                .as("for the others it is over before the morning")
                .extracting(Sent::to)
                .containsExactlyInAnyOrder(bauke, rixt);
        forward(Duration.ofHours(2).plusMinutes(1));
        assertThat(one(henk).ended()).contains(Ended.TIME);
        forward(Duration.ofMinutes(31));
        assertThat(sent("consultOutcome"))
                .as("he agreed to be woken")
                .extracting(Sent::to)
                .containsExactly(bauke);
    }

    /** What may leave now does, by the dispatcher as it runs. */
    private void mailsLeave() {
        for (var turn = 0; turn < 200 && people.mailWaits(); turn++) {
            due("deliveries", "letters");
        }
    }

    private List<AccountId> in(String template, String state) {
        return sent(template).stream()
                .filter(sent -> sent.state().equals(state))
                .map(Sent::to)
                .toList();
    }

    @Test
    void r_d15_who_agreed_to_be_woken_is_mailed_at_half_past_eleven_and_reminded_at_two() {
        on(DayOfWeek.THURSDAY, "23:30");
        see(sietske, true, GONE);
        asks(anke);
        mailsLeave();
        assertThat(in("consult", "SENT")).containsExactlyInAnyOrder(bauke, rixt);
        forward(Duration.ofHours(2).plusMinutes(1));
        forward(Duration.ofMinutes(31));
        mailsLeave();
        assertThat(in("consultOutcome", "SENT")).containsExactly(bauke);
    }

    @Test
    void r_d15_at_night_who_did_not_agree_to_be_woken_is_mailed_in_the_morning() {
        on(DayOfWeek.THURSDAY, "23:30");
        asks(anke);
        mailsLeave();
        assertThat(in("consult", "SENT")).isEmpty();
        clock.forward(Duration.ofHours(8).plusMinutes(1));
        mailsLeave();
        assertThat(in("consult", "SENT")).containsExactlyInAnyOrder(bauke, douwe, henk, rixt, jannie);
    }

    @Test
    void r_d15_a_reminder_that_has_not_left_is_taken_back_once_it_is_written_or_over() {
        var asked = asks(anke);
        reminded(Duration.ofHours(16));
        due("consultations");
        assertThat(in("consultOutcome", "PENDING")).as("as long as it is so").containsExactly(bauke);
        concludes(bauke, asked, Optional.empty(), "We wandelen");
        due("consultations");
        assertThat(in("consultOutcome", "CANCELLED")).containsExactly(bauke);
        forget();

        asks(anke);
        reminded(Duration.ofHours(5));
        var alert = alert();
        People.run(bauke, () -> alerts.close(circle, alert, Outcome.SOLVED, "Hij slaapt."));
        due("consultations");
        assertThat(in("consultOutcome", "PENDING")).isEmpty();
    }

    /** @param later how long after the time was over, in the morning or in the afternoon */
    private void reminded(Duration later) {
        forward(Duration.ofHours(24).plusMinutes(1));
        forward(later);
        assertThat(in("consultOutcome", "PENDING")).containsExactly(bauke);
    }

    @Test
    void r_d4_who_only_gave_a_number_is_not_told() {
        var alert = alert();
        People.run(bauke, () -> alerts.close(circle, alert, Outcome.OTHER, ""));
        var places = plan().line();
        approve(anew(List.of(
                places.getFirst(), new NewPlan.Place(henk, places.get(1).hours(), false, true), places.get(2))));
        see(sietske, true, ANGRY);
        claim(bauke);
        asks(bauke);
        assertThat(sent("consult")).extracting(Sent::to).containsExactlyInAnyOrder(douwe, anke, jannie, rixt);
    }

    @Test
    void r_d15_who_asked_takes_it_back_and_what_was_not_told_stays_here() {
        on(DayOfWeek.THURSDAY, "23:30");
        var asked = asks(anke);
        says(anke, asked, WALKING, "Mijn eigen woord telt niet mee");
        assertThat(one(anke).mayTakeBack()).isTrue();
        for (var other : List.of(douwe, bauke, henk, rixt, jannie)) {
            assertThat(one(other).mayTakeBack()).isFalse();
            assertThatThrownBy(() -> takesBack(other, asked)).isInstanceOf(NoRight.class);
        }
        for (var outside : List.of(sietske, stranger)) {
            assertThatThrownBy(() -> takesBack(outside, asked)).isInstanceOf(NotFound.class);
        }
        takesBack(anke, asked);
        takesBack(anke, asked);
        due("consultations");
        assertThat(sent("consult")).hasSize(5).extracting(Sent::state).containsOnly("CANCELLED");
        var seen = one(bauke);
        assertThat(seen.ended()).contains(Ended.TAKEN_BACK);
        assertThat(seen.mayConclude()).as("nothing became of it").isFalse();
        assertThat(seen.concludes()).isEmpty();
        refused("consult.closed", () -> concludes(bauke, asked, Optional.empty(), "x"));
        refused("consult.closed", () -> says(henk, asked, WALKING, ""));
        assertThat(changes(bauke, CONCLUDING)).as("nor past Java").isZero();
        forward(Duration.ofDays(2));
        assertThat(sent("consultOutcome")).isEmpty();
        asks(anke);
        assertThat(read(bauke).all()).as("another can be asked").hasSize(2);
    }

    @Test
    void r_d15_once_another_said_something_it_stays_by_java_and_by_the_database() throws SQLException {
        var asked = asks(anke);
        for (var other : List.of(douwe, rixt, henk)) {
            assertThat(changes(other, TAKING_BACK)).as("not who asked").isZero();
        }
        says(henk, asked, WALKING, "Dat hielp");
        assertThat(one(anke).mayTakeBack()).isFalse();
        refused("consult.spoken", () -> takesBack(anke, asked));
        Policies.without(owner, () -> refused("consult.spoken", () -> takesBack(anke, asked)));
        assertThat(changes(anke, TAKING_BACK)).isZero();
        concludes(bauke, asked, Optional.empty(), "We wandelen");
        refused("consult.closed", () -> {
            var own = asks(bauke);
            concludes(bauke, own, Optional.empty(), "Zo");
            takesBack(bauke, own);
        });
    }

    /** Bauke has it; that she may take her question back lets nobody write what it became, nor take back what others spoke to. */
    @Test
    void r_d15_the_two_ways_to_end_a_question_do_not_lend_each_other_their_rights() {
        asks(anke);
        assertThatThrownBy(() -> changes(anke, CONCLUDING)).rootCause().hasMessageContaining("row-level security");
        assertThat(changes(anke, TAKING_BACK)).isEqualTo(1);
        var own = asks(bauke);
        says(henk, own, WALKING, "");
        assertThatThrownBy(() -> changes(bauke, TAKING_BACK)).rootCause().hasMessageContaining("row-level security");
    }

    private void takesBack(AccountId person, UUID asked) {
        People.run(person, () -> together.takeBack(circle, asked));
    }

    @Test
    void r_d15_where_nobody_has_it_who_asked_writes_what_it_became_until_somebody_has() {
        var alert = alert();
        People.run(bauke, () -> alerts.close(circle, alert, Outcome.OTHER, ""));
        see(sietske, true, ANGRY);
        var asked = asks(anke);
        assertThat(one(anke).mayConclude()).isTrue();
        claim(henk);
        assertThat(one(anke).mayConclude()).isFalse();
        assertThatThrownBy(() -> concludes(anke, asked, Optional.empty(), "Zo")).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> changes(anke, CONCLUDING)).isInstanceOf(DataAccessException.class);
        concludes(henk, asked, Optional.empty(), "Zo");
    }

    @Test
    void r_d15_the_alert_is_over_and_so_is_this_with_why_and_nothing_is_sent() {
        on(DayOfWeek.THURSDAY, "23:30");
        var asked = asks(douwe);
        var alert = alert();
        People.run(bauke, () -> alerts.close(circle, alert, Outcome.SOLVED, "Hij slaapt."));
        assertThat(one(henk).ended()).as("at once").contains(Ended.ALERT_OVER);
        refused("alert.closedAlready", () -> says(henk, asked, WALKING, ""));
        refused("alert.closedAlready", () -> concludes(bauke, asked, Optional.empty(), "x"));
        assertThatThrownBy(() -> inNameOf(henk, henk, asked)).isInstanceOf(DataAccessException.class);
        over("ALERT_OVER");
    }

    /** It says why, what had not left is taken back, and nobody is reminded of it. */
    private void over(String why) {
        due("consultations");
        assertThat(people.job(() -> jdbc.sql("select ended_how from circle.consultation where circle_id = ?")
                        .param(circle.value())
                        .query(String.class)
                        .list()))
                .containsExactly(why);
        assertThat(sent("consult")).extracting(Sent::state).containsOnly("CANCELLED");
        forward(Duration.ofDays(2));
        assertThat(sent("consultOutcome")).isEmpty();
    }

    @Test
    void at_m1_he_stops_sharing_his_health_and_it_stops_and_only_he_reads_it() {
        on(DayOfWeek.THURSDAY, "23:30");
        var asked = asks(bauke);
        says(henk, asked, WALKING, "Dat hielp");
        People.run(douwe, () -> consents.stopHealth(circle, Locale.of("nl")));
        for (var other : List.of(anke, bauke, henk, rixt, jannie)) {
            assertThat(read(other)).isEqualTo(Together.NONE);
            assertThatThrownBy(() -> says(other, asked, WALKING, "")).isInstanceOf(NotFound.class);
            assertThat(rows(other, "consultation") + rows(other, "consultation_voice"))
                    .isZero();
        }
        assertThat(one(douwe).ended()).contains(Ended.NOT_SHARED);
        refused("consult.notShared", () -> says(douwe, asked, WALKING, ""));
        assertThatThrownBy(() -> inNameOf(douwe, douwe, asked)).isInstanceOf(DataAccessException.class);
        over("NOT_SHARED");
    }

    @Test
    void at_m1_what_he_wants_erased_goes_with_all_voices_though_the_alert_is_still_open() {
        var asked = asks(bauke);
        says(henk, asked, WALKING, "Dat hielp");
        People.run(douwe, () -> consents.stopHealth(circle, Locale.of("nl")));
        People.run(douwe, () -> erasing.eraseHealth(circle));
        due("health-to-erase");
        assertThat(people.job(() -> rowsThere("consultation") + rowsThere("consultation_voice")))
                .isZero();
        assertThat(people.job(() -> rowsThere("alert"))).as("it asks still").isEqualTo(1);
    }

    private int rowsThere(String table) {
        return jdbc.sql("select count(*) from circle." + table + " where circle_id = ?")
                .param(circle.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void at_d9_he_died_and_it_stops_and_nothing_is_sent() {
        on(DayOfWeek.THURSDAY, "23:30");
        asks(bauke);
        People.run(rixt, () -> farewell.report(circle, douwe, LocalDate.ofInstant(clock.instant(), MovingClock.ZONE)));
        People.run(anke, () -> farewell.confirm(circle, douwe));
        due("farewell");
        over("DIED");
    }

    @Test
    void r_d15_the_circle_closes_and_it_stops_and_nothing_is_sent() {
        on(DayOfWeek.THURSDAY, "23:30");
        var asked = asks(bauke);
        People.run(douwe, () -> closing.close(circle));
        refused("circle.closed.refused", () -> says(henk, asked, WALKING, ""));
        assertThatThrownBy(() -> inNameOf(henk, henk, asked)).isInstanceOf(DataAccessException.class);
        due("alerts-of-closed-circles");
        over("CIRCLE_CLOSED");
    }

    @Test
    void r_b22_in_a_household_that_goes_apart_it_stops_and_goes_along_with_whose_it_is() throws SQLException {
        var trijn = people.person("Trijn");
        Policies.fill(
                owner,
                "insert into circle.circle_resident (id, circle_id, account_id) values (uuidv7(), '%1$s', '%2$s'); "
                                .formatted(circle.value(), trijn.value())
                        + "update circle.circle_resident set individual_in = null where circle_id = '" + circle.value()
                        + "'");
        var asked = asks(bauke);
        says(henk, asked, WALKING, "Dat hielp");
        var own = People.as(douwe, () -> apart.end(circle, Set.of(anke, bauke, henk)));
        due("consultations");
        assertThat(people.job(() -> rowsThere("consultation") + rowsThere("consultation_voice")))
                .as("nothing of it stays behind")
                .isZero();
        assertThat(People.as(douwe, () -> together.past(own)))
                .singleElement()
                .satisfies(past -> assertThat(past.voices()).hasSize(1));
    }

    @Test
    void r_d15_the_words_go_a_year_after_it_was_over_and_the_alert_stays() {
        var asked = asks(bauke);
        says(henk, asked, WALKING, "Dat hielp");
        var alert = alert();
        People.run(bauke, () -> alerts.close(circle, alert, Outcome.SOLVED, ""));
        clock.forward(Duration.ofDays(360));
        nights();
        assertThat(people.job(() -> rowsThere("consultation_voice"))).isEqualTo(1);
        clock.forward(Duration.ofDays(10));
        nights();
        assertThat(people.job(() -> rowsThere("consultation") + rowsThere("consultation_voice")))
                .isZero();
        assertThat(people.job(() -> rowsThere("alert"))).isEqualTo(1);
    }

    private void nights() {
        due("keeping");
        clock.forward(Duration.ofDays(1));
        due("keeping");
    }

    @Test
    void r_m6_what_was_said_is_taken_along_by_the_resident_and_each_takes_the_own_voice() {
        var asked = asks(bauke);
        says(henk, asked, WALKING, "Dat hielp");
        says(douwe, asked, STAYING, "");
        assertThat(People.as(douwe, () -> together.past(circle)))
                .singleElement()
                .satisfies(past -> {
                    assertThat(past.question()).isEqualTo("Wat doen we vanavond?");
                    assertThat(past.voices())
                            .extracting(ConsultationService.PastVoice::name)
                            .containsExactly("Henk", "Douwe");
                });
        assertThat(People.as(henk, () -> together.mine(circle)))
                .extracting(ConsultationService.PastVoice::why)
                .containsExactly("Dat hielp");
        assertThat(People.as(sietske, () -> together.mine(circle))).isEmpty();
        assertThat(People.as(sietske, () -> together.past(circle))).isEmpty();
    }
}
