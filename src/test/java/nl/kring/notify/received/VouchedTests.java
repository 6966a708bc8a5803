package nl.kring.notify.received;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R-C5: what counts of what servers say of a sender. */
class VouchedTests {
    private static boolean passes(String... lines) {
        return Vouched.sender(List.of(lines), "mx.kring.example", "dorp.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mx.kring.example; dmarc=pass header.from=dorp.example",
                "mx.kring.example; dmarc=pass (p=reject dis=none) header.from=dorp.example",
                "MX.Kring.Example 1; dmarc=pass header.from=Dorp.Example",
                "mx.kring.example;\r\n\tspf=fail smtp.mailfrom=lijst.example;\r\n\tdmarc=pass header.from=dorp.example",
                "mx.kring.example; dmarc=pass",
                "mx.kring.example; dkim=pass header.d=dorp.example header.s=a",
                "mx.kring.example; dkim=pass header.i=@dorp.example",
                "mx.kring.example; dkim = pass header.d = dorp.example",
                "mx.kring.example; spf=pass smtp.mailfrom=anna@dorp.example",
                "mx.kring.example; spf=pass (sender; dmarc=fail) smtp.mailfrom=dorp.example",
                "mx.kring.example; dkim=fail header.d=dorp.example; dkim=pass header.d=dorp.example",
                "mx.kring.example; dmarc=none header.from=dorp.example; spf=pass smtp.mailfrom=dorp.example",
                "mx.kring.example; dkim=pass header.d=\"dorp.example\""
            })
    void r_c5_vouched_for(String line) {
        assertThat(passes(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mx.kring.example",
                "mx.kring.example; none",
                "elders.example; dmarc=pass header.from=dorp.example",
                "mx.kring.example.elders.example; dmarc=pass header.from=dorp.example",
                "mx.kring.example; dmarc=fail header.from=dorp.example",
                "mx.kring.example; dmarc=fail header.from=dorp.example; dkim=pass header.d=dorp.example",
                "mx.kring.example; dmarc=temperror header.from=dorp.example; spf=pass smtp.mailfrom=dorp.example",
                "mx.kring.example; dmarc=pass header.from=elders.example",
                "mx.kring.example; dmarc=pass header.from=dorp.example; dmarc=fail header.from=dorp.example",
                "mx.kring.example; spf=pass smtp.mailfrom=elders.example",
                "mx.kring.example; spf=pass smtp.mailfrom=dorp.example@elders.example",
                "mx.kring.example; spf=pass smtp.helo=dorp.example",
                "mx.kring.example; spf=softfail smtp.mailfrom=dorp.example",
                "mx.kring.example; dkim=pass header.d=elders.example",
                "mx.kring.example; dkim=pass header.d=kwaad.dorp.example",
                "mx.kring.example; dkim=pass header.d=kwaaddorp.example",
                "mx.kring.example; dkim=pass header.d=example",
                "mx.kring.example; dkim=pass",
                "mx.kring.example; dkim=neutral header.d=dorp.example",
                "mx.kring.example; dmarc=passed header.from=dorp.example",
                "mx.kring.example; auth=pass smtp.auth=anna@dorp.example",
                "mx.kring.example; spf=fail (dmarc=pass header.from=dorp.example) smtp.mailfrom=dorp.example",
                "mx.kring.example; spf=pass smtp.mailfrom=\"x; dmarc=pass header.from=dorp.example\"@elders.example",
                "mx.kring.example; spf=pass smtp.mailfrom=\"x\\\"; dmarc=pass header.from=dorp.example; \"@elders.example",
                "(mx.kring.example; dmarc=pass header.from=dorp.example",
                "mx.kring.example; spf=pass smtp.mailfrom=dorp.example(@elders.example; dmarc=fail header.from=dorp.example",
                "; dmarc=pass header.from=dorp.example"
            })
    void r_c5_not_vouched_for(String line) {
        assertThat(passes(line)).isFalse();
    }

    @Test
    void r_c5_only_the_topmost_line_counts_and_only_of_the_own_server() {
        var good = "mx.kring.example; dmarc=pass header.from=dorp.example";
        var bad = "mx.kring.example; dmarc=fail header.from=dorp.example";
        assertThat(passes(good, bad)).isTrue();
        assertThat(passes(bad, good)).as("brought along by the mail").isFalse();
        assertThat(passes("elders.example; dmarc=pass header.from=dorp.example", good))
                .isFalse();
        assertThat(passes()).isFalse();
    }

    @Test
    void a_domain_speaks_for_what_lies_below_it() {
        assertThat(Vouched.sender(
                        List.of("mx.kring.example; dkim=pass header.d=dorp.example"),
                        "mx.kring.example",
                        "post.dorp.example"))
                .isTrue();
    }
}
