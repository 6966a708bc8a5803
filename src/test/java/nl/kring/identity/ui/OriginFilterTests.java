package nl.kring.identity.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Whose page may open a line to Kring, and hand something in. */
class OriginFilterTests {
    private final OriginFilter filter = new OriginFilter(URI.create("https://kring.veenmeren.example"));

    private static MockHttpServletRequest asked(String method) {
        var request = new MockHttpServletRequest(method, "/VAADIN/push");
        request.setScheme("http");
        request.setServerName("localhost");
        request.setServerPort(8080);
        return request;
    }

    private static MockHttpServletRequest line() {
        var request = asked("GET");
        request.addHeader("Upgrade", "WebSocket");
        return request;
    }

    private boolean passes(MockHttpServletRequest request, String from) throws Exception {
        if (from != null) {
            request.addHeader("Origin", from);
        }
        var response = new MockHttpServletResponse();
        var chain = new MockFilterChain();
        filter.doFilter(request, response, chain);
        assertThat(response.getStatus()).isEqualTo(chain.getRequest() == null ? 403 : 200);
        return chain.getRequest() != null;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080",
                "HTTP://LocalHost:8080",
                "https://kring.veenmeren.example",
                "https://kring.veenmeren.example:443"
            })
    void aPageOfKringOpensALineAndHandsIn(String from) throws Exception {
        assertThat(passes(line(), from)).isTrue();
        assertThat(passes(asked("POST"), from)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elders.example",
                "http://localhost",
                "https://localhost:8080",
                "http://localhost:8081",
                "http://localhost:8080.elders.example",
                "http://kring.veenmeren.example",
                "https://kring.veenmeren.example.elders.example",
                "https://kring.veenmeren.example@elders.example",
                "https://elders.example/https://kring.veenmeren.example",
                "file://",
                "localhost:8080",
                "%",
                "http://",
                " "
            })
    void aPageOfSomebodyElseDoesNeither(String from) throws Exception {
        assertThat(passes(line(), from)).isFalse();
        for (var method : new String[] {"POST", "PUT", "DELETE", "PATCH", "POSTED"}) {
            assertThat(passes(asked(method), from)).as(method).isFalse();
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"null", ""})
    void aLineOfWhoDoesNotSayWhoseItIsStaysShut(String from) throws Exception {
        assertThat(passes(line(), from)).isFalse();
    }

    /** A program that hands over a text message names no page, and a browser does not name ours: their secret and our token are asked. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "null")
    void whatIsHandedInWithoutANameIsForTheNextDoor(String from) throws Exception {
        assertThat(passes(asked("POST"), from)).isTrue();
    }

    @Test
    void readingAsksNothing() throws Exception {
        assertThat(passes(asked("GET"), "https://elders.example")).isTrue();
    }

    @Test
    void anImportHasNoAddressAndRefusesAllTheSame() throws Exception {
        var without = new OriginFilter(URI.create("http://localhost:-1"));
        var request = line();
        request.addHeader("Origin", "https://elders.example");
        var response = new MockHttpServletResponse();
        without.doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(403);
    }
}
