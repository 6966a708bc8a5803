package nl.kring.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nl.kring.platform.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Backup and restore as {@code ./kring backup} and {@code ./kring restore} start them, beside a Kring that people use. */
@Tag("browser")
@Tag("long")
class BackupFromTheJarTests {
    private static final int WRITERS = 4;

    private KringJar kring;
    private Path backups;
    private Path keyFile;

    private record Ended(int code, String said) {}

    @BeforeEach
    void aKringWithTheDemo() throws Exception {
        kring = KringJar.start();
        var folder = Files.createTempDirectory("kring-backups");
        backups = folder.resolve("backups");
        keyFile = folder.resolve("backup.key");
    }

    @AfterEach
    void stop() {
        kring.close();
    }

    /** Restore gives back what the backup held: all that was kept before it ended, and nothing of after it. */
    @Test
    void restoreGivesBackWhatABackupBesideAKringThatIsWrittenToHeld() throws Exception {
        var chains = Stream.generate(Ids::next).limit(WRITERS).toList();
        var kept = chains.stream().map(_ -> new CopyOnWriteArrayList<Long>()).toList();
        var on = new AtomicBoolean(true);
        List<Long> before;
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var writing = IntStream.range(0, WRITERS)
                    .mapToObj(
                            n -> (Future<?>) threads.submit(() -> writes(kring.data(), chains.get(n), kept.get(n), on)))
                    .toList();
            while (kept.stream().anyMatch(lines -> lines.size() < 50)) {
                Thread.sleep(20);
            }
            before = sizes(kept);
            var made = command("backup", kring.data(), backups, keyFile);
            assertThat(made.said())
                    .contains("De reservekopie is af", "teruggelezen en heel", "Er is een sleutel gemaakt");
            assertThat(made.code()).isZero();
            var after = sizes(kept);
            assertThat(IntStream.range(0, WRITERS)).allMatch(n -> after.get(n) > before.get(n));
            Thread.sleep(200);
            assertThat(IntStream.range(0, WRITERS).mapToObj(n -> sizes(kept).get(n) > after.get(n)))
                    .contains(true);
            on.set(false);
            for (var writer : writing) {
                writer.get();
            }
            restoredHolds(chains, before, after);
        }
    }

    private void restoredHolds(List<UUID> chains, List<Long> before, List<Long> after) throws Exception {
        var other = KringJar.newFolder();
        var restored = command("restore", backup(), other, keyFile);
        assertThat(restored.said()).contains("Teruggezet in " + other);
        assertThat(restored.code()).isZero();
        try (var back = KringJar.on(other)) {
            try (var admin = connection(other, "postgres")) {
                for (int n = 0; n < chains.size(); n++) {
                    var numbers = numbers(admin, chains.get(n));
                    // each chain is a beginning of what was written, without a hole
                    assertThat(numbers)
                            .isEqualTo(LongStream.rangeClosed(1, numbers.size())
                                    .boxed()
                                    .toList());
                    assertThat((long) numbers.size()).isBetween(before.get(n), after.get(n) + 1);
                }
                everyPageAndIndexIsSound(admin);
            }
            assertThat(back.isRunning()).isTrue();
        }
        var log = VerifyLogTests.check(other);
        assertThat(log.said()).contains("Het logboek klopt.");
    }

    @Test
    void aStoppedKringIsKeptTooAndPutBackBesideWhatIsThere() throws Exception {
        var chain = Ids.next();
        var kept = new CopyOnWriteArrayList<Long>();
        var on = new AtomicBoolean(true);
        try (var thread = Executors.newSingleThreadExecutor()) {
            var writing = thread.submit(() -> writes(kring.data(), chain, kept, on));
            while (kept.size() < 20) {
                Thread.sleep(10);
            }
            on.set(false);
            writing.get();
        }
        assertThat(command("restore", backups, kring.data(), keyFile).code()).isEqualTo(2);
        kring.close();
        assertThat(command("backup", kring.data(), backups, keyFile).code()).isZero();

        kring.startAgain();
        on.set(true);
        try (var thread = Executors.newSingleThreadExecutor()) {
            var later = new CopyOnWriteArrayList<Long>();
            var writing = thread.submit(() -> writes(kring.data(), chain, later, on));
            while (later.size() < 20) {
                Thread.sleep(10);
            }
            on.set(false);
            writing.get();
        }
        startsAgainAndIsWrittenDownOutside(chain);
        var running = command("restore", backup(), kring.data(), keyFile, "replace");
        assertThat(running.said()).contains("Stop Kring eerst");
        assertThat(running.code()).isEqualTo(2);
        kring.close();
        var inTheWay = command("restore", backup(), kring.data(), keyFile);
        assertThat(inTheWay.said()).contains("staan al gegevens");
        assertThat(inTheWay.code()).isEqualTo(2);
        cutShort(backup());

        var replaced = command("restore", backup(), kring.data(), keyFile, "replace");
        assertThat(replaced.said()).contains("Teruggezet in", "Wat er stond, staat nu in");
        var log = VerifyLogTests.check(kring.data());
        assertThat(log.said())
                .contains(
                        "Het logboek is teruggezet",
                        chain + ": eindigt nu bij regel " + kept.size() + " en ging eerder verder");
        assertThat(log.code()).isEqualTo(1);
        kring.startAgain();
        try (var admin = connection(kring.data(), "postgres")) {
            assertThat(numbers(admin, chain)).hasSize(kept.size());
        }
    }

    private void startsAgainAndIsWrittenDownOutside(UUID chain) throws Exception {
        kring.close();
        kring.startAgain();
        var heads = kring.data().resolve("anchors/heads");
        for (int tries = 0;
                tries < 150
                        && Files.readAllLines(heads).stream()
                                        .filter(line -> line.contains(chain.toString()))
                                        .count()
                                < 2;
                tries++) {
            Thread.sleep(200);
        }
        assertThat(heads).content().contains(chain + " ");
    }

    /** A copy of it that a full disk, or a line that fell away, left. */
    private void cutShort(Path whole) throws Exception {
        var bytes = Files.readAllBytes(whole);
        var cut = Files.write(
                backups.resolve("cut"), Arrays.copyOf(bytes, bytes.length / 2), StandardOpenOption.CREATE_NEW);
        var ended = command("restore", cut, kring.data(), keyFile, "replace");
        assertThat(ended.said()).contains("is niet heel", "Er is niets teruggezet");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(kring.data().resolve("restoring")).doesNotExist();
    }

    /** A restore that was killed halfway leaves a folder that no Kring starts on. */
    @Test
    void aKringDoesNotStartWhereARestoreWasBrokenOff() throws Exception {
        kring.close();
        Files.createDirectories(kring.data().resolve("restoring"));
        var process = new ProcessBuilder(
                        java(), "-jar", KringJar.jar().toString(), "--kring.data=" + kring.data(), "--server.port=0")
                .redirectErrorStream(true)
                .start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isNotZero();
        assertThat(said).contains("did not come to its end").doesNotContain("\tat ");
        assertThat(kring.data().resolve("postgres/PG_VERSION")).exists();
    }

    private static List<Long> sizes(List<CopyOnWriteArrayList<Long>> kept) {
        return kept.stream().map(lines -> (long) lines.size()).toList();
    }

    /** Writes lines of the access log as the application does, one a transaction, and tells of each that was kept. */
    private static Void writes(Path data, UUID chain, List<Long> kept, AtomicBoolean on) throws Exception {
        try (var app = connection(data, "kring_app")) {
            app.setAutoCommit(false);
            while (on.get()) {
                try (var act = app.createStatement();
                        var line = app.prepareStatement("insert into common.access_log_entry "
                                + "(chain_id, actor_system, action, what) values (?, 'test', 'READ', 'TIMELINE')")) {
                    act.execute("set local role kring_worker");
                    line.setObject(1, chain);
                    line.executeUpdate();
                }
                app.commit();
                kept.add((long) kept.size() + 1);
                Thread.sleep(2);
            }
        }
        return null;
    }

    private static Connection connection(Path data, String role) throws Exception {
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        var password = Files.readString(data.resolve("passwords").resolve(role)).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/kring", role, password);
    }

    private static List<Long> numbers(Connection admin, UUID chain) throws SQLException {
        try (var ask = admin.prepareStatement("select n from common.access_log_entry where chain_id = ? order by n")) {
            ask.setObject(1, chain);
            try (var rows = ask.executeQuery()) {
                var found = new ArrayList<Long>();
                while (rows.next()) {
                    found.add(rows.getLong(1));
                }
                return found;
            }
        }
    }

    /** What PostgreSQL's own check finds: nothing, in each table and each index against its table. */
    private static void everyPageAndIndexIsSound(Connection admin) throws SQLException {
        try (var act = admin.createStatement()) {
            act.execute("create extension amcheck");
            try (var found = act.executeQuery(
                    "select c.oid::regclass || ': ' || v.msg from pg_class c "
                            + "cross join lateral verify_heapam(c.oid) v where c.relkind in ('r', 'm', 't') and c.relpersistence = 'p'")) {
                assertThat(found.next()).isFalse();
            }
            try (var checked =
                    act.executeQuery("select count(*), count(bt_index_check(c.oid, true)::text) from pg_class c "
                            + "join pg_index i on i.indexrelid = c.oid join pg_am m on m.oid = c.relam "
                            + "where m.amname = 'btree' and c.relpersistence = 'p' and i.indisvalid")) {
                checked.next();
                assertThat(checked.getLong(1)).isGreaterThan(100);
            }
        }
    }

    private Path backup() throws Exception {
        try (var files = Files.list(backups)) {
            return files.filter(file -> file.toString().endsWith(".zip.age"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Ended command(String name, Path first, Path second, Path key, String... more) throws Exception {
        var builder = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        java(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-Xmx256m",
                                        "-cp",
                                        KringJar.jar().toString(),
                                        "nl.kring.backup.BackupCommand",
                                        name,
                                        first.toString(),
                                        second.toString(),
                                        key.toString()),
                                Stream.of(more))
                        .toList())
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", "nl_NL.UTF-8");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
