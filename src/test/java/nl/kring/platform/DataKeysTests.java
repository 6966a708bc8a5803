package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import nl.kring.FolderBytes;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.NewAccount;
import nl.kring.platform.DataKeys.Place;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers are sealed: not readable in the files, not movable, and readable through every change of the master key. */
@KringTest
class DataKeysTests {
    @Autowired
    private People people;

    @Autowired
    private AccountService accounts;

    @Autowired
    private CircleService circles;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private DataKeys keys;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private FlywayConnectionDetails server;

    @Autowired
    private JdbcConnectionDetails database;

    private AccountId withNumber(String number) {
        return people.job(() -> accounts.create(new NewAccount(
                "Wiebe",
                Optional.empty(),
                Optional.empty(),
                "nl",
                Optional.of(number),
                true,
                Optional.empty(),
                null,
                null)));
    }

    private Optional<String> numberOf(AccountId account) {
        return people.job(() -> accounts.people(List.of(account)).get(account).phone());
    }

    @Test
    void noNumberOfAHundredIsFoundInTheFilesAndWhoMayReadsIt() {
        var jan = people.person("Jan");
        var circle = people.circle(people.tenant(), jan);
        var mark = "0687" + Math.abs(UUID.randomUUID().hashCode());
        var all = IntStream.range(0, 100)
                .mapToObj(n -> withNumber(mark + "-" + n + "-"))
                .toList();
        people.seat(circle, all.getLast(), Ring.HELPERS);
        assertThat(People.as(jan, () -> circles.view(circle))
                        .members()
                        .getFirst()
                        .person()
                        .phone())
                .contains(mark + "-99-");
        assertThat(numberOf(all.getFirst())).contains(mark + "-0-");
        assertThat(FolderBytes.holds(server, Pattern.compile(mark + "-\\d+-"))).isEmpty();
        people.job(() -> jdbc.sql("update common.account set surname = ? where id = ?")
                .param(mark + "-100-")
                .param(all.getFirst().value())
                .update());
        assertThat(FolderBytes.holds(server, Pattern.compile(mark + "-\\d+-"))).hasSize(1);
    }

    @Test
    void aNumberThatIsPutIntoAnotherRowDoesNotOpenThere() {
        var one = withNumber("06-11111111");
        var other = withNumber("06-22222222");
        people.job(() -> jdbc.sql("update common.account set phone_sealed = (select phone_sealed from common.account "
                        + "where id = ?) where id = ?")
                .param(one.value())
                .param(other.value())
                .update());
        assertThat(numberOf(one)).contains("06-11111111");
        assertThat(numberOf(other)).isEmpty();
        var place = new Place("common.account", "phone", one.value());
        var sealed = people.job(() -> keys.seal(one.value(), place, "06-11111111"));
        assertThatThrownBy(
                        () -> people.job(() -> keys.open(new Place("common.account", "surname", one.value()), sealed)))
                .isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> people.job(() -> keys.open(place, sealed))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatADestroyedKeySealedOpensNowhere() {
        var one = withNumber("06-11111111");
        people.job(() -> {
            keys.destroy(one.value());
            return true;
        });
        assertThat(numberOf(one)).isEmpty();
    }

    @Test
    void aNumberOfAKringOfBeforeIsReadAndThenSealed() {
        var one = withNumber("06-11111111");
        people.job(() -> jdbc.sql("update common.account set phone = '06-33333333', phone_sealed = null where id = ?")
                .param(one.value())
                .update());
        assertThat(numberOf(one)).contains("06-33333333");
        works.stream()
                .filter(work -> work.name().equals("seal-numbers"))
                .forEach(work -> Acting.asSystem("test", work::doWhatIsDue));
        assertThat(numberOf(one)).contains("06-33333333");
        assertThat(people.job(() -> jdbc.sql(
                                "select phone is null and phone_sealed is not null from common.account where id = ?")
                        .param(one.value())
                        .query(Boolean.class)
                        .single()))
                .isTrue();
    }

    @Test
    void aPersonReadsOnlyTheKeysOfWhomSheReads() {
        var jan = people.person("Jan");
        withNumber("06-11111111");
        assertThat(People.as(jan, () -> accounts.me()).phone()).isPresent();
        assertThat(People.as(
                        jan,
                        () -> people.inTransaction(() -> jdbc.sql("select owner_id from common.data_key")
                                .query(UUID.class)
                                .list())))
                .containsExactly(jan.value());
    }

    @Test
    void theMasterKeyIsReplacedWhileNumbersAreRead() throws Exception {
        var nowhere = Path.of("target");
        var before = new DataKeys(new Keys("oude-sleutel", nowhere), jdbc, Nodes.alone());
        var sealed = new HashMap<UUID, byte[]>();
        IntStream.range(0, 60).forEach(_ -> {
            var owner = UUID.randomUUID();
            sealed.put(owner, people.job(() -> before.seal(owner, place(owner), "06-" + owner)));
        });
        var both = new Keys("nieuwe-sleutel,oude-sleutel", nowhere);
        var stop = new AtomicBoolean();
        try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
            var reading = readers.submit(() -> {
                var unread = 0;
                while (!stop.get()) {
                    unread += unread(both, sealed);
                }
                return unread;
            });
            var after = new DataKeys(both, jdbc, Nodes.alone());
            assertThat(people.<Integer>job(after::older)).isEqualTo(60);
            while (people.job(() -> after.rewrap(7)) > 0) {
                Thread.onSpinWait();
            }
            stop.set(true);
            assertThat(reading.get()).isZero();
            assertThat(people.<Integer>job(after::older)).isZero();
        }
        assertThat(unread(new Keys("nieuwe-sleutel", nowhere), sealed)).isZero();
        assertThat(unread(new Keys("oude-sleutel", nowhere), sealed)).isEqualTo(60);
    }

    @Test
    void whatOneNodeDestroyedOpensOnNoOther() throws IOException {
        var master = new Keys("een-sleutel", Path.of("target"));
        var here = Nodes.of(database);
        var there = Nodes.of(database);
        try {
            here.start();
            var one = new DataKeys(master, jdbc, here);
            var other = new DataKeys(master, jdbc, there);
            there.start();
            var owner = UUID.randomUUID();
            var sealed = people.job(() -> one.seal(owner, place(owner), "06-" + owner));
            assertThat(people.job(() -> other.open(place(owner), sealed))).isPresent();
            people.job(() -> {
                one.destroy(owner);
                return true;
            });
            assertThat(people.job(() -> one.open(place(owner), sealed))).isEmpty();
            Town.soon(() -> Optional.of(true).filter(_ -> people.job(() -> other.open(place(owner), sealed))
                    .isEmpty()));
        } finally {
            here.stop();
            there.stop();
        }
    }

    @Test
    void whatIsReadWhileAllKeysAreDroppedOpensAllTheSame() throws Exception {
        var busy = new DataKeys(new Keys("een-sleutel", Path.of("target")), jdbc, Nodes.alone());
        var owner = UUID.randomUUID();
        var sealed = people.job(() -> busy.seal(owner, place(owner), "06-" + owner));
        var stop = new AtomicBoolean();
        try (var droppers = Executors.newSingleThreadExecutor()) {
            var dropping = droppers.submit(() -> {
                while (!stop.get()) {
                    busy.dropAll();
                }
            });
            var closed = people.job(() -> IntStream.range(0, 2_000)
                    .filter(_ -> busy.open(place(owner), sealed).isEmpty())
                    .count());
            stop.set(true);
            dropping.get();
            assertThat(closed).isZero();
        }
    }

    private static Place place(UUID row) {
        return new Place("test", "number", row);
    }

    /** With nothing in memory. */
    private int unread(Keys master, HashMap<UUID, byte[]> sealed) throws IOException {
        var fresh = new DataKeys(master, jdbc, Nodes.alone());
        return people.job(() -> sealed.entrySet().stream()
                        .filter(one -> !fresh.open(place(one.getKey()), one.getValue())
                                .equals(Optional.of("06-" + one.getKey())))
                        .toList())
                .size();
    }
}
