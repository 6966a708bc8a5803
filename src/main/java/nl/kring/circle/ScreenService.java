package nl.kring.circle;

import java.util.Optional;
import nl.kring.privacy.AccessLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One line a screen (R-M1): which page of a circle was opened by somebody who reads it for work or for the resident. */
@Service
@Transactional
public class ScreenService {
    private final CircleService circles;
    private final AccessLog log;

    ScreenService(CircleService circles, AccessLog log) {
        this.circles = circles;
        this.log = log;
    }

    /** The person signed in has this page before her. What family and neighbours read is no line: the receipts of posts say that. */
    public void opened(CircleId circle, String screen) {
        var seat = circles.seat(circle);
        asWhom(seat).ifPresent(reason -> log.writeRead(circle.value(), seat.resident(), screen, reason));
    }

    /** As whom somebody reads whose reading is a line; empty for everybody else. */
    private static Optional<String> asWhom(Seat seat) {
        if (seat.kind() == Seat.Kind.REPRESENTATIVE) {
            return Optional.of("REPRESENTATIVE");
        }
        return seat.ring().filter(Ring.PROFESSIONALS::equals).map(_ -> "PROFESSIONAL");
    }
}
