package nl.kring.identity.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import nl.kring.platform.Acting;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a page that was without a connection who is in now, and gives it what it needs to send what waits (R-C21). */
@RestController
class StillIn {
    static final String PATH = "/outbox";

    /**
     * Who is in.
     *
     * @param keeps whether this device is known as this person's, so that the last page may stay on it
     * @param now real time, for a device whose clock is wrong
     * @param header where the token goes
     */
    record Here(UUID person, boolean keeps, long now, String header, String token) {}

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Here> here(CsrfToken token, HttpServletRequest request) {
        return Acting.person()
                .map(person -> ResponseEntity.ok(new Here(
                        person.personId(),
                        Cookies.DEVICE.of(request).isPresent(),
                        System.currentTimeMillis(),
                        token.getHeaderName(),
                        token.getToken())))
                .orElseGet(() -> ResponseEntity.status(HttpStatus.UNAUTHORIZED).build());
    }
}
