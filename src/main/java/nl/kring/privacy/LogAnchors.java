package nl.kring.privacy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.kring.platform.Keys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The heads of the chains, in a file that is only added to and that may lie on another disk. Each line is sealed with a key that the database
 * does not have, over itself and the seal before it: what is taken out, put in or changed does not fit any more.
 */
@Component
class LogAnchors {
    private static final String PURPOSE = "log-anchor";
    private static final Pattern LINE = Pattern.compile("(\\S+ [0-9a-f-]{36} \\d{1,18} [\\w-]{43}) ([\\w-]{43})");

    private final Path file;
    private final Keys keys;

    LogAnchors(@Value("${kring.anchors}") Path folder, Keys keys) {
        file = folder.resolve("heads");
        this.keys = keys;
    }

    /** Where a chain was: the number and the hash of its last line. */
    record Head(UUID chain, long n, String hash) {
        Head(UUID chain, long n, byte[] hash) {
            this(chain, n, base64(hash));
        }
    }

    /** A chain that was shorter, or another, than the day before. */
    record SetBack(UUID chain, long n) {}

    /**
     * What the file says.
     *
     * @param last the newest head of each chain
     * @param setBack each time that a chain went back
     * @param forged the first line whose seal does not fit
     */
    record Known(Map<UUID, Head> last, List<SetBack> setBack, Optional<Long> forged, String seal) {}

    Path file() {
        return file;
    }

    /** What is known until now; nothing, if there is no file. A last line that was broken off while it was written counts for nothing. */
    Known read() {
        var last = new HashMap<UUID, Head>();
        var setBack = new ArrayList<SetBack>();
        var seal = "";
        long at = 0;
        try (var lines = Files.exists(file) ? Files.newBufferedReader(file) : Reader.nullReader();
                var each = new BufferedReader(lines)) {
            for (var line = each.readLine(); line != null; line = each.readLine()) {
                at++;
                var parts = LINE.matcher(line);
                if (!parts.matches()) {
                    continue;
                }
                if (!isSealed(seal, parts.group(1), parts.group(2))) {
                    return new Known(last, setBack, Optional.of(at), seal);
                }
                seal = parts.group(2);
                var words = parts.group(1).split(" ");
                var head = new Head(UUID.fromString(words[1]), Long.parseLong(words[2]), words[3]);
                var before = last.put(head.chain(), head);
                if (before != null && head.n() <= before.n()) {
                    setBack.add(new SetBack(head.chain(), head.n()));
                }
            }
            return new Known(last, setBack, Optional.empty(), seal);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Adds heads after what is known, and waits until the disk has them. */
    void add(Known known, Collection<Head> heads, Instant at) throws IOException {
        var seal = known.seal();
        var text = new StringBuilder();
        for (var head : heads) {
            var line = "%s %s %d %s".formatted(at, head.chain(), head.n(), head.hash());
            seal = seal(seal, line);
            text.append(line).append(' ').append(seal).append('\n');
        }
        Files.createDirectories(file.getParent());
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var size = channel.size();
            var end = ByteBuffer.allocate(1);
            if (size > 0 && channel.read(end, size - 1) == 1 && end.get(0) != '\n') {
                text.insert(0, '\n');
            }
            var bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.US_ASCII));
            channel.position(size);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private String seal(String before, String line) {
        return base64(keys.hash(PURPOSE, sealed(before, line)));
    }

    /** With the key of now, or one of before that is still given. */
    private boolean isSealed(String before, String line, String seal) {
        return keys.isHash(Base64.getUrlDecoder().decode(seal), PURPOSE, sealed(before, line));
    }

    private static String sealed(String before, String line) {
        return before + "\n" + line;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
