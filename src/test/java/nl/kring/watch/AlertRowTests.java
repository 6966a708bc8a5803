package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertRowTests {
    private static final Instant NOW = Instant.parse("2027-03-04T15:10:00Z");
    private static final AccountId BAUKE = new AccountId(UUID.randomUUID());
    private static final AccountId RIXT = new AccountId(UUID.randomUUID());

    private AlertState state = AlertState.ACKNOWLEDGED;
    private int level = 2;
    private boolean asking = true;
    private @Nullable Instant reachable;
    private @Nullable AccountId owner = BAUKE;
    private @Nullable AccountId handed;
    private AlertRow.@Nullable Agreed agreed;

    private AlertRow row() {
        return new AlertRow(
                new AlertId(UUID.randomUUID()),
                new CircleId(UUID.randomUUID()),
                UUID.randomUUID(),
                new AccountId(UUID.randomUUID()),
                Phase.ORANGE,
                NOW,
                level,
                state,
                asking,
                Optional.ofNullable(reachable),
                Optional.ofNullable(owner),
                Optional.ofNullable(handed),
                Optional.ofNullable(agreed),
                Optional.empty(),
                Optional.empty(),
                NOW,
                Optional.empty());
    }

    private void agreed(AccountId by, Duration ahead) {
        agreed = new AlertRow.Agreed(by, by, "Wandelen", NOW.plus(ahead));
    }

    @Test
    void others_are_asked_again_when_who_has_it_agreed_nothing_and_a_level_went_by() {
        assertThat(row().askedAgain(NOW)).isTrue();
        level = 1;
        assertThat(row().askedAgain(NOW)).isFalse();
    }

    @Test
    void what_was_agreed_counts_until_its_time_is_over() {
        level = 1;
        agreed(BAUKE, Duration.ofSeconds(1));
        assertThat(row().askedAgain(NOW)).isFalse();
        agreed(BAUKE, Duration.ZERO);
        assertThat(row().askedAgain(NOW)).isTrue();
        agreed(RIXT, Duration.ZERO);
        assertThat(row().askedAgain(NOW)).as("by an owner before").isFalse();
        assertThat(row().agreedByOwner()).isEmpty();
        agreed(BAUKE, Duration.ofHours(1));
        assertThat(row().agreedByOwner()).contains(agreed);
    }

    @Test
    void nobody_is_asked_again_where_nobody_is_asked_or_nobody_had_it_or_it_is_over() {
        asking = false;
        assertThat(row().askedAgain(NOW)).isFalse();
        asking = true;
        owner = null;
        assertThat(row().askedAgain(NOW)).isFalse();
        owner = BAUKE;
        state = AlertState.CLOSED;
        assertThat(row().askedAgain(NOW)).isFalse();
        assertThat(row().isOpen()).isFalse();
    }

    @Test
    void r_d11_it_is_handed_to_one_as_long_as_it_is_open() {
        assertThat(row().isHandedTo(RIXT)).isFalse();
        handed = RIXT;
        assertThat(row().isHandedTo(RIXT)).isTrue();
        assertThat(row().isHandedTo(BAUKE)).isFalse();
        state = AlertState.CLOSED;
        assertThat(row().isHandedTo(RIXT)).isFalse();
    }

    @Test
    void r_d19_nobody_can_be_reached_as_long_as_nobody_has_it_and_nobody_was_told() {
        assertThat(row().nobodyAt(NOW)).as("somebody has it").isFalse();
        owner = null;
        assertThat(row().nobodyAt(NOW)).isTrue();
        reachable = NOW;
        assertThat(row().nobodyAt(NOW)).as("told in this moment").isFalse();
        assertThat(row().nobodyAt(NOW.minusSeconds(1))).isTrue();
        reachable = null;
        state = AlertState.CLOSED;
        assertThat(row().nobodyAt(NOW)).isFalse();
    }
}
