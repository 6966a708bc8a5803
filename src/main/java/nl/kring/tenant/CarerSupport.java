package nl.kring.tenant;

/** Whom somebody who cares for another can call in a municipality. */
public record CarerSupport(String name, String phone) {}
