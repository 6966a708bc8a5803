package nl.kring.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
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
import nl.kring.platform.GivesAway;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KringTest
class GivenAwayTests {
    private static final String ACCOUNT = "Graag op NL91 ABNA 0417 1643 00";
    private static final String BSN = "Zijn bsn is 123456782";
    private static final Set<Giveaway> ALL = Set.of(Giveaway.values());

    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private TimelineJobs jobs;

    @Autowired
    private JdbcClient jdbc;

    private AccountId jan;
    private AccountId anna;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
    }

    private static NewPost post(String text, Set<Giveaway> meant) {
        return new NewPost(new PostId(Ids.next()), text, Topic.PRACTICAL, Optional.empty(), Optional.empty(), meant);
    }

    private List<String> kept() {
        return people.job(() -> jdbc.sql("select text from circle.post where circle_id = ? order by id")
                .param(circle.value())
                .query(String.class)
                .list());
    }

    @Test
    void r_c14_a_post_with_an_account_number_is_kept_once_the_person_meant_it() {
        var asked = post(ACCOUNT, Set.of());
        assertThatThrownBy(() -> People.run(anna, () -> timeline.post(circle, asked)))
                .isInstanceOf(GivesAway.class);
        assertThat(kept()).isEmpty();
        var meant = new NewPost(
                asked.id(), ACCOUNT, Topic.PRACTICAL, Optional.empty(), Optional.empty(), Set.of(Giveaway.ACCOUNT));
        People.run(anna, () -> timeline.post(circle, meant));
        People.run(anna, () -> timeline.post(circle, meant));
        assertThat(kept()).containsExactly(ACCOUNT);
    }

    @Test
    void r_c14_a_yes_to_one_thing_is_none_to_another() {
        assertThatThrownBy(() -> People.run(
                        anna,
                        () -> timeline.post(
                                circle, post(ACCOUNT + ". Wachtwoord: Welkom01", Set.of(Giveaway.ACCOUNT)))))
                .isInstanceOf(GivesAway.class);
        assertThat(kept()).isEmpty();
    }

    @Test
    void r_c14_no_bsn_and_no_pin_comes_into_a_post_or_an_answer_whatever_the_person_meant() {
        var first = post("Soep staat klaar", Set.of());
        People.run(anna, () -> timeline.post(circle, first));
        for (var text : List.of(BSN, "De pincode is 1234", "bsn 1\u200B23456782")) {
            assertThatThrownBy(() -> People.run(anna, () -> timeline.post(circle, post(text, ALL))))
                    .isInstanceOf(GivesAway.class);
            assertThatThrownBy(() -> People.run(
                            jan, () -> timeline.answer(circle, first.id(), new PostId(Ids.next()), text, ALL)))
                    .isInstanceOf(GivesAway.class);
        }
        assertThat(kept()).containsExactly("Soep staat klaar");
    }

    @Test
    void r_c14_an_answer_asks_as_a_post_does() {
        var first = post("Waar kan ik het heen sturen?", Set.of());
        var id = new PostId(Ids.next());
        People.run(anna, () -> timeline.post(circle, first));
        assertThatThrownBy(() -> People.run(jan, () -> timeline.answer(circle, first.id(), id, ACCOUNT)))
                .isInstanceOf(GivesAway.class);
        for (var click = 0; click < 2; click++) {
            People.run(jan, () -> timeline.answer(circle, first.id(), id, ACCOUNT, Set.of(Giveaway.ACCOUNT)));
        }
        assertThat(kept()).containsExactly(first.text(), ACCOUNT);
    }

    @Test
    void whoMayNotWriteHearsThatAndNothingOfTheWords() {
        var bram = people.person("Bram");
        people.seat(circle, bram, Ring.HELPERS);
        var health =
                new NewPost(new PostId(Ids.next()), BSN, Topic.HEALTH, Optional.empty(), Optional.empty(), Set.of());
        assertThatThrownBy(() -> People.run(bram, () -> timeline.post(circle, health)))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void r_c14_what_comes_by_a_job_from_another_system_stays_as_it_was() {
        var old = new ImportedPost(
                new PostId(Ids.next()),
                null,
                anna,
                BSN,
                Topic.PRACTICAL,
                Optional.empty(),
                Instant.parse("2020-01-01T10:00:00Z"),
                false);
        assertThat(people.job(() -> jobs.write(circle, old))).isTrue();
        assertThat(kept()).containsExactly(BSN);
    }
}
