package nl.kring.interop.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.core.io.support.SpringFactoriesLoader;

class ImportCannotStartTests {
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final List<Integer> exits = new ArrayList<>();

    private void report(boolean importing) {
        var failure = new FailureAnalysis("Kring is already running.", null, new IllegalStateException());
        var to = new PrintStream(console, true, StandardCharsets.UTF_8);
        new ImportCannotStart(importing, to, exits::add).report(failure);
    }

    @Test
    void anImportThatCannotBeginSaysOneSentenceAndThatNothingWasDone() {
        report(true);
        assertThat(console.toString(StandardCharsets.UTF_8).strip()).isEqualTo("Kring is already running.");
        assertThat(exits).containsExactly(2);
    }

    @Test
    void anOrdinaryStartIsLeftAlone() {
        report(false);
        assertThat(console.size()).isZero();
        assertThat(exits).isEmpty();
    }

    @Test
    void itIsAskedBeforeAnyOther() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(FailureAnalysisReporter.class))
                .first()
                .isInstanceOf(ImportCannotStart.class);
    }
}
