package nl.kring.platform.ui;

import org.atmosphere.cpr.DefaultBroadcaster;
import org.atmosphere.cpr.Deliver;

/**
 * Puts what the server writes of its own accord in the queue of its page at once. Atmosphere's own has one thread that looks for messages,
 * stops looking after a tenth of a second without, and may miss the one that comes as it stops: a page then stays as it was until
 * another page is written to. Atmosphere makes it by its name in {@code application.properties}.
 */
public class PromptBroadcaster extends DefaultBroadcaster {
    @Override
    protected void dispatchMessages(Deliver message) {
        push(message);
    }
}
