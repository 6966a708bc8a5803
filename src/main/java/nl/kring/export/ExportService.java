package nl.kring.export;

import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Seat;
import nl.kring.export.Manifest.Scope;
import nl.kring.platform.Acting;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.privacy.AccessLog;
import nl.kring.tenant.TenantService;
import nl.kring.timeline.PhotoService;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.StreamUtils;

/** Lets a person take along what Kring knows in a circle (R-M6): to read, and for machines. The resident all, others their own part. */
@Service
public class ExportService {
    private static final String JOB = "export";

    private final CircleService circles;
    private final TenantService tenants;
    private final Holdings holdings;
    private final PhotoService photos;
    private final Signing signing;
    private final AccessLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExportService(
            CircleService circles,
            TenantService tenants,
            Holdings holdings,
            PhotoService photos,
            Signing signing,
            AccessLog log,
            TransactionTemplate transaction,
            Clock clock) {
        this.circles = circles;
        this.tenants = tenants;
        this.holdings = holdings;
        this.photos = photos;
        this.signing = signing;
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
        seat.alone(Act.TAKE_CIRCLE);
        transaction.executeWithoutResult(_ -> note(seat));
        var scope = seat.isResident() ? Scope.ALL : Scope.OWN;
        return out -> write(seat, scope, language, holdings.of(seat), out);
    }

    /** The same of the whole circle, by who speaks for its resident, to go on elsewhere (R-M9): what that one reads of it. */
    @Transactional(propagation = Propagation.NEVER)
    public Parcel takeCircle(CircleId circle, Locale language) {
        var seat = circles.seat(circle);
        seat.may(Act.TAKE_CIRCLE);
        transaction.executeWithoutResult(_ -> log.write(circle.value(), "TOOK_ALONG", "CIRCLE", circle.value()));
        return out -> write(seat, Scope.ALL, language, holdings.circle(seat), out);
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

    private void write(Seat seat, Scope scope, Locale language, List<Section> sections, OutputStream out)
            throws IOException {
        var now = clock.instant();
        var key = Acting.asSystem(JOB, signing::own);
        var from = tenants.find(circles.viewFor(seat).tenant()).orElseThrow(NotFound::new);
        var zip = new ZipOutputStream(out);
        var sums = new TreeMap<String, String>();
        put(zip, "kring.html", sums, file -> new HtmlFile(file, language).write(seat.ownerName(), now, sections));
        put(zip, "kring.json", sums, file -> JsonFile.write(file, now, sections));
        pictures(zip, sums, sections);
        var manifest = new Manifest(
                        Ids.next(), from.name(), seat.ownerName(), scope, !seat.isResident(), now, sums, key.open())
                .json();
        put(zip, Manifest.NAME, sums, file -> file.write(manifest));
        put(
                zip,
                Manifest.SIGNATURE,
                sums,
                file -> file.write(Base64.getEncoder().encode(key.sign(manifest))));
        zip.finish();
    }

    /** One after the other; one that went meanwhile is left out. */
    private void pictures(ZipOutputStream zip, Map<String, String> sums, List<Section> sections) throws IOException {
        var all = sections.stream()
                .filter(section -> section.name().equals("posts"))
                .flatMap(section -> section.items().get())
                .flatMap(Item::pictures)
                .toList();
        for (var picture : all) {
            try {
                var file = photos.large(picture.photo().value());
                put(zip, picture.file(), sums, out -> out.write(file));
            } catch (NotFound gone) {
                continue;
            }
        }
    }

    /** A part of the file, and while it is written its sum. */
    private static void put(ZipOutputStream zip, String name, Map<String, String> sums, Parcel part)
            throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        var summed = new DigestOutputStream(StreamUtils.nonClosing(zip), ArchiveFile.sha256());
        part.writeTo(summed);
        summed.flush();
        zip.closeEntry();
        sums.put(name, HexFormat.of().formatHex(summed.getMessageDigest().digest()));
    }

    /** What is taken along, not yet written. */
    @FunctionalInterface
    public interface Parcel {
        void writeTo(OutputStream out) throws IOException;
    }
}
