package nl.kring.identity.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.kring.identity.Looks;
import nl.kring.identity.PasskeyService;
import nl.kring.platform.Refused;
import nl.kring.platform.Texts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The two ceremonies of passkeys, as {@code passkey.ts} asks for them. What was asked lies in the session, five minutes, once. */
@RestController
class PasskeyController {
    static final String ASK = "/passkeys/ask";
    static final String ENTER = "/passkeys/enter";
    private static final String JSON = MediaType.APPLICATION_JSON_VALUE;
    private static final String ASKED = PasskeyController.class.getName();
    private static final long VALID_MILLISECONDS = 300_000;
    private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> MADE =
            new TypeReference<>() {};
    private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> ANSWER =
            new TypeReference<>() {};

    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final PasskeyService passkeys;
    private final Door door;
    private final OpenSessions open;

    PasskeyController(PasskeyService passkeys, Door door, OpenSessions open) {
        this.passkeys = passkeys;
        this.door = door;
        this.open = open;
    }

    /** Real time: a session does not wait for the clock of a demo. */
    private record Asked(Object options, long at) {}

    @PostMapping(path = "/passkeys/new", produces = JSON)
    ResponseEntity<String> create(HttpSession session) {
        try {
            return justProven(session)
                    ? ResponseEntity.ok(ask(session, passkeys.create()))
                    : ResponseEntity.status(HttpStatus.FORBIDDEN).body("{}");
        } catch (Refused notNow) {
            return ResponseEntity.status(HttpStatus.FORBIDDEN)
                    .body("{}"); // twenty already, or somebody looks along: the page says so when it is drawn
        }
    }

    /** A new way in is for who was proven a moment ago by Kring itself: not by a device, and not by an employer. */
    private boolean justProven(HttpSession session) {
        return open.here(session).filter(OpenSessions.Open::justProven).isPresent();
    }

    @PostMapping(path = "/passkeys", consumes = JSON, produces = JSON)
    ResponseEntity<Map<String, String>> register(@RequestBody String made, HttpServletRequest request, Locale locale) {
        var options = asked(request.getSession(), PublicKeyCredentialCreationOptions.class);
        var looks = Looks.of(Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)));
        var kept = options.isPresent()
                && justProven(request.getSession())
                && read(made, MADE)
                        .filter(passkey -> passkeys.register(
                                options.get(), passkey, Texts.of(locale, "device.kind." + looks.kind())))
                        .isPresent();
        return kept ? ResponseEntity.ok(Map.of("to", "/apparaten")) : refused();
    }

    @PostMapping(path = ASK, produces = JSON)
    String ask(HttpSession session) {
        return ask(session, passkeys.ask());
    }

    @PostMapping(path = ENTER, consumes = JSON, produces = JSON)
    ResponseEntity<Map<String, String>> enter(
            @RequestBody String given, HttpServletRequest request, HttpServletResponse response) {
        var options = asked(request.getSession(), PublicKeyCredentialRequestOptions.class);
        var person = options.flatMap(question ->
                read(given, ANSWER).flatMap(answer -> passkeys.enter(question, answer, request.getRemoteAddr())));
        if (person.isEmpty()) {
            return refused();
        }
        door.letIn(person.get(), LentDevice.isMeant(request.getSession()), request, response);
        return ResponseEntity.ok(Map.of("to", "/"));
    }

    private String ask(HttpSession session, Object options) {
        session.setAttribute(ASKED, new Asked(options, System.currentTimeMillis()));
        return json.writeValueAsString(options);
    }

    /** What was asked in this session, if it was this and not too long ago; it is answered once, well or not. */
    private <T> Optional<T> asked(HttpSession session, Class<T> what) {
        var asked = Optional.ofNullable((Asked) session.getAttribute(ASKED));
        session.removeAttribute(ASKED);
        return asked.filter(it -> it.at() + VALID_MILLISECONDS > System.currentTimeMillis())
                .map(Asked::options)
                .filter(what::isInstance)
                .map(what::cast);
    }

    private <T> Optional<T> read(String text, TypeReference<T> type) {
        try {
            return Optional.of(json.readValue(text, type));
        } catch (JacksonException | IllegalArgumentException nonsense) {
            return Optional.empty();
        }
    }

    private static ResponseEntity<Map<String, String>> refused() {
        return ResponseEntity.status(HttpStatus.FORBIDDEN).body(Map.of());
    }
}
