package nl.kring.bridge;

import java.util.UUID;

/** What happens at the bridge. */
public sealed interface BridgeEvent {
    /** Something was sent to a municipality. */
    record SentToFile(UUID crossing, Kind kind) implements BridgeEvent {}

    /** Something came back from a municipality. */
    record SentToCircle(UUID crossing, Kind kind) implements BridgeEvent {}
}
