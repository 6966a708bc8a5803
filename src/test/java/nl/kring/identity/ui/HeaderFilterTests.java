package nl.kring.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.firewall.RequestRejectedException;

/** Which headers keep a browser out: those that steer what shows them, and no words in any language. */
class HeaderFilterTests {
    private static MockFilterChain asked(String header, String value) throws Exception {
        var request = new MockHttpServletRequest("GET", "/");
        request.addHeader(header, value);
        var chain = new MockFilterChain();
        new HeaderFilter()
                .doFilter(HeaderFilter.firewall().getFirewalledRequest(request), new MockHttpServletResponse(), chain);
        return chain;
    }

    /** As Tomcat reads what a browser sent in UTF-8. */
    private static String arrived(String sent) {
        return new String(sent.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"naam=RENÉ", "groet=ß € ’ 🌻", "x=Šimić", "kring-session=abc"})
    void theCookieOfAnotherSiteKeepsNobodyOut(String cookie) throws Exception {
        assertThat(asked("Cookie", arrived(cookie)).getRequest()).isNotNull();
        assertThat(asked("Cookie", cookie).getRequest()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "\u001b[31m", "\u0007", "\u0000", "\u009b31m", "\u007f"})
    void whatSteersIsRefused(String value) {
        assertThatThrownBy(() -> asked("User-Agent", value)).isInstanceOf(RequestRejectedException.class);
        assertThatThrownBy(() -> asked("User-Agent", arrived(value))).isInstanceOf(RequestRejectedException.class);
    }
}
