package nl.kring.timeline;

import java.util.List;
import nl.kring.circle.CirclePerson;
import nl.kring.platform.Refused;

/** What waited on a device would now be read by more people than its writer saw: first the writer is asked (R-C1). */
public class MoreReaders extends Refused {
    private final List<CirclePerson> more;
    private final List<CirclePerson> all;

    public MoreReaders(List<CirclePerson> more, List<CirclePerson> all) {
        super("outbox.more");
        this.more = List.copyOf(more);
        this.all = List.copyOf(all);
    }

    /** Those whom the writer did not see. */
    public List<CirclePerson> more() {
        return more;
    }

    /** Everybody who would read it now. */
    public List<CirclePerson> all() {
        return all;
    }
}
