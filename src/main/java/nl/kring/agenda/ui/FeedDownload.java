package nl.kring.agenda.ui;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import nl.kring.agenda.FeedDoor;
import nl.kring.agenda.FeedDoor.Behind;
import nl.kring.identity.Secrets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The calendar behind a secret address, for the calendar of a telephone; nobody is signed in here, and no cookie is given. */
@RestController
class FeedDownload {
    static final String ADDRESS = "/agenda/{secret}.ics";
    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);
    private static final String AN_HOUR = "3600";

    private final FeedDoor door;

    FeedDownload(FeedDoor door) {
        this.door = door;
    }

    @GetMapping(ADDRESS)
    ResponseEntity<byte[]> calendar(@PathVariable String secret, HttpServletRequest request) {
        return switch (door.look(secret, request.getRemoteAddr())) {
            case Behind.Known known -> found(CalendarFile.of(known));
            case Behind.Unknown _ -> ResponseEntity.notFound().build();
            case Behind.TooMany _ ->
                ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                        .header(HttpHeaders.RETRY_AFTER, AN_HOUR)
                        .build();
        };
    }

    /** Spring answers "not changed" by the tag. */
    private static ResponseEntity<byte[]> found(String calendar) {
        return ResponseEntity.ok()
                .eTag(HexFormat.of().formatHex(Secrets.hash(calendar)))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .contentType(CALENDAR)
                .body(calendar.getBytes(StandardCharsets.UTF_8));
    }
}
