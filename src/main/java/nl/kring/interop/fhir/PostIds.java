package nl.kring.interop.fhir;

import java.time.Instant;
import java.util.UUID;
import nl.kring.platform.Ids;
import nl.kring.timeline.PostId;

/** Ids for the posts of one conversation, in the order of what was said: a timeline is read in the order of ids. */
final class PostIds {
    private static final int MOST_IN_A_MILLISECOND = 0xFFF;

    private long millisecond;
    private int number;

    /** An id of that moment, or just after the last one where that is later. */
    PostId at(Instant moment) {
        var wanted = Math.max(moment.toEpochMilli(), 0);
        if (wanted > millisecond || number == MOST_IN_A_MILLISECOND) {
            millisecond = Math.max(wanted, millisecond + 1);
            number = 0;
        } else {
            number++;
        }
        var high = millisecond << 16 | 0x7000 | number;
        return new PostId(new UUID(high, Ids.next().getLeastSignificantBits()));
    }

    /** Goes on after a post that came in before. */
    void after(PostId post) {
        millisecond = Math.max(millisecond, post.value().getMostSignificantBits() >>> 16);
        number = MOST_IN_A_MILLISECOND;
    }
}
