package nl.kring.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What leaves by the provider of text messages, and what becomes of what it says. */
class SmsTransportTests {
    private static final String NUMBER = "+31612345678";

    private final SmsProvider provider = new SmsProvider();
    private final UUID delivery = UUID.randomUUID();

    @AfterEach
    void stop() {
        provider.close();
    }

    private Letter letter(boolean sms) {
        return new Letter(
                delivery,
                "Kring",
                "Sietse",
                NUMBER,
                sms,
                "Sms",
                "Kring van Douwe: hoi",
                "",
                Optional.empty(),
                "hoi",
                "");
    }

    @Test
    void r_c7_aTextMessageGoesAsTheProviderAsksForItWithTheDeliveryAsItsReference() throws Exception {
        provider.transport().send(letter(true));
        provider.transport().send(letter(true));
        assertThat(provider.to(NUMBER)).hasSize(2).allSatisfy(one -> {
            assertThat(one.to()).isEqualTo("0031612345678");
            assertThat(one.text()).isEqualTo("Kring van Douwe: hoi");
            assertThat(one.reference())
                    .hasSizeLessThanOrEqualTo(32)
                    .isEqualTo(delivery.toString().replace("-", ""));
            assertThat(one.key()).isEqualTo(SmsProvider.KEY);
            assertThat(one.from()).isEqualTo(SmsProvider.SENDER);
        });
    }

    @ParameterizedTest
    @CsvSource({"400, 201, Rejected", "404, 0, Rejected", "422, 305, Rejected", "200, 201, Rejected"})
    void whatTheProviderRefusesIsNotTriedAgain(int status, int code, String says) {
        provider.says(status, code, says);
        assertThatThrownBy(() -> provider.transport().send(letter(true)))
                .isInstanceOf(NeverTaken.class)
                .hasMessageContaining("refused")
                .hasMessageNotContaining("612345678");
    }

    @ParameterizedTest
    @CsvSource({"500, 999", "503, 0", "429, 0", "401, 0", "400, 101", "400, 102"})
    void whatIsWrongWithTheProviderOrWithOurKeyIsTriedAgain(int status, int code) {
        provider.says(status, code, "Rejected");
        assertThatThrownBy(() -> provider.transport().send(letter(true)))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("612345678");
    }

    @Test
    void aProviderThatDoesNotAnswerIsLeftAfterItsTime() {
        provider.takesItsTime(SmsTransport.ANSWER.plusSeconds(20));
        var begun = System.nanoTime();
        assertThatThrownBy(() -> provider.transport().send(letter(true))).isInstanceOf(IOException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SmsTransport.ANSWER.plusSeconds(5));
    }

    @Test
    void aProviderThatIsNotThereIsTriedAgain() {
        var gone = provider.transport();
        provider.close();
        assertThatThrownBy(() -> gone.send(letter(true))).isInstanceOf(IOException.class);
    }

    @Test
    void withoutItsSettingsThereIsNoWayAndMailNeverGoesThisWay() {
        var off = new SmsTransport(new SmsSettings("", "", "", ""), new JsonMapper());
        assertThat(off.reaches(letter(true))).isFalse();
        assertThat(provider.transport().reaches(letter(false))).isFalse();
        assertThat(provider.transport().reaches(letter(true))).isTrue();
        assertThatCode(() -> new SmsSettings("https://x", "", "", "")).doesNotThrowAnyException();
        assertThatThrownBy(() -> new SmsSettings("", "", "", "short")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new SmsSettings("https://x", "key", "s", "").toString()).doesNotContain("key");
    }
}
