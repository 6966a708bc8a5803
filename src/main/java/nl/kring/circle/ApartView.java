package nl.kring.circle;

import java.util.List;

/**
 * For who lived in a household that went apart.
 *
 * @param home the circle that they had together, which can be read for a while
 * @param own her own circle
 * @param mayCome who took part in the one they had, of whom she has not yet said who comes along; nobody once she said it
 */
public record ApartView(CircleId home, CircleId own, List<CirclePerson> mayCome) {}
