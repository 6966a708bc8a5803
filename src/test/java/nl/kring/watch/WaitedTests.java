package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.ConsentService;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.timeline.MoreReaders;
import nl.kring.timeline.SeenOutbox;
import nl.kring.timeline.SeenOutbox.Seen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was seen where there was no line, when it arrives. */
@KringTest
class WaitedTests extends WatchTest {
    @Autowired
    private SeenOutbox outbox;

    @Autowired
    private ConsentService consents;

    private Instant now;

    @BeforeEach
    void thursday() {
        now = on(DayOfWeek.THURSDAY, "16:10");
    }

    private Seen waited(Collection<UUID> signs, boolean worried, Duration ago, AccountId... readers) {
        return new Seen(
                Ids.next(),
                "Dit zag ik.",
                Set.copyOf(signs),
                false,
                worried,
                now.minus(ago),
                Set.of(),
                Set.of(readers));
    }

    private Set<UUID> angry(AccountId who) {
        return People.as(who, () -> watch.signsToTick(circle)).stream()
                .filter(sign -> sign.text().equals(ANGRY))
                .map(sign -> sign.id().value())
                .collect(Collectors.toSet());
    }

    private void arrives(AccountId who, Seen seen) {
        People.run(who, () -> outbox.keep(circle, seen));
    }

    private List<ObservationView> seenBy(AccountId reader) {
        return People.as(reader, () -> watch.observations(circle));
    }

    @Test
    void r_c21_what_waited_stands_once_with_the_moment_at_which_it_was_seen() {
        var seen = waited(Set.of(), false, Duration.ofHours(3));
        arrives(sietske, seen);
        arrives(sietske, seen);
        assertThat(seenBy(anke)).singleElement().satisfies(one -> {
            assertThat(one.seenAt()).isEqualTo(now.minus(Duration.ofHours(3)));
            assertThat(one.toldAt()).isAfterOrEqualTo(now);
            assertThat(one.text()).isEqualTo("Dit zag ik.");
        });
    }

    @Test
    void r_c21_the_rules_weigh_it_when_it_arrives() {
        assertThat(alertFor(anke)).isEmpty();
        arrives(sietske, waited(angry(sietske), true, Duration.ofHours(1)));
        assertThat(alertFor(anke).orElseThrow().phase()).contains(Phase.ORANGE);
        assertThat(asked()).contains(bauke);
    }

    @Test
    void r_c21_a_sign_that_is_no_longer_there_or_is_anothers_takes_the_words_not_along() {
        var joke = People.as(henk, () -> watch.signsToTick(circle)).stream()
                .filter(sign -> sign.text().equals(JOKE))
                .findFirst()
                .orElseThrow();
        arrives(sietske, waited(Set.of(joke.id().value(), UUID.randomUUID()), true, Duration.ofHours(1)));
        assertThat(seenBy(anke).getFirst().signs()).isEmpty();
        assertThat(seenBy(anke).getFirst().text()).isEqualTo("Dit zag ik.");
    }

    @Test
    void r_c21_who_may_not_tell_it_keeps_nothing_here_and_learns_nothing() {
        assertThatThrownBy(() -> arrives(stranger, waited(Set.of(), false, Duration.ZERO)))
                .isInstanceOf(NotFound.class);
        var mute = people.person("Stil");
        people.seat(circle, mute, Ring.HELPERS);
        people.job(() -> jdbc.sql("update circle.circle_member set may_observe = false where account_id = ?")
                .param(mute.value())
                .update());
        assertThatThrownBy(() -> arrives(mute, waited(Set.of(), false, Duration.ZERO)))
                .isInstanceOf(NoRight.class);
        assertThat(People.as(mute, () -> outbox.place(circle))).isEmpty();
        assertThatThrownBy(() -> People.as(stranger, () -> outbox.place(circle)))
                .isInstanceOf(NotFound.class);
        assertThat(seenBy(anke)).isEmpty();
    }

    @Test
    void r_c21_a_device_knows_who_would_read_it() {
        assertThat(People.as(sietske, () -> outbox.place(circle)).orElseThrow().readers())
                .extracting(CirclePerson::firstName)
                .containsExactly("Douwe", "Anke", "Jannie");
    }

    @Test
    void at_m1_once_health_is_not_shared_it_comes_back() {
        People.run(douwe, () -> consents.stopHealth(circle, Locale.of("nl")));
        assertThatThrownBy(() -> arrives(sietske, waited(Set.of(), false, Duration.ZERO)))
                .isInstanceOfAny(NoRight.class, Refused.class);
    }

    @Test
    void r_c1_where_nothing_was_agreed_it_goes_to_nobody_whom_its_writer_did_not_see() {
        var other = people.circle(people.tenant(), douwe);
        people.seat(other, sietske, Ring.HELPERS);
        people.seat(other, henk, Ring.HELPERS);
        assertThatThrownBy(() -> keeps(other, waited(Set.of(), false, Duration.ZERO, douwe)))
                .isInstanceOf(MoreReaders.class);
        keeps(other, waited(Set.of(), false, Duration.ZERO, douwe, henk, sietske));
    }

    private void keeps(CircleId other, Seen seen) {
        People.run(sietske, () -> outbox.keep(other, seen));
    }

    @Test
    void r_c21_an_id_from_far_away_is_refused() {
        var odd = new Seen(UUID.randomUUID(), "x", Set.of(), false, false, now, Set.of(), Set.of());
        assertThatThrownBy(() -> arrives(sietske, odd)).isInstanceOf(Refused.class);
    }
}
