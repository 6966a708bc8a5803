package nl.kring.welcome;

import nl.kring.circle.CircleChanged;
import nl.kring.circle.CircleId;

/** Something else stands on the resident's page now. */
public record WelcomeChanged(CircleId circle) implements CircleChanged {}
