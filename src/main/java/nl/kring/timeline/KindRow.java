package nl.kring.timeline;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The kind of a post as its row has it.
 *
 * @param seen somebody saw it where no plan says who watches (R-D8)
 */
record KindRow(
        String name,
        @Nullable Short face,
        @Nullable UUID whose,
        @Nullable UUID asked,
        @Nullable LocalDate expectedOn,
        boolean seen) {
    static final String UPDATE = "UPDATE";
    static final String CHECK_IN = "CHECK_IN";
    static final String QUESTION = "QUESTION";
    static final String MILESTONE = "MILESTONE";
    static final String SURPRISE = "SURPRISE";
    static final String PHOTO = "PHOTO";
    static final KindRow ORDINARY = of(UPDATE);

    static KindRow of(String name) {
        return new KindRow(name, null, null, null, null, false);
    }

    KindRow seen(boolean so) {
        return new KindRow(name, face, whose, asked, expectedOn, so);
    }
}
