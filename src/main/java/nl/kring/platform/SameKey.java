package nl.kring.platform;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Nodes of one database need one key: what is sealed by another does not open, and a code that was mailed by one is wrong on the other. */
@Component
class SameKey {
    private static final Logger LOG = LoggerFactory.getLogger(SameKey.class);
    private static final String KIND = "master";

    private final Keys keys;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SameKey(Keys keys, Relay relay, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.keys = keys;
        this.jdbc = jdbc;
        transaction = new TransactionTemplate(transactions);
        relay.hears(KIND, named -> {
            if (!keys.opensWhatIsSealedBy(named)) {
                LOG.error("Another node has another key. Give all nodes of this database the same KRING_KEY.");
            }
        });
        relay.tell(KIND, keys.named());
    }

    /** Said on the node that is wrong too: the others may not run, or nobody reads what they say. */
    @EventListener(ApplicationStartedEvent.class)
    void opensWhatIsThere() {
        Acting.asSystem("same-key", () -> transaction.executeWithoutResult(_ -> look()));
    }

    void look() {
        if (sealedByAnother()) {
            LOG.error(
                    "This database holds what was sealed with a key that this node does not have: it cannot be read here. "
                            + "Give it the KRING_KEY of before, or of the other nodes; a key that came later stands first, with a comma between.");
        }
    }

    private boolean sealedByAnother() {
        return jdbc.sql("select exists (select 1 from common.data_key where master <> all (?))")
                .param(keys.all().toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}
