package nl.kring.told;

import nl.kring.circle.CircleChanged;
import nl.kring.circle.CircleId;

/** Mail to somebody here comes back from now on, or arrives again. */
public record MailTroubleChanged(CircleId circle) implements CircleChanged {}
