package nl.kring.export;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.kring.circle.Ring;
import nl.kring.timeline.BroughtPost;

/**
 * A circle that somebody brings, opened and looked at: nothing of it is kept before its resident says yes.
 *
 * @param id of the file
 * @param whose first name of the resident, as the file says
 * @param from the municipality that it comes from, as the file says
 * @param inName who speaks for the resident made it
 * @param names who were in it
 * @param posts with the ids that they had there, answers after what they answer
 */
public record Archive(
        UUID id,
        String whose,
        String from,
        Signer signer,
        boolean inName,
        Instant made,
        List<Name> names,
        List<BroughtPost> posts) {
    /** Whether this Kring knows the Kring that signed. */
    public enum Known {
        /** This one. */
        HERE,
        /** One that its operator trusts. */
        TRUSTED,
        /** It is as it was signed, but anybody can have signed it. */
        UNKNOWN
    }

    /** @param name by which its operator knows a trusted one */
    public record Signer(Known known, String name) {}

    /** Somebody who was in the circle; here nobody yet. */
    public record Name(String firstName, Ring ring) {}
}
