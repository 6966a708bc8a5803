package nl.kring.privacy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.platform.Acting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps a line of what was tried and refused, as a job: who was refused may not learn in whose log it stands. */
@Component
class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final AccessLog log;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String chains;

    Refusals(AccessLog log, JdbcClient jdbc, TransactionTemplate transaction, List<LoggedThings> things) {
        this.log = log;
        this.jdbc = jdbc;
        this.transaction = transaction;
        chains = things.stream().map(LoggedThings::chain).collect(Collectors.joining(" union all "));
    }

    /** What exists gets a line in its chain; what does not, one in the program's log at DEBUG: whoever tries may not fill it. The asker hears no more of it. */
    void keep(UUID person, UUID asked, String act) {
        try {
            Acting.asSystem("refusals", () -> transaction.executeWithoutResult(_ -> write(person, asked, act)));
        } catch (RuntimeException failure) {
            LOG.error("No line could be written: {} tried {} with {}", person, act, asked, failure);
        }
    }

    private void write(UUID person, UUID asked, String act) {
        chainOf(asked)
                .ifPresentOrElse(
                        chain -> log.writeRefusal(chain, person, act),
                        () -> LOG.debug("{} tried {} with {}, which does not exist", person, act, asked));
    }

    private Optional<UUID> chainOf(UUID asked) {
        return jdbc.sql(chains).param("asked", asked).query(UUID.class).optional();
    }
}
