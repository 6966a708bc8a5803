package nl.kring.notify.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import nl.kring.notify.SmsDoor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The door for the provider of text messages: one message a request, and never a word back. */
@RestController
class SmsController {
    /** Many times the longest text message, however it is written in JSON. */
    static final int MOST_BYTES = 16 * 1024;

    private final SmsDoor door;

    SmsController(SmsDoor door) {
        this.door = door;
    }

    @PostMapping("/sms/{secret}")
    ResponseEntity<Void> received(@PathVariable String secret, HttpServletRequest request) throws IOException {
        if (!door.knows(secret)) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
        }
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        door.take(secret, body);
        return ResponseEntity.ok().build();
    }
}
