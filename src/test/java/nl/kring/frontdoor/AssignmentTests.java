package nl.kring.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.frontdoor.Assignment.Candidate;
import nl.kring.frontdoor.Assignment.Question;
import org.junit.jupiter.api.Test;

class AssignmentTests {
    private final UUID baukje = UUID.randomUUID();
    private final UUID ruben = UUID.randomUUID();
    private final UUID tjitske = UUID.randomUUID();
    private final UUID hinke = UUID.randomUUID();

    private static Candidate carrying(UUID navigator, double load) {
        return new Candidate(navigator, load, 40);
    }

    private Assignment assign(Optional<UUID> known, double baukjes, double rubens, double tjitskes, UUID... excluded) {
        return Assignment.of(new Question(
                known,
                List.of(carrying(baukje, baukjes), carrying(ruben, rubens)),
                List.of(carrying(tjitske, tjitskes)),
                Set.of(excluded)));
    }

    @Test
    void step_2_whoKnowsTheResidentKeepsKnowingThem() {
        var given = assign(Optional.of(hinke), 0, 0, 0);
        assertThat(given).isEqualTo(new Assignment(Optional.of(hinke), Optional.empty(), Chosen.KNOWN));
    }

    @Test
    void step_3_theLeastLoadedOfTheZone() {
        assertThat(assign(Optional.empty(), 12, 11.5, 0).navigator()).contains(ruben);
    }

    @Test
    void at_f2_whenTheZoneIsFullOneFliesAndTheZonesOwnStaysTheContact() {
        var given = assign(Optional.empty(), 41, 40, 3);
        assertThat(given).isEqualTo(new Assignment(Optional.of(tjitske), Optional.of(ruben), Chosen.FLYING));
    }

    @Test
    void step_5_whenAllAreFullTheTeamLeaderDecides() {
        var given = assign(Optional.empty(), 40, 40, 40);
        assertThat(given.navigator()).isEmpty();
        assertThat(given.chosen()).isEqualTo(Chosen.TEAM_LEADER);
    }

    @Test
    void at_f5_whoIsExcludedIsNeverProposed() {
        assertThat(assign(Optional.empty(), 0, 30, 0, baukje).navigator()).contains(ruben);
        assertThat(assign(Optional.of(hinke), 0, 30, 0, hinke).navigator()).contains(baukje);
        assertThat(assign(Optional.empty(), 0, 0, 0, baukje, ruben, tjitske).navigator())
                .isEmpty();
        assertThat(assign(Optional.empty(), 0, 50, 0, baukje).contact()).contains(ruben);
    }
}
