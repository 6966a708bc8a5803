package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Statements;
import nl.kring.circle.ConsentService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.timeline.CheckIn;
import nl.kring.timeline.CheckInService;
import nl.kring.timeline.HowItGoes;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PastPost;
import nl.kring.timeline.PastPosts;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostKind;
import nl.kring.timeline.TimelineService;
import nl.kring.watch.NinetyDays.Happening;
import nl.kring.watch.NinetyDays.Spell;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Ninety days at a glance: what each may read of them, and that they cost no more when they are full. */
@KringTest
class NinetyDaysTests extends WatchTest {
    @Autowired
    private NinetyDaysService days;

    @Autowired
    private CheckInService checkIns;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private PastPosts past;

    @Autowired
    private ConsentService consents;

    @Autowired
    private Plans plans;

    @Autowired
    private PastDays pastDays;

    @Autowired
    private TransactionTemplate transaction;

    private NinetyDays of(AccountId person) {
        return People.as(person, () -> days.of(circle)).orElseThrow();
    }

    private Instant ago(int days) {
        return clock.instant().minus(days, ChronoUnit.DAYS);
    }

    private void turned(Phase from, Phase to, String rule, Instant at) {
        people.job(() -> {
            jobs.pastPhase(circle, from, to, rule, at);
            return true;
        });
    }

    private void saw(AccountId who, String sign, Instant at) {
        people.job(() -> {
            jobs.pastObservation(circle, who, List.of(sign), "Dit zag ik toen.", at);
            return true;
        });
    }

    private void says(AccountId who, HowItGoes face, String text) {
        People.run(
                who,
                () -> timeline.post(
                        circle,
                        new NewPost(
                                new PostId(Ids.next()),
                                text,
                                Topic.HEALTH,
                                Optional.empty(),
                                Optional.empty(),
                                java.util.Set.of(),
                                new PostKind.CheckIn(face))));
    }

    private void said(int daysAgo) {
        var at = ago(daysAgo);
        people.job(() -> past.tell(
                circle,
                List.of(new PastPost(
                        null,
                        douwe,
                        new NewPost(
                                new PostId(Ids.at(at)),
                                "",
                                Topic.HEALTH,
                                Optional.empty(),
                                Optional.empty(),
                                java.util.Set.of(),
                                new PostKind.CheckIn(HowItGoes.WELL)),
                        at))));
    }

    private static List<Phase> phases(NinetyDays days) {
        return days.spells().stream().map(Spell::phase).toList();
    }

    private static <T extends Happening> List<T> all(NinetyDays days, Class<T> kind) {
        return days.happenings().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static Stream<String> observers(NinetyDays days) {
        return all(days, Happening.Seen.class).stream()
                .map(seen -> seen.what().observer().orElseThrow().firstName());
    }

    @Test
    void r_d6_thePhasesStandOneAfterAnotherFromWhenSomethingWasAgreed() {
        turned(Phase.GREEN, Phase.YELLOW, "TWO_YELLOW_IN_7_DAYS", ago(20));
        turned(Phase.YELLOW, Phase.GREEN, "LOWERED", ago(12));
        var seen = of(douwe);
        assertThat(phases(seen)).containsExactly(Phase.GREEN, Phase.YELLOW, Phase.GREEN);
        assertThat(seen.spells().getFirst().from()).isCloseTo(ago(38), within());
        assertThat(seen.spells().get(1).from()).isCloseTo(ago(20), within());
        assertThat(seen.spells().get(1).until()).isCloseTo(ago(12), within());
        assertThat(seen.spells().get(1).because().orElseThrow().rule()).isEqualTo("TWO_YELLOW_IN_7_DAYS");
        assertThat(seen.spells().getLast().goesOn()).isTrue();
        assertThat(seen.first()).isEqualTo(day(ago(38)));
    }

    private static org.assertj.core.data.TemporalUnitOffset within() {
        return org.assertj.core.api.Assertions.within(5, ChronoUnit.SECONDS);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(MovingClock.ZONE).toLocalDate();
    }

    @Test
    void r_d6_whatWasSoWhenTheNinetyDaysBeganIsStillSoOnTheirFirstDay() {
        turned(Phase.GREEN, Phase.YELLOW, "TWO_YELLOW_IN_7_DAYS", ago(120));
        turned(Phase.YELLOW, Phase.GREEN, "LOWERED", ago(60));
        var seen = of(douwe);
        assertThat(seen.first()).isEqualTo(seen.last().minusDays(89));
        assertThat(phases(seen)).containsExactly(Phase.YELLOW, Phase.GREEN);
        assertThat(day(seen.spells().getFirst().from())).isEqualTo(seen.first());
        assertThat(seen.spells()).extracting(Spell::before).containsExactly(true, false);
        assertThat(seen.spells().getFirst().because())
                .as("what was seen then is not of these days")
                .isEmpty();
        assertThat(seen.spells().getLast().because()).isPresent();
    }

    @Test
    void r_d9_twoReadingsOfTheSameAreTheSame() {
        turned(Phase.GREEN, Phase.YELLOW, "TWO_YELLOW_IN_7_DAYS", ago(20));
        saw(anke, RADIO, ago(2));
        assertThat(of(anke)).isEqualTo(of(anke));
        assertThat(of(anke).spells().getLast().until()).isAfter(clock.instant());
    }

    @Test
    void r_c19_aPlaceInTheLineReadsThatItIsYellowAndNotWhy() {
        on(DayOfWeek.THURSDAY, "16:10");
        says(douwe, HowItGoes.BADLY, "");
        tick();
        assertThat(reasons(of(anke))).as("the plan holder").containsExactly("RESIDENT_FEELS_BAD");
        for (var line : List.of(henk, bauke)) {
            var seen = of(line);
            assertThat(phases(seen)).containsExactly(Phase.GREEN, Phase.YELLOW);
            assertThat(seen.spells().getLast().from()).isCloseTo(clock.instant(), within());
            assertThat(reasons(seen)).isEmpty();
            assertThat(seen.happenings()).isEmpty();
        }
        assertThat(of(bauke).said()).as("he is near and reads what Douwe says").hasSize(1);
        assertThat(of(henk).said()).isEmpty();
        see(sietske, true, ANGRY);
        assertThat(reasons(of(henk)))
                .as("now the line is asked; that Douwe had a bad day is not his to read")
                .containsExactly("ONE_ORANGE_WITH_WORRY");
        assertThat(all(of(henk), Happening.Turned.class))
                .extracting(Happening.Turned::to)
                .containsExactly(Phase.ORANGE);
        assertThat(reasons(of(bauke))).containsExactly("RESIDENT_FEELS_BAD", "ONE_ORANGE_WITH_WORRY");
    }

    @Test
    void r_c19_whoSaidThatYellowIsOverIsNotForTheLine() {
        turned(Phase.GREEN, Phase.YELLOW, "TWO_YELLOW_IN_7_DAYS", ago(20));
        turned(Phase.YELLOW, Phase.GREEN, "LOWERED", ago(12));
        turned(Phase.GREEN, Phase.ORANGE, "ONE_ORANGE_WITH_WORRY", ago(8));
        turned(Phase.ORANGE, Phase.GREEN, "LOWERED", ago(6));
        assertThat(reasons(of(anke))).hasSize(4);
        assertThat(reasons(of(bauke))).containsExactly("ONE_ORANGE_WITH_WORRY", "LOWERED");
    }

    private static List<String> reasons(NinetyDays days) {
        return days.spells().stream()
                .flatMap(spell -> spell.because().stream())
                .map(Happening.Turned::rule)
                .toList();
    }

    @Test
    void r_d6_aDayOnWhichItChangedTwiceHasThreePhases() {
        var noon = day(ago(3)).atTime(12, 0).atZone(MovingClock.ZONE).toInstant();
        turned(Phase.GREEN, Phase.RED, "ONE_RED", noon);
        turned(Phase.RED, Phase.ORANGE, "LOWERED", noon.plus(Duration.ofHours(3)));
        assertThat(phases(of(douwe))).containsExactly(Phase.GREEN, Phase.RED, Phase.ORANGE);
    }

    @Test
    void r_d7_aYellowInWhichNobodySawAnythingIsNoLongerNews() {
        turned(Phase.GREEN, Phase.YELLOW, "TWO_YELLOW_IN_7_DAYS", ago(10));
        assertThat(of(rixt).spells().getLast().stale()).isFalse();
        clock.forward(Duration.ofDays(5));
        assertThat(of(rixt).spells().getLast().stale()).isTrue();
        assertThat(of(rixt).spells().getFirst().stale()).isFalse();
        see(anke, false, RADIO);
        assertThat(of(rixt).spells().getLast().stale()).isFalse();
    }

    @Test
    void r_c19_everyoneSeesTheOwnPart() {
        on(DayOfWeek.THURSDAY, "16:10");
        saw(sietske, RADIO, ago(9));
        see(henk, true, JOKE);
        claim(bauke);
        assertThat(observers(of(douwe))).containsExactly("Sietske", "Henk");
        assertThat(observers(of(anke))).as("the plan holder").containsExactly("Sietske", "Henk");
        var line = of(bauke);
        assertThat(observers(line)).as("of the alert that he was asked in").containsExactly("Henk");
        assertThat(line.spells().getLast().because().orElseThrow().rule()).isEqualTo("ONE_ORANGE_WITH_WORRY");
        assertThat(People.as(sietske, () -> days.of(circle)))
                .as("a helper outside the line: the own observations, which stand elsewhere on the page")
                .isEmpty();
        assertThatThrownBy(() -> People.as(stranger, () -> days.of(circle))).isInstanceOf(NotFound.class);
    }

    @Test
    void r_c19_whoIsNearButNotInTheLineReadsThePhaseAndWhoHasItAndNotWhatWasSeen() {
        var jan = people.person("Jan");
        seat(jan, "zwager", Ring.INNER, false);
        on(DayOfWeek.THURSDAY, "16:10");
        see(henk, true, JOKE);
        claim(bauke);
        var alert = alert();
        People.run(
                bauke,
                () -> alerts.agree(
                        circle, alert, "Ik loop met hem", bauke, clock.instant().plusSeconds(7200)));
        var seen = of(jan);
        assertThat(phases(seen)).containsExactly(Phase.GREEN, Phase.ORANGE);
        assertThat(seen.spells()).allMatch(spell -> spell.because().isEmpty());
        assertThat(seen.happenings()).singleElement().isInstanceOfSatisfying(Happening.Took.class, took -> {
            assertThat(took.by().orElseThrow().firstName()).isEqualTo("Bauke");
            assertThat(took.agreed()).isEmpty();
        });
        assertThat(all(of(henk), Happening.Took.class)).singleElement().satisfies(took -> assertThat(
                        took.agreed().orElseThrow().what())
                .isEqualTo("Ik loop met hem"));
    }

    @Test
    void r_d9_herOwnWordsOfTheDayStandAsShePutThemAndNothingIsAddedUp() {
        says(douwe, HowItGoes.SO_SO, "Moe.");
        says(douwe, HowItGoes.WELL, "");
        says(anke, HowItGoes.NOT_WELL, "Zo zie ik het.");
        assertThat(of(rixt).said()).extracting(CheckIn::face).containsExactly(HowItGoes.SO_SO, HowItGoes.WELL);
        assertThat(of(rixt).said()).extracting(CheckIn::text).containsExactly("Moe.", "");
        assertThat(People.as(sietske, () -> checkIns.said(circle, douwe, ago(90))))
                .as("who may not read about health")
                .isEmpty();
        assertThatThrownBy(() -> People.as(stranger, () -> checkIns.said(circle, douwe, ago(90))))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void r_d6_aBadDayIsSaidOnceThoughItIsASignToo() {
        says(douwe, HowItGoes.BADLY, "");
        tick();
        var seen = of(anke);
        assertThat(seen.said()).hasSize(1);
        assertThat(all(seen, Happening.Seen.class)).isEmpty();
    }

    @Test
    void r_d2_whereNothingIsAgreedThereIsNoPhaseAndWithNothingSaidNothingAtAll() {
        var mient = people.person("Mient");
        var hers = people.circle(people.tenant(), mient);
        assertThat(People.as(mient, () -> days.of(hers))).isEmpty();
        People.run(
                mient,
                () -> timeline.post(
                        hers,
                        new NewPost(
                                new PostId(Ids.next()),
                                "",
                                Topic.HEALTH,
                                Optional.empty(),
                                Optional.empty(),
                                java.util.Set.of(),
                                new PostKind.CheckIn(HowItGoes.WELL))));
        var seen = People.as(mient, () -> days.of(hers)).orElseThrow();
        assertThat(seen.spells()).isEmpty();
        assertThat(seen.said()).hasSize(1);
        assertThat(seen.first())
                .as("two weeks are drawn at least")
                .isEqualTo(seen.last().minusDays(13));
    }

    @Test
    void r_d2_aPlanOfThreeDaysIsDrawnInTwoWeeksAndBeforeItThereIsNoPhase() {
        people.job(() -> jdbc.sql("update circle.early_warning_plan set approved_at = ? where circle_id = ?")
                .param(java.sql.Timestamp.from(ago(3)))
                .param(circle.value())
                .update());
        var seen = of(rixt);
        assertThat(seen.first()).isEqualTo(seen.last().minusDays(13));
        assertThat(phases(seen)).containsExactly(Phase.GREEN);
        assertThat(seen.spells().getFirst().from()).isCloseTo(ago(3), within());
    }

    @Test
    void r_c19_postgresqlTellsAStrangerNeitherSinceWhenNorAnythingSeen() {
        saw(anke, RADIO, ago(2));
        turned(Phase.GREEN, Phase.YELLOW, "TWO_YELLOW_IN_7_DAYS", ago(2));
        var plan = People.as(rixt, () -> transaction.execute(_ -> plans.active(circle)))
                .orElseThrow();
        assertThat(since(rixt, plan)).isPresent();
        assertThat(since(henk, plan)).as("who is in the line").isPresent();
        assertThat(since(sietske, plan))
                .as("who may not know the phase, though it changed")
                .isEmpty();
        assertThat(since(stranger, plan)).isEmpty();
        Long seen = People.as(
                rixt,
                () -> transaction.execute(_ -> jdbc.sql("select count(*) from circle.observation where circle_id = ?")
                        .param(circle.value())
                        .query(Long.class)
                        .single()));
        assertThat(seen)
                .as("the policies hide from who is near what Java does not ask for")
                .isZero();
        People.run(douwe, () -> consents.stopHealth(circle, Locale.of("nl")));
        assertThat(since(rixt, plan)).isEmpty();
        assertThat(since(douwe, plan)).isPresent();
    }

    private Optional<Instant> since(AccountId person, UUID plan) {
        return People.as(person, () -> transaction.execute(_ -> pastDays.since(plan)));
    }

    @Test
    void at_m1_whoStoppedSharingHerHealthReadsItAloneAndNobodyElseAnything() {
        saw(anke, RADIO, ago(2));
        People.run(douwe, () -> consents.stopHealth(circle, Locale.of("nl")));
        assertThat(observers(of(douwe))).containsExactly("Anke");
        assertThatThrownBy(() -> of(anke)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> of(bauke)).isInstanceOf(NoRight.class);
    }

    @Test
    void r_b14_aChildReadsNothingOfIt() {
        var twan = people.person("Twan");
        seat(twan, "kleinzoon", Ring.INNER, false);
        people.job(() -> jdbc.sql(
                        "update circle.circle_member set relation = 'YOUNG_MEMBER', young_until = common.kring_now()::date + 3000 where circle_id = ? and account_id = ?")
                .param(circle.value())
                .param(twan.value())
                .update());
        assertThatThrownBy(() -> of(twan)).isInstanceOf(NoRight.class);
    }

    @Test
    void whatWasSeenOfAnotherVersionOfThePlanIsNotGone() {
        saw(anke, RADIO, ago(5));
        turned(Phase.GREEN, Phase.YELLOW, "ONE_ORANGE", ago(4));
        people.job(() -> jdbc.sql("update circle.early_warning_plan set version_no = 2 where circle_id = ?")
                .param(circle.value())
                .update());
        approve(plan());
        assertThat(observers(of(anke))).containsExactly("Anke");
        assertThat(phases(of(anke))).containsExactly(Phase.GREEN, Phase.YELLOW);
    }

    @Test
    void ninetyFullDaysAskTheDatabaseAsOftenAsAnEmptyWeek() {
        of(anke);
        var few = Statements.of(() -> of(anke));
        for (var ago = 80; ago > 0; ago--) {
            said(ago);
            saw(ago % 2 == 0 ? sietske : henk, RADIO, ago(ago));
            turned(
                    ago % 2 == 0 ? Phase.GREEN : Phase.YELLOW,
                    ago % 2 == 0 ? Phase.YELLOW : Phase.GREEN,
                    "ONE_ORANGE",
                    ago(ago));
            if (ago % 8 == 0) {
                pastAlert(ago);
            }
        }
        var many = Statements.of(() -> of(anke));
        assertThat(of(anke).happenings()).hasSizeGreaterThan(150);
        assertThat(many.size())
                .as(String.join("\n", many))
                .isEqualTo(few.size())
                .isLessThan(35);
    }

    private void pastAlert(int ago) {
        people.job(() -> {
            jobs.pastAlert(
                    circle,
                    new PastAlert(
                            Phase.ORANGE, ago(ago), bauke, ago(ago), "Ik kom", ago(ago), ago(ago - 1), "Het hielp."));
            return UUID.randomUUID();
        });
    }
}
