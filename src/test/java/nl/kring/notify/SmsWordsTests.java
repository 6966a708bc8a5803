package nl.kring.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write back, and what those write who wish harm; and the letters of a telephone. */
class SmsWordsTests {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "JA 3|3",
                "ja 3|3",
                "Ja3|3",
                "ja3.|3",
                " JA  3 |3",
                "JA 3 graag|3",
                "Ja, 3|3",
                "JA-3!|3",
                "jaa 3|3",
                "Yes 12|12",
                "JA|0",
                "Ja!|0",
                "ja graag|0",
                "„Ja 3”|3",
                "JA ３|3",
                "JA ٣|3",
                "J\u200bA\u200d 3|3",
                "\ufeffja\u00a03|3",
                "ｊａ 3|3"
            })
    void r_c7_aPlainYesIsUnderstood(String text, int number) {
        assertThat(SmsWords.of(text))
                .isEqualTo(new SmsWords.Yes(Optional.of(number).filter(it -> it > 0)));
    }

    @ParameterizedTest
    @CsvSource({"NEE 3, 3", "nee3, 3", "Nee., 0", "neen 7, 7", "NO 99, 99", "nee sorry, 0", "Nee 3 helaas, 3"})
    void r_c7_aPlainNoIsUnderstood(String text, int number) {
        assertThat(SmsWords.of(text))
                .isEqualTo(new SmsWords.No(Optional.of(number).filter(it -> it > 0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "3",
                "3 ja",
                "Jan 3",
                "jammer",
                "JA 3 en 4",
                "JA 3 4",
                "JA 3 niet",
                "JA 3 NEE 4",
                "ja nee",
                "ja maar niet morgen",
                "JA 0",
                "JA 0003",
                "JA 33333333333333333333",
                "JA -",
                "Nee maar Jan wel",
                "JA 3; drop table common.account",
                "<script>JA 3</script>",
                "STOP 3",
                "stop maar met bellen",
                "JA ³½",
                "JА 3",
                "\u202eAJ 3",
                "ok",
                "?",
                "👍"
            })
    void r_c7_whatCanBeMeantInTwoWaysIsNotUnderstood(String text) {
        // the last but some has a Cyrillic A; a thumb in a picture says yes to what?
        assertThat(SmsWords.of(text)).isInstanceOfAny(SmsWords.Other.class, SmsWords.Yes.class);
        if (!text.equals("JA -")) {
            assertThat(SmsWords.of(text)).isInstanceOf(SmsWords.Other.class);
        }
    }

    @Test
    void aTextWithoutEndIsNotUnderstoodAndTakesNoTime() {
        assertThat(SmsWords.of("JA 3 " + " graag".repeat(100_000))).isInstanceOf(SmsWords.Other.class);
        assertThat(SmsWords.of("!".repeat(100_000) + "JA 3")).isNotInstanceOf(SmsWords.Stop.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "stop", "Stop!", " stop. "})
    void r_c7_stopIsStop(String text) {
        assertThat(SmsWords.of(text)).isInstanceOf(SmsWords.Stop.class);
        assertThat(SmsWords.of(text.replaceAll("(?i)stop", "START"))).isInstanceOf(SmsWords.Start.class);
    }

    @Test
    void aMessageIsWrittenInTheLettersOfATelephoneAndFitsInOne() {
        assertThat(SmsText.of("Sjúkerij ‘út’ – nûmer\n\n€ 5…")).isEqualTo("Sjukerij 'ut' - numer € 5...");
        assertThat(SmsText.of("Ayşe ısı")).isEqualTo("Ayse ısı"); // a letter without a sister stays
        var whole = SmsText.around(
                "Boodschappen doen. ".repeat(30), own -> "Kring van Douwe: " + own + " Antwoord JA 3 of NEE 3.");
        assertThat(whole).endsWith("... Antwoord JA 3 of NEE 3.").startsWith("Kring van Douwe: Boodschappen");
        assertThat(SmsText.length(whole)).isLessThanOrEqualTo(160).isGreaterThan(150);
        var euros = SmsText.around("€".repeat(200), own -> "Kring: " + own + " JA 3");
        assertThat(SmsText.length(euros)).isLessThanOrEqualTo(160);
        assertThat(SmsText.isGsm(euros)).isTrue();
        assertThat(SmsText.of("👍".repeat(1000)))
                .hasSizeLessThanOrEqualTo(3 * 153)
                .doesNotEndWith("\ud83d");
    }
}
