package nl.kring.interop.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person at the console reads. */
class ImportReportTests {
    private static final ImportTexts NL = new ImportTexts(Locale.of("nl"));
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "fy"})
    void everyReasonHasAPlainSentenceInEveryLanguage(String language) {
        var texts = new ImportTexts(Locale.of(language));
        for (var reason : Reason.values()) {
            var sentence = texts.sentence(new Finding("a.json", "", "", reason, List.of("EEN", "TWEE")));
            assertThat(sentence).as(reason.key()).matches(".*[.?]").doesNotContain("{", "null");
            assertThat(Arrays.stream(sentence.split("\\. ")).mapToInt(it -> it.split(" ").length))
                    .allMatch(words -> words <= 20);
        }
    }

    @ParameterizedTest
    @CsvSource({"nl_NL.UTF-8, nl", "en_GB.UTF-8, en", "fy_NL, fy", "C.UTF-8, nl", "'', nl", "de, nl"})
    void theConsoleSpeaksDutchUnlessAskedOtherwise(String lang, String language) {
        var finding = Finding.ofFile("a.json", Reason.EMPTY_FILE);
        assertThat(ImportTexts.forLanguage(lang).sentence(finding))
                .isEqualTo(new ImportTexts(Locale.of(language)).sentence(finding));
    }

    @Test
    void theSameThingInSeveralFilesIsSaidOnce() throws IOException {
        var plan = Planner.plan(FhirFolder.read(TwinFolderTests.FOLDER, NOW), NOW);
        var report = report(plan, ImportOutcome.What.FOUNDED);
        assertThat(report)
                .contains("Kring van S. Veldhuis, in wording. De kring wacht op het ja van S. Veldhuis.")
                .contains("  5 mensen: Rink Veldhuis, Oene Kamminga, Hilde Brouwer, Pim Zwart, Loes Hartman.")
                .contains("  Deed eerder mee: Tjerk Bouma, Gert Oudega.")
                .contains("  7 berichten, 5 gesprekken, 3 keer gelezen.")
                .contains("  Geen berichten, geen gesprekken, 0 keer gelezen.")
                .contains("  Patient.birthDate: De datum 3912-04-01 kan niet.")
                .containsOnlyOnce("Technische gegevens");
        assertThat(plan.findings()).allSatisfy(finding -> assertThat(report).contains(NL.sentence(finding)));
    }

    @ParameterizedTest
    @CsvSource({"nl, In 1 bestand., In 2 bestanden.", "en, In 1 file., In 2 files.", "fy, Yn 1 bestân., Yn 2 bestannen."
    })
    void oneFileIsOneFile(String language, String one, String two) {
        var texts = new ImportTexts(Locale.of(language));
        assertThat(texts.get("interop.report.files", 1)).isEqualTo(one);
        assertThat(texts.get("interop.report.files", 2)).isEqualTo(two);
    }

    @Test
    void aSecondTimeSaysThatNothingChanged() throws IOException {
        var plan = Planner.plan(FhirFolder.read(TwinFolderTests.FOLDER, NOW), NOW);
        assertThat(report(plan, ImportOutcome.What.UNCHANGED))
                .contains("Kring van S. Veldhuis was er al. Er is niets veranderd.")
                .doesNotContain("5 mensen");
    }

    private static String report(ImportPlan plan, ImportOutcome.What what) {
        var circles = plan.networks().stream()
                .collect(Collectors.toMap(ImportPlan.Network::resident, _ -> new ImportOutcome.Circle(what, 3)));
        return new ImportReport(NL).of(plan, new ImportOutcome(circles, List.of()));
    }
}
