package nl.kring.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.identity.Devices;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The name of a browser lasts as long as somebody comes. */
@KringTest
class DoorFilterTests {
    @Autowired
    private Door door;

    @Autowired
    private Devices devices;

    private Cookie opens(Cookie... brought) throws Exception {
        var request = new MockHttpServletRequest("GET", "/inloggen");
        request.addHeader("Accept", "text/html");
        request.setCookies(brought);
        var response = new MockHttpServletResponse();
        new DoorFilter(door, devices).doFilter(request, response, new MockFilterChain());
        return response.getCookie("kring-browser");
    }

    @Test
    void eachPageRenewsTheNameOfTheBrowser() throws Exception {
        var first = opens();
        assertThat(UUID.fromString(first.getValue())).isNotNull();
        assertThat(first.getMaxAge()).isEqualTo(86_400);
        assertThat(opens(new Cookie("kring-browser", first.getValue())))
                .returns(first.getValue(), Cookie::getValue)
                .returns(86_400, Cookie::getMaxAge);
    }

    @Test
    void aNameThatWasNotGivenHereIsReplaced() throws Exception {
        for (var strange : new String[] {"", "van mij", "x".repeat(4000)}) {
            assertThat(UUID.fromString(
                            opens(new Cookie("kring-browser", strange)).getValue()))
                    .isNotNull();
        }
    }
}
