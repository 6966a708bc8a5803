package nl.kring.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.privacy.LogAnchors.Head;
import nl.kring.privacy.LogAnchors.Known;
import nl.kring.privacy.LogCheck.Broken;
import nl.kring.privacy.LogCheck.Why;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Holds the chains that are there against where they were: a chain only grows, and its line of then is still the same. */
@Component
class AnchorCheck {
    private final JdbcClient jdbc;

    AnchorCheck(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How the chains stand, asked as a job in a transaction.
     *
     * @param heads where each chain is now
     * @param broken what is not as it was: set back, or changed
     */
    record Standing(Map<UUID, Head> heads, List<Broken> broken) {
        Set<UUID> changed() {
            return broken.stream()
                    .filter(found -> found.why() == Why.NOT_AS_ANCHORED)
                    .map(Broken::chain)
                    .collect(Collectors.toSet());
        }
    }

    Standing compare(Known known) {
        jdbc.sql("set local statement_timeout = 0").update();
        var heads = heads();
        var lines = lines(known.last().values());
        var broken = new ArrayList<Broken>();
        known.setBack().forEach(back -> broken.add(new Broken(back.chain(), back.n(), Why.RESTORED)));
        for (var was : known.last().values()) {
            var now = heads.get(was.chain());
            if (now == null || now.n() < was.n()) {
                broken.add(new Broken(was.chain(), now == null ? 0 : now.n(), Why.RESTORED));
            } else if (!lines.getOrDefault(was.chain(), was.hash()).equals(was.hash())) {
                broken.add(new Broken(was.chain(), was.n(), Why.NOT_AS_ANCHORED));
            }
        }
        return new Standing(heads, broken);
    }

    private Map<UUID, Head> heads() {
        var heads = new HashMap<UUID, Head>();
        jdbc.sql(
                        "select distinct on (chain_id) chain_id, n, hash from common.access_log_segment order by chain_id, month desc")
                .query(row -> {
                    var chain = row.getObject(1, UUID.class);
                    heads.put(chain, new Head(chain, row.getLong(2), row.getBytes(3)));
                });
        return heads;
    }

    /** The hash now of each line that was a head; none of a line that was dropped with its month, unless it was the last of it. */
    private Map<UUID, String> lines(Collection<Head> were) {
        var found = new HashMap<UUID, String>();
        jdbc.sql("select was.chain, coalesce(e.hash, s.hash) from unnest(?::uuid[], ?::bigint[]) was (chain, n) "
                        + "left join common.access_log_entry e on e.chain_id = was.chain and e.n = was.n "
                        + "left join common.access_log_segment s on s.chain_id = was.chain and s.n = was.n "
                        + "where coalesce(e.hash, s.hash) is not null")
                .param(array(were.stream().map(Head::chain)))
                .param(array(were.stream().map(Head::n)))
                .query(row -> {
                    var chain = row.getObject(1, UUID.class);
                    found.put(chain, new Head(chain, 0, row.getBytes(2)).hash());
                });
        return found;
    }

    private static String array(Stream<?> values) {
        return values.map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
