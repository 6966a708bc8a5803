package nl.kring.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One line an act or a screen, without content, in the chain of a circle or a file. */
@Service
public class AccessLog {
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    AccessLog(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /**
     * Writes a line in the transaction of the act itself.
     *
     * @param chain the circle or the file
     * @param action a verb in capitals, such as {@code FORWARDED}
     * @param what the kind of thing, such as {@code NEED}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(UUID chain, String action, String what, UUID object) {
        insert(chain, null, action, what, object, null);
        tell(chain, action, what, object);
    }

    /**
     * The same of what is one resident's own matter: who lives in that household too does not read it (R-B21).
     *
     * @param of that resident
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(UUID chain, AccountId of, String action, String what, UUID object) {
        insert(chain, of.value(), action, what, object, null);
        tell(chain, action, what, object);
    }

    private void tell(UUID chain, String action, String what, UUID object) {
        Acting.person()
                .map(Acting.Person::personId)
                .ifPresent(person -> events.publishEvent(
                        new Logged(chain, new AccountId(person), action, what, Optional.ofNullable(object))));
    }

    /**
     * Writes that somebody has a page before her.
     *
     * @param of the resident for whom she reads, if she does
     * @param reason as whom, such as {@code PROFESSIONAL}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void writeRead(UUID chain, Optional<AccountId> of, String what, String reason) {
        insert(chain, of.map(AccountId::value).orElse(null), "READ", what, null, reason);
    }

    /** Writes a line of something tried and refused, as a job; the same again within a minute is the same try. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void writeRefusal(UUID chain, UUID person, String act) {
        Acting.requireJob();
        // two at once would both find nothing written yet: the second waits here
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?::text, 0))")
                .param(chain)
                .query((_, _) -> true)
                .single();
        // waiting for the disk is what a stranger could measure: a line that is there for a circle that is there
        jdbc.sql("set local synchronous_commit = off").update();
        jdbc.sql("insert into common.access_log_entry (chain_id, actor_id, action, what) "
                        + "select :chain, :person, 'REFUSED', :act where not exists (select 1 from common.access_log_entry "
                        + "where chain_id = :chain and actor_id = :person and action = 'REFUSED' and what = :act "
                        + "and at > (select common.kring_now() - interval '1 minute'))")
                .param("chain", chain)
                .param("person", person)
                .param("act", act)
                .update();
    }

    private void insert(
            UUID chain, @Nullable UUID of, String action, String what, @Nullable UUID object, @Nullable String reason) {
        var person = Acting.person().map(Acting.Person::personId);
        jdbc.sql(
                        "insert into common.access_log_entry (chain_id, actor_id, actor_system, action, what, object_id, reason, resident_id) "
                                + "values (?, ?, ?, ?, ?, ?, ?, ?)")
                .param(chain)
                .param(person.orElse(null))
                .param(person.isPresent() ? null : Acting.system().orElse("nobody"))
                .param(action)
                .param(what)
                .param(object)
                .param(reason)
                .param(of)
                .update();
    }

    /** The newest lines of a chain that the asker may read: a resident's own circle. The database decides. */
    @Transactional(readOnly = true)
    public List<Line> newest(UUID chain, int most) {
        return before(chain, Long.MAX_VALUE, most);
    }

    /** The same, of what is older than a line. */
    @Transactional(readOnly = true)
    public List<Line> before(UUID chain, long n, int most) {
        return lines(chain, Optional.empty(), n, most);
    }

    /** The same for whom of the residents of a household: theirs, and what is of all. */
    @Transactional(readOnly = true)
    public List<Line> before(UUID chain, Set<AccountId> of, long n, int most) {
        return lines(chain, Optional.of(of), n, most);
    }

    private List<Line> lines(UUID chain, Optional<Set<AccountId>> of, long n, int most) {
        return jdbc.sql("select n, actor_id, actor_system, action, what, at, reason from common.access_log_entry "
                        + "where chain_id = ? and n < ? and (resident_id is null or resident_id = any (coalesce(?::uuid[], array[resident_id]))) "
                        + "order by n desc limit ?")
                .param(chain)
                .param(n)
                .param(of.map(residents -> residents.stream()
                                .map(one -> one.value().toString())
                                .collect(Collectors.joining(",", "{", "}")))
                        .orElse(null))
                .param(most)
                .query((row, _) -> new Line(
                        row.getLong(1),
                        Optional.ofNullable(row.getObject(2, UUID.class)).map(AccountId::new),
                        Optional.ofNullable(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getTimestamp(6).toInstant(),
                        Optional.ofNullable(row.getString(7))))
                .list();
    }

    /** A person did something that was written down, heard in the same transaction. */
    public record Logged(UUID chain, AccountId actor, String action, String what, Optional<UUID> object) {}

    /**
     * A line of the log: who, did what, with what kind of thing, when.
     *
     * @param n its place in the chain
     * @param reason as whom, of what was read
     */
    public record Line(
            long n,
            Optional<AccountId> actor,
            Optional<String> system,
            String action,
            String what,
            Instant at,
            Optional<String> reason) {}
}
