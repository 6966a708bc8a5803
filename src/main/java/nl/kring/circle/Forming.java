package nl.kring.circle;

import java.util.Map;
import nl.kring.identity.AccountId;

/**
 * A circle in the making as its resident sees it, so that the yes is about something.
 *
 * @param circle with what each member may read about once it has begun
 * @param posts how many there are already
 * @param reads how many of them each member reads after the yes, if health is allowed
 */
public record Forming(CircleView circle, int posts, Map<AccountId, Integer> reads) {}
