package nl.kring.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import nl.kring.platform.Refused;

/**
 * Opens a file that somebody brings: whole, exactly as it was signed, and never more of it than was said to fit. Whatever is wrong with
 * it is one sentence.
 *
 * @param manifest whose signature was found right
 * @param json the part for machines
 */
record ArchiveFile(Manifest manifest, byte[] json) {
    /** The largest file, in megabytes and in bytes. */
    static final int MEGABYTES = 20;

    static final int MOST = MEGABYTES << 20;

    private static final String JSON = "kring.json";
    private static final Set<String> KEPT = Set.of(JSON, Manifest.NAME, Manifest.SIGNATURE);
    private static final int MOST_UNPACKED = 160 << 20;
    private static final int MOST_KEPT = 40 << 20;
    private static final int MOST_FILES = 20;
    private static final int MOST_PHOTOS = 5_000;

    /** Where the photos lie. */
    static final String PHOTOS = "photos/";

    private static final int MOST_SAID = 1 << 16;

    /** Read as it comes: of the file itself no more lies in memory than one step of it. */
    static ArchiveFile open(InputStream file) {
        var parts = new Parts();
        try (var zip = new ZipInputStream(file)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.read(entry.getName(), zip);
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new Refused("bring.wrong");
        }
        return parts.signed();
    }

    /** What is in a file: of each part its sum, of a few the bytes. */
    private static final class Parts {
        private final Map<String, String> sums = new TreeMap<>();
        private final Map<String, byte[]> kept = new HashMap<>();
        private int left = MOST_UNPACKED;

        void read(String name, ZipInputStream zip) throws IOException {
            if (sums.containsKey(name) || sums.size() == MOST_FILES + MOST_PHOTOS) {
                throw new Refused("bring.wrong");
            }
            var digest = sha256();
            var bytes = new ByteArrayOutputStream();
            var buffer = new byte[16_384];
            for (int n = zip.read(buffer); n > 0; n = zip.read(buffer)) {
                left -= n;
                digest.update(buffer, 0, n);
                if (KEPT.contains(name)) {
                    bytes.write(buffer, 0, n);
                }
                if (left < 0 || bytes.size() > (name.equals(JSON) ? MOST_KEPT : MOST_SAID)) {
                    throw new Refused("bring.tooBig", MEGABYTES);
                }
            }
            sums.put(name, HexFormat.of().formatHex(digest.digest()));
            kept.put(name, bytes.toByteArray());
        }

        ArchiveFile signed() {
            var said = part(Manifest.NAME);
            var manifest = Manifest.read(said);
            var signature = decoded(part(Manifest.SIGNATURE));
            var json = part(JSON);
            sums.remove(Manifest.NAME);
            sums.remove(Manifest.SIGNATURE);
            if (!Signing.fits(manifest.key(), said, signature) || !sums.equals(manifest.files())) {
                throw new Refused("bring.changed");
            }
            if (manifest.scope() != Manifest.Scope.ALL) {
                throw new Refused("bring.ownPart");
            }
            return new ArchiveFile(manifest, json);
        }

        private byte[] part(String name) {
            return Optional.ofNullable(kept.get(name)).orElseThrow(() -> new Refused("bring.wrong"));
        }

        private static byte[] decoded(byte[] text) {
            try {
                return Base64.getMimeDecoder().decode(text);
            } catch (IllegalArgumentException nonsense) {
                throw new Refused("bring.changed");
            }
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
