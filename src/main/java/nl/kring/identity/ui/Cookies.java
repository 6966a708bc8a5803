package nl.kring.identity.ui;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The two cookies of the door: which browser asked for a link, and a device that stays signed in. */
enum Cookies {
    BROWSER("kring-browser", Duration.ofDays(1)),
    DEVICE("kring-device", Duration.ofDays(90));

    private final String title;
    private final Duration age;

    Cookies(String title, Duration age) {
        this.title = title;
        this.age = age;
    }

    Optional<String> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getCookies()).stream()
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(title))
                .map(Cookie::getValue)
                .findFirst();
    }

    void give(HttpServletRequest request, HttpServletResponse response, String value) {
        write(request, response, value, age);
    }

    void takeBack(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", Duration.ZERO);
    }

    private void write(HttpServletRequest request, HttpServletResponse response, String value, Duration lasting) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(title, value)
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax")
                        .path("/")
                        .maxAge(lasting)
                        .build()
                        .toString());
    }
}
