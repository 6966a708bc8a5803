package nl.kring.circle;

/**
 * What was done for a resident by who speaks for that person (R-B11): "door Marga, curator, namens Lammert".
 *
 * @param resident first name
 */
public record InName(RepresentationType type, String resident) {}
