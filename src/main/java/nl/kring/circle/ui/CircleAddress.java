package nl.kring.circle.ui;

import com.vaadin.flow.router.RouteParameters;
import java.util.UUID;
import nl.kring.circle.CircleId;
import nl.kring.identity.AccountId;
import nl.kring.platform.NotFound;

/** Addresses inside a circle: the only place that knows how they are written. */
public final class CircleAddress {
    /** Where the parameter stands in a route: {@code circle/:circle/…}. */
    public static final String PARAMETER = "circle";

    /** What is told, all of it at once. */
    public static final String TIMELINE = "timeline";

    /** What stands there when somebody looked along and that is over (R-C19). */
    public static final String GIVE_BACK = "given-back";

    /** Where it is said with whom one looks on somebody else's device (R-C19). */
    static final String WITH_WHOM = "with-whom";

    /** The same, one thing at a time (R-C22). */
    public static final String CALM = "calm";

    /** Where a resident draws who stands round her, and asks the first one. */
    public static final String PICTURE = "picture";

    /** Whose eyes an address looks through: {@code circle/:circle/as/:member}. */
    public static final String MEMBER = "member";

    private CircleAddress() {}

    /** The member that an address names. */
    public static AccountId member(RouteParameters parameters) {
        try {
            return parameters
                    .get(MEMBER)
                    .map(UUID::fromString)
                    .map(AccountId::new)
                    .orElseThrow(NotFound::new);
        } catch (IllegalArgumentException nonsense) {
            throw new NotFound();
        }
    }

    /** The circle through this member's eyes. */
    public static String as(CircleId circle, AccountId member) {
        return of(circle, "as/" + member.value());
    }

    /** The circle that an address names; nonsense is as unknown as a stranger's. */
    public static CircleId circle(RouteParameters parameters) {
        return parameters.get(PARAMETER).flatMap(CircleId::from).orElseThrow(NotFound::new);
    }

    /** The address of a place in a circle. */
    public static String of(CircleId circle, String place) {
        return "circle/" + circle.value() + "/" + place;
    }
}
