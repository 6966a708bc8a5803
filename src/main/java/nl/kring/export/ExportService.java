package nl.kring.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.privacy.AccessLog;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a person take along what Kring knows in a circle (R-M6): to read, and for machines. The resident all, others their own part. */
@Service
public class ExportService {
    private final CircleService circles;
    private final Holdings holdings;
    private final AccessLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExportService(
            CircleService circles, Holdings holdings, AccessLog log, TransactionTemplate transaction, Clock clock) {
        this.circles = circles;
        this.holdings = holdings;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What would be in it: the names of its parts, in their order. */
    @Transactional(readOnly = true)
    public List<String> parts(CircleId circle) {
        return holdings.of(seat(circle)).stream().map(Section::name).toList();
    }

    /**
     * Asks for it: from here on it stands in the log. What comes of it is written later, while it goes to the reader; each part is
     * read with the rights of that moment, in a transaction of its own, so that a slow reader holds nothing.
     */
    @Transactional(propagation = Propagation.NEVER)
    public Parcel take(CircleId circle, Locale language) {
        var seat = seat(circle);
        transaction.executeWithoutResult(_ -> note(seat));
        return out -> write(seat, language, out);
    }

    private Seat seat(CircleId circle) {
        var seat = circles.seat(circle);
        seat.may(Act.READ);
        return seat;
    }

    private void note(Seat seat) {
        var circle = seat.circle().value();
        if (seat.isResident()) {
            log.write(circle, seat.account(), "EXPORTED", "ALL", circle);
        } else {
            log.write(circle, "EXPORTED", "OWN", circle);
        }
    }

    private void write(Seat seat, Locale language, OutputStream out) throws IOException {
        var sections = holdings.of(seat);
        var zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("kring.html"));
        new HtmlFile(zip, language).write(seat.ownerName(), clock.instant(), sections);
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("kring.json"));
        JsonFile.write(zip, clock.instant(), sections);
        zip.closeEntry();
        zip.finish();
    }

    /** What is taken along, not yet written. */
    @FunctionalInterface
    public interface Parcel {
        void writeTo(OutputStream out) throws IOException;
    }
}
