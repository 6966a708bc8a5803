package nl.kring.circle;

import org.jspecify.annotations.Nullable;

/** A circle, one of its residents, and the membership of the one who asks: a row of what a seat is made from. */
record Standing(
        Circle circle,
        @Nullable CircleResident resident,
        @Nullable CircleMember member) {}
