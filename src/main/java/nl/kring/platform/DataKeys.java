package nl.kring.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Seals the few fields that nobody reads in a copy of the database. Each circle and each account has a key of its own, wrapped with
 * the key that is not in the database ({@link Keys}); whoever's key is destroyed has nothing that opens any more (decision 040).
 */
@Component
public class DataKeys {
    private static final Logger LOG = LoggerFactory.getLogger(DataKeys.class);
    private static final int MOST = 5_000;
    private static final int ID = 16;
    private static final String DESTROYED = "key";

    private final Keys keys;
    private final JdbcClient jdbc;

    /** Those used last, so that a page with twenty people reads no key twice. */
    private final Map<UUID, byte[]> used = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, byte[]> eldest) {
            return size() > MOST;
        }
    };

    /** How often something was dropped, under the lock of what is used. */
    private long drops;

    private final Relay relay;

    DataKeys(Keys keys, JdbcClient jdbc, Relay relay) {
        this.keys = keys;
        this.jdbc = jdbc;
        this.relay = relay;
        relay.hears(DESTROYED, this::drop);
        relay.whenMissed(this::dropAll);
    }

    /** Where something sealed stands. It opens there only: not in another row, nor in another column. */
    public record Place(String table, String column, UUID row) {
        String words() {
            return table + "|" + column + "|" + row;
        }
    }

    /** Seals a text with the key of its owner, a circle or an account, as a job; the owner's first one makes the key. */
    public byte[] seal(UUID owner, Place place, String text) {
        Acting.requireJob();
        var key = of(owner).orElseGet(() -> make(owner));
        var sealed = Keys.sealed(known(key), place.words(), text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(ID + sealed.length)
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits())
                .put(sealed)
                .array();
    }

    /** The text; nothing if its key was destroyed. What was changed or moved does not open. */
    public Optional<String> open(Place place, byte[] sealed) {
        var key = keyOf(sealed);
        return Optional.ofNullable(read(Set.of(key)).get(key))
                .map(bytes -> Keys.opened(bytes, place.words(), Arrays.copyOfRange(sealed, ID, sealed.length)))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** As {@link #open}, for a page: what does not open is not there, and is said in the program's log. */
    public Optional<String> openIfPossible(Place place, byte[] sealed) {
        try {
            return open(place, sealed);
        } catch (IllegalStateException moved) {
            LOG.warn("{} was changed, or moved there from elsewhere", place.words(), moved);
            return Optional.empty();
        }
    }

    /** Reads the keys of several at once, before they are opened one by one. */
    public void prepare(Collection<byte[]> sealed) {
        read(sealed.stream().map(DataKeys::keyOf).collect(Collectors.toSet()));
    }

    /** Nothing of this owner opens any more, also in a backup that is younger; as a job. */
    public void destroy(UUID owner) {
        Acting.requireJob();
        jdbc.sql("delete from common.data_key where owner_id = ? returning id")
                .param(owner)
                .query(UUID.class)
                .list()
                .forEach(this::dropOnEachNode);
    }

    /** When it is gone: until then another transaction may read it once more. */
    private void dropOnEachNode(UUID key) {
        drop(key);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    drop(key);
                    relay.tell(DESTROYED, key);
                }
            });
        }
    }

    private static UUID keyOf(byte[] sealed) {
        var id = ByteBuffer.wrap(sealed, 0, ID);
        return new UUID(id.getLong(), id.getLong());
    }

    private Optional<UUID> of(UUID owner) {
        return jdbc.sql("select id from common.data_key where owner_id = ?")
                .param(owner)
                .query(UUID.class)
                .optional();
    }

    private UUID make(UUID owner) {
        var id = Ids.next();
        jdbc.sql(
                        "insert into common.data_key (id, owner_id, wrapped, master) values (?, ?, ?, ?) on conflict do nothing")
                .param(id)
                .param(owner)
                .param(keys.wrap(id, Keys.random()))
                .param(keys.current())
                .update();
        return of(owner).orElseThrow();
    }

    private byte[] known(UUID key) {
        return Optional.ofNullable(read(Set.of(key)).get(key)).orElseThrow();
    }

    /** What it answers is what was found, whatever is dropped meanwhile. */
    private Map<UUID, byte[]> read(Collection<UUID> wanted) {
        var found = new HashMap<UUID, byte[]>();
        long before;
        synchronized (used) {
            wanted.forEach(key -> Optional.ofNullable(used.get(key)).ifPresent(bytes -> found.put(key, bytes)));
            before = drops;
        }
        var missing = wanted.stream().filter(key -> !found.containsKey(key)).toList();
        if (!missing.isEmpty()) {
            jdbc.sql("select id, wrapped from common.data_key where id = any (?::uuid[])")
                    .param(missing.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")))
                    .query(row -> {
                        var id = row.getObject(1, UUID.class);
                        unwrap(id, row.getBytes(2)).ifPresent(bytes -> found.put(id, bytes));
                    });
            keep(missing, found, before);
        }
        return found;
    }

    /** Of one that the master key does not open, nothing opens: that is a page without a number, and not no page. */
    private Optional<byte[]> unwrap(UUID id, byte[] wrapped) {
        try {
            return Optional.of(keys.unwrap(id, wrapped));
        } catch (IllegalStateException wrong) {
            LOG.warn("the key {} was wrapped with another master key: what it sealed cannot be read", id);
            return Optional.empty();
        }
    }

    /** Not if one was dropped since they were read: it may be one of these, and would be kept for good. */
    private void keep(Collection<UUID> read, Map<UUID, byte[]> found, long before) {
        synchronized (used) {
            if (drops == before) {
                read.stream().filter(found::containsKey).forEach(key -> used.put(key, found.get(key)));
            }
        }
    }

    private void drop(UUID key) {
        synchronized (used) {
            drops++;
            used.remove(key);
        }
    }

    void dropAll() {
        synchronized (used) {
            drops++;
            used.clear();
        }
    }

    /** How many an older master wraps still; none where no older one is given. */
    int older() {
        return keys.older().isEmpty()
                ? 0
                : jdbc.sql("select count(*) from common.data_key where master = any (?::text[])")
                        .param("{" + String.join(",", keys.older()) + "}")
                        .query(Integer.class)
                        .single();
    }

    /** Wraps up to so many keys anew that an older master wrapped, as a job; answers how many. What they seal stays as it is. */
    public int rewrap(int most) {
        Acting.requireJob();
        if (keys.older().isEmpty()) {
            return 0;
        }
        var old = jdbc.sql(
                        "select id, wrapped from common.data_key where master = any (?::text[]) limit ? for update skip locked")
                .param("{" + String.join(",", keys.older()) + "}")
                .param(most)
                .query((row, _) -> Map.entry(row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
        old.forEach(key -> jdbc.sql("update common.data_key set wrapped = ?, master = ? where id = ?")
                .param(keys.wrap(key.getKey(), keys.unwrap(key.getKey(), key.getValue())))
                .param(keys.current())
                .param(key.getKey())
                .update());
        return old.size();
    }
}
