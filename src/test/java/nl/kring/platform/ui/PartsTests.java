package nl.kring.platform.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.kring.platform.Initials;
import org.junit.jupiter.api.Test;

class PartsTests {
    @Test
    void everyIconIsDrawnAndEveryDrawingHasAName() throws IOException {
        var drawn = Pattern.compile("(?m)^  '([a-z0-9-]+)':")
                .matcher(Files.readString(Path.of("frontend/icons.ts")))
                .results()
                .map(hit -> hit.group(1))
                .toList();
        assertThat(Stream.of(Icon.values()).map(Icon::drawing)).containsExactlyInAnyOrderElementsOf(drawn);
    }

    @Test
    void initialsComeFromTheFirstAndTheLastWord() {
        assertThat(Initials.of("Rienk Bosma").letters()).isEqualTo("RB");
        assertThat(Initials.of("Tjitske van der Meer").letters()).isEqualTo("TM");
        assertThat(Initials.of(" douwe ").letters()).isEqualTo("D");
        assertThat(Initials.of("").letters()).isEmpty();
    }

    @Test
    void aNameAlwaysHasTheSameGround() {
        assertThat(Initials.of("Rienk Bosma").tint())
                .isEqualTo(Initials.of("Rienk Bosma").tint())
                .isBetween(1, 8);
    }

    @Test
    void aPickHearsThePersonAndShowsWhatItIsGiven() {
        var pick = new Pick(Icon.RADIO, "radio");
        assertThat(pick.getValue()).isFalse();
        pick.setValue(true);
        assertThat(pick.getValue()).isTrue();
    }

    @Test
    void oneOfAFewIsChosen() {
        var options = new Options<>("when", List.of("now", "today"), choice -> choice);
        assertThat(options.isEmpty()).isTrue();
        options.setValue("today");
        assertThat(options.getValue()).isEqualTo("today");
    }
}
