package nl.kring.circle;

import org.jspecify.annotations.Nullable;

/** A circle, one of its residents, the membership of the one who asks and who looks along with her: a row of what a seat is made from. */
record Standing(
        Circle circle,
        @Nullable CircleResident resident,
        @Nullable CircleMember member,
        @Nullable HelperSession helped) {}
