package nl.kring.circle.ui;

import com.vaadin.flow.router.RouteParameters;
import nl.kring.circle.CircleId;
import nl.kring.platform.NotFound;

/** Addresses inside a circle: the only place that knows how they are written. */
public final class CircleAddress {
    /** Where the parameter stands in a route: {@code circle/:circle/…}. */
    public static final String PARAMETER = "circle";

    /** Where a resident draws who stands round her, and asks the first one. */
    public static final String PICTURE = "picture";

    private CircleAddress() {}

    /** The circle that an address names; nonsense is as unknown as a stranger's. */
    public static CircleId circle(RouteParameters parameters) {
        return parameters.get(PARAMETER).flatMap(CircleId::from).orElseThrow(NotFound::new);
    }

    /** The address of a place in a circle. */
    public static String of(CircleId circle, String place) {
        return "circle/" + circle.value() + "/" + place;
    }
}
