package nl.kring.frontdoor;

import java.util.UUID;

/** The id of a notice at a desk. */
public record NoticeId(UUID value) {}
