package nl.kring.need;

import nl.kring.circle.CircleChanged;
import nl.kring.circle.CircleId;

/** What happens to a need that hangs on a circle. */
public sealed interface NeedEvent extends CircleChanged {
    record NeedForwarded(CircleId circle, NeedId need) implements NeedEvent {}

    record NeedAnswered(CircleId circle, NeedId need) implements NeedEvent {}
}
