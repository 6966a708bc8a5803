package nl.kring.timeline;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The kind of a post as its row has it. */
record KindRow(
        String name,
        @Nullable Short face,
        @Nullable UUID whose,
        @Nullable UUID asked,
        @Nullable LocalDate expectedOn) {
    static final String UPDATE = "UPDATE";
    static final String CHECK_IN = "CHECK_IN";
    static final String QUESTION = "QUESTION";
    static final String MILESTONE = "MILESTONE";
    static final String SURPRISE = "SURPRISE";
    static final String PHOTO = "PHOTO";
    static final KindRow ORDINARY = of(UPDATE);

    static KindRow of(String name) {
        return new KindRow(name, null, null, null, null);
    }
}
