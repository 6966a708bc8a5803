package nl.kring.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.timeline.BroughtPost;
import nl.kring.timeline.PostView.Elsewhere;

/**
 * A circle that somebody brings, opened and looked at: nothing of it is kept before its resident says yes.
 *
 * @param id of the file
 * @param whose first name of the resident, as the file says
 * @param from the municipality that it comes from, as the file says
 * @param another its resident is called otherwise than who brings it: then nothing of it counts as told by her
 * @param inName who speaks for the resident made it
 * @param aboutHealth how many posts stay behind, because she said no here to writing about health
 * @param names who were in it
 * @param posts with the ids that they had there, answers after what they answer
 */
public record Archive(
        UUID id,
        String whose,
        String from,
        Signer signer,
        boolean another,
        boolean inName,
        Instant made,
        int aboutHealth,
        List<Name> names,
        List<BroughtPost> posts) {
    /** The same for somebody who is called otherwise: what its resident told stands there under that name. */
    Archive ofAnother() {
        var by = Optional.of(new Elsewhere(whose, ""));
        return new Archive(
                id,
                whose,
                from,
                signer,
                true,
                inName,
                made,
                aboutHealth,
                names,
                posts.stream()
                        .map(post -> new BroughtPost(
                                post.id(),
                                post.thread(),
                                post.toldBy().or(() -> by),
                                post.text(),
                                post.topic(),
                                post.few(),
                                post.at(),
                                post.atEstimated(),
                                post.erased(),
                                post.face()))
                        .toList());
    }

    /** The same where nobody writes about health. */
    Archive withoutHealth() {
        var others = posts.stream().filter(post -> post.topic() != Topic.HEALTH).toList();
        return new Archive(id, whose, from, signer, another, inName, made, posts.size() - others.size(), names, others);
    }

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
