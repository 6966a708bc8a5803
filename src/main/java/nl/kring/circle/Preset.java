package nl.kring.circle;

import java.util.Set;

/** A ready choice of who sees what. */
public enum Preset {
    OPEN,
    ORDINARY,
    CAREFUL;

    /** What somebody in this ring reads about under this choice. */
    public Set<Topic> topics(Ring ring) {
        return TopicRules.topics(this, ring);
    }
}
