package nl.kring.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Nodes of one database need one key: what is sealed by another does not open, and a code that was mailed by one is wrong on the other. */
@Component
class SameKey {
    private static final Logger LOG = LoggerFactory.getLogger(SameKey.class);
    private static final String KIND = "master";

    SameKey(Keys keys, Relay relay) {
        relay.hears(KIND, named -> {
            if (!keys.opensWhatIsSealedBy(named)) {
                LOG.error("Another node has another key. Give all nodes of this database the same KRING_KEY.");
            }
        });
        relay.tell(KIND, keys.named());
    }
}
