package nl.kring.privacy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Follows one chain from its beginning: each line must hold the hash of the one before, and each month must end in the head that was kept. Works
 * the hashes out by itself, so that what was changed in the database, its functions included, does not vouch for itself.
 */
class LogCheck {
    private final UUID chain;
    private final List<Segment> segments;
    private final Consumer<Broken> broken;
    private byte[] last;
    private long lines;
    private long next = 1;
    private int at = -1;
    private boolean whole = true;

    LogCheck(UUID chain, List<Segment> segments, Consumer<Broken> broken) {
        this.chain = chain;
        this.segments = segments;
        this.broken = broken;
        last = sha256(new byte[0], chain.toString());
        nextSegment();
    }

    /** Takes the next line, in the order of their numbers. */
    void line(Entry line) {
        lines++;
        while (whole && at < segments.size() && next > segments.get(at).n()) {
            endOfSegment();
        }
        if (!whole) {
            return;
        }
        if (at >= segments.size()) {
            breaks(line.n(), Why.EXTRA);
        } else if (line.n() != next) {
            breaks(line.n() < next ? line.n() : next, line.n() < next ? Why.EXTRA : Why.MISSING);
        } else if (!Arrays.equals(line.prevHash(), last) || !Arrays.equals(line.hash(), line.worksOut())) {
            breaks(line.n(), Why.CHANGED);
        } else {
            last = line.hash();
            next++;
        }
    }

    /** Says whether the chain was whole to its end. */
    boolean end() {
        while (whole && at < segments.size()) {
            if (next <= segments.get(at).n()) {
                breaks(next, Why.MISSING);
            } else {
                endOfSegment();
            }
        }
        return whole;
    }

    long lines() {
        return lines;
    }

    private void endOfSegment() {
        if (!Arrays.equals(segments.get(at).hash(), last)) {
            breaks(segments.get(at).n(), Why.OTHER_HEAD);
            return;
        }
        nextSegment();
    }

    /** Goes on to the month that follows, past those that were dropped as a whole. */
    private void nextSegment() {
        at++;
        while (whole && at < segments.size()) {
            var month = segments.get(at);
            if (month.firstN() != next || !Arrays.equals(month.prevHash(), last)) {
                breaks(next, Why.OTHER_HEAD);
            } else if (!month.sealed() && at < segments.size() - 1) {
                breaks(month.n(), Why.NOT_SEALED);
            } else if (month.dropped() && !month.old()) {
                breaks(month.firstN(), Why.DROPPED_EARLY);
            } else if (month.dropped()) {
                next = month.n() + 1;
                last = month.hash();
                at++;
            } else {
                return;
            }
        }
    }

    private void breaks(long n, Why why) {
        whole = false;
        broken.accept(new Broken(chain, n, why));
    }

    private static byte[] sha256(byte[] before, String words) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(before);
            return digest.digest(words.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What is wrong with a line. */
    enum Why {
        CHANGED,
        MISSING,
        EXTRA,
        OTHER_HEAD,
        NOT_SEALED,
        DROPPED_EARLY,
        RESTORED,
        NOT_AS_ANCHORED
    }

    /** The first place where a chain does not hold. */
    record Broken(UUID chain, long n, Why why) {}

    /** A month of a chain and the head that was kept of it. */
    record Segment(long firstN, byte[] prevHash, long n, byte[] hash, boolean sealed, boolean dropped, boolean old) {}

    /** A line as it stands in the database. */
    record Entry(
            UUID chain,
            long n,
            @Nullable UUID actor,
            @Nullable String system,
            String action,
            String what,
            @Nullable UUID object,
            @Nullable String reason,
            @Nullable UUID resident,
            OffsetDateTime at,
            byte[] prevHash,
            byte[] hash) {
        byte[] worksOut() {
            var micros = ChronoUnit.MICROS.between(Instant.EPOCH, at.toInstant());
            var words = part(chain)
                    + part(n)
                    + part(actor)
                    + part(system)
                    + part(action)
                    + part(what)
                    + part(object)
                    + part(reason)
                    + part(micros)
                    + (resident == null ? "" : part(resident));
            return sha256(prevHash, words);
        }

        private static String part(@Nullable Object value) {
            return Optional.ofNullable(value)
                    .map(Object::toString)
                    .map(text -> text.getBytes(StandardCharsets.UTF_8).length + ":" + text)
                    .orElse("-");
        }

        @Override
        public String toString() {
            return chain + " " + n + " " + HexFormat.of().formatHex(hash);
        }
    }
}
