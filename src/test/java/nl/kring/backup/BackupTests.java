package nl.kring.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.kring.platform.DataFolder;
import nl.kring.platform.Refused;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Backups of a folder on which no server runs, and all that may be wrong with one. With a server: {@code BackupJarTests}. */
class BackupTests {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    @TempDir
    private Path folder;

    private Path data;
    private Path backups;
    private Path keyFile;

    @BeforeEach
    void someData() throws IOException {
        data = folder.resolve("data");
        backups = folder.resolve("backups");
        keyFile = folder.resolve("backup.key");
        write("initialised", "");
        write("lock", "");
        write("passwords/key", "master");
        write("passwords/postgres", "secret");
        write("postgres/PG_VERSION", "18");
        write("postgres/global/pg_control", "control");
        write("postgres/pg_wal/000000010000000000000001", "changes");
        write(
                "postgres/base/5/1259",
                IntStream.range(0, 60_000).mapToObj(Integer::toString).collect(Collectors.joining()));
        write("postgres/base/5/pg_internal.init", "made anew");
        write("postgres/pg_notify/0000", "made anew");
        write("postgres/pg_replslot/kring_backup_1/state", "of a server that runs");
        write("postgres/base/pgsql_tmp/pgsql_tmp1.0", "made anew");
        write("postgres/postmaster.opts", "of this machine");
        Files.createDirectories(data.resolve("postgres/pg_tblspc"));
        write("photos/0f/photo-large.jpg", "picture");
        write("anchors/heads", "elsewhere");
    }

    private void write(String name, String content) throws IOException {
        var file = data.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static Clock at(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    private int command(String... arguments) {
        return new BackupCommand(Locale.of("nl"), "", false, at(NOW)).run(List.of(arguments));
    }

    private BackupKey key() throws IOException {
        var found = BackupKey.find("", keyFile);
        return found.isPresent() ? found.get() : BackupKey.make(keyFile);
    }

    private Path backup() throws IOException {
        return new Backup(data, backups, key(), at(NOW)).make().file();
    }

    private Restore.Done restore(Path file, Path to) throws IOException {
        return new Restore(file, to, key(), at(NOW)).put(false);
    }

    private static String refusal(ThrowingCallable act) {
        var thrown = catchThrowable(act);
        assertThat(thrown).isInstanceOf(Refused.class);
        return ((Refused) thrown).key();
    }

    private static Map<String, String> content(Path root) throws IOException {
        var all = new TreeMap<String, String>();
        try (var files = Files.walk(root)) {
            for (var file : files.toList()) {
                all.put(
                        root.relativize(file).toString(),
                        Files.isDirectory(file) ? "/" : Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return all;
    }

    @Test
    void whatWasKeptComesBackAndWhatAServerMakesAnewDoesNot() throws IOException {
        var back = folder.resolve("back");
        var done = restore(backup(), back);
        assertThat(done.until()).isEqualTo(NOW);
        assertThat(done.aside()).isEmpty();
        var expected = new TreeMap<>(content(data));
        expected.keySet()
                .removeAll(List.of(
                        "postgres/base/5/pg_internal.init",
                        "postgres/pg_notify/0000",
                        "postgres/pg_replslot/kring_backup_1",
                        "postgres/pg_replslot/kring_backup_1/state",
                        "postgres/base/pgsql_tmp",
                        "postgres/base/pgsql_tmp/pgsql_tmp1.0",
                        "postgres/postmaster.opts",
                        "anchors",
                        "anchors/heads"));
        assertThat(content(back)).isEqualTo(expected);
        assertThat(Files.getPosixFilePermissions(back.resolve("postgres"))).hasSize(3);
        assertThat(Files.getPosixFilePermissions(back.resolve("passwords/key"))).hasSize(2);
    }

    @Test
    void nothingOfTheDataCanBeReadInABackup() throws IOException {
        var bytes = new String(Files.readAllBytes(backup()), StandardCharsets.ISO_8859_1);
        assertThat(bytes)
                .startsWith("age-encryption.org/v1")
                .doesNotContain("PG_VERSION", "master", "postgres", "PK\u0003\u0004");
    }

    @Test
    void aBackupThatWasCutShortAnywhereIsRefusedAndTouchesNothing() throws IOException {
        var whole = Files.readAllBytes(backup());
        var back = folder.resolve("back");
        var random = new Random(41);
        var lengths = IntStream.concat(
                IntStream.of(0, 1, whole.length - 1, whole.length - 17, whole.length / 2, 65_536 + 216, 65_552 + 216),
                random.ints(40, 0, whole.length));
        for (var length : lengths.filter(length -> length < whole.length).toArray()) {
            var cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            assertThat(refusal(() -> restore(cut, back)))
                    .as("cut to %d", length)
                    .isIn("backup.refused.broken", "backup.refused.otherKey");
            assertThat(back).doesNotExist();
        }
    }

    @Test
    void aBackupOfWhichOneByteWasChangedIsRefusedAndTouchesNothing() throws IOException {
        var whole = Files.readAllBytes(backup());
        var back = folder.resolve("back");
        var random = new Random(42);
        for (var at : random.ints(60, 0, whole.length).toArray()) {
            var changed = whole.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            var file = Files.write(folder.resolve("changed"), changed);
            assertThat(refusal(() -> restore(file, back)))
                    .as("changed at %d", at)
                    .isIn("backup.refused.broken", "backup.refused.otherKey");
            assertThat(back).doesNotExist();
        }
        var longer = Files.write(folder.resolve("longer"), Arrays.copyOf(whole, whole.length + 10));
        assertThat(refusal(() -> restore(longer, back))).isEqualTo("backup.refused.broken");
    }

    @Test
    void anotherKeyOpensNothing() throws IOException {
        var file = backup();
        Files.delete(keyFile);
        var back = folder.resolve("back");
        assertThat(command("restore", file.toString(), back.toString(), keyFile.toString()))
                .isEqualTo(2);
        BackupKey.make(keyFile);
        assertThat(refusal(() -> restore(file, back))).isEqualTo("backup.refused.otherKey");
        assertThat(back).doesNotExist();
    }

    @Test
    void thePublicHalfOfTheKeyMakesBackupsAndReadsNone() throws IOException {
        var both = key();
        var half = BackupKey.find(both.recipient(), keyFile).orElseThrow();
        assertThat(half.secret()).isEmpty();
        var made = new Backup(data, backups, half, at(NOW)).make();
        assertThat(made.proven()).isFalse();
        assertThat(refusal(() -> new Restore(made.file(), folder.resolve("back"), half, at(NOW)).put(false)))
                .isEqualTo("backup.refused.noSecret");
        assertThat(restore(made.file(), folder.resolve("back")).until()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hallo", "age1", "age1qqqqqqqqqqqqqqqqqqqq", "AGE-SECRET-KEY-1", "AGE-SECRET-KEY-1QQQQ", "age1é"
            })
    void whatIsNoKeyIsRefused(String typed) {
        assertThat(refusal(() -> {
                    var key = BackupKey.find(typed, keyFile).orElseThrow();
                    new Backup(data, backups, key, at(NOW)).make();
                }))
                .isEqualTo("backup.refused.key");
        assertThat(backups).satisfiesAnyOf(there -> assertThat(there).doesNotExist(), there -> assertThat(there)
                .isEmptyDirectory());
    }

    @Test
    void aFolderWithDataIsLeftAloneUnlessItIsPutAside() throws IOException {
        var file = backup();
        write("postgres/later", "written since");
        var before = content(data);
        assertThat(refusal(() -> restore(file, data))).isEqualTo("backup.refused.notEmpty");
        assertThat(content(data)).isEqualTo(before);

        var done = new Restore(file, data, key(), at(NOW)).put(true);
        assertThat(data.resolve("postgres/later")).doesNotExist();
        assertThat(done.aside().orElseThrow().resolve("postgres/later")).hasContent("written since");
        assertThat(data.resolve("anchors/heads")).hasContent("elsewhere");
        assertThat(data.resolve("restoring")).doesNotExist();
    }

    @Test
    void aBrokenBackupPutsNothingAside() throws IOException {
        var file = backup();
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(file) - 1);
        }
        var before = content(data);
        assertThat(refusal(() -> new Restore(file, data, key(), at(NOW)).put(true)))
                .isEqualTo("backup.refused.broken");
        assertThat(content(data)).isEqualTo(before);
    }

    @Test
    void aFolderInUseIsRefusedBothWays() throws IOException {
        var file = backup();
        try (var alone = new DataFolder(data).lock().orElseThrow()) {
            assertThat(alone.isOpen()).isTrue();
            assertThat(refusal(() -> new Restore(file, data, key(), at(NOW)).put(true)))
                    .isEqualTo("backup.refused.inUse");
            assertThat(refusal(this::backup)).isEqualTo("backup.refused.busy");
        }
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        assertThat(refusal(() -> restore(folder.resolve("none"), folder.resolve("back"))))
                .isEqualTo("backup.refused.noFile");
        var nothing = Files.createDirectory(folder.resolve("nothing"));
        assertThat(refusal(() -> new Backup(nothing, backups, key(), at(NOW)).make()))
                .isEqualTo("backup.refused.nothing");
        Files.createSymbolicLink(data.resolve("postgres/pg_tblspc/16400"), nothing);
        assertThat(refusal(this::backup)).isEqualTo("backup.refused.link");
        assertThat(backups).isEmptyDirectory();
    }

    /** Who has only the public half can make a file that opens: it must not reach outside its folder, nor pass for whole. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "postgres/../../outside",
                "/tmp/kring-outside",
                "lock",
                "restoring/x",
                "postgres/.."
            })
    void aHostileFileThatOpensReachesNothingOutside(String name) throws IOException {
        var file = folder.resolve("hostile");
        try (var archive = new ArchiveWriter(file, key())) {
            archive.file(Backup.MANIFEST, Backup.FORMAT);
            archive.file(name, "hostile");
            archive.finish();
        }
        var before = content(folder);
        assertThat(refusal(() -> restore(file, folder.resolve("back")))).isEqualTo("backup.refused.broken");
        assertThat(content(folder)).isEqualTo(before);
    }

    @Test
    void whatOpensButIsNotCompleteIsNoBackup() throws IOException {
        var noTables = folder.resolve("noTables");
        try (var archive = new ArchiveWriter(noTables, key())) {
            archive.file(Backup.MANIFEST, Backup.FORMAT);
            archive.file("until", NOW.toString());
            archive.finish();
        }
        assertThat(refusal(() -> restore(noTables, folder.resolve("back")))).isEqualTo("backup.refused.broken");
        var later = folder.resolve("later");
        try (var archive = new ArchiveWriter(later, key())) {
            archive.file(Backup.MANIFEST, "2");
            archive.finish();
        }
        assertThat(refusal(() -> restore(later, folder.resolve("back")))).isEqualTo("backup.refused.format");
    }

    @Test
    void r_m8_backupsOlderThanThirtyFiveDaysAreTakenAwayAndNothingElse() throws IOException {
        Files.createDirectories(backups);
        var old = Files.createFile(backups.resolve("kring-20261022T095959Z.zip.age"));
        var young = Files.createFile(backups.resolve("kring-20261022T100001Z.zip.age"));
        var others = List.of("kring-holiday.zip.age", "notes.txt", "kring-20200101T000000Z.zip");
        for (var other : others) {
            Files.createFile(backups.resolve(other));
        }
        var made = new Backup(data, backups, key(), at(NOW)).make();
        assertThat(made.removed()).isEqualTo(1);
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(others)
                .allSatisfy(other -> assertThat(backups.resolve(other)).exists());
        assertThat(Duration.ofDays(35)).isEqualTo(Backup.KEPT);
    }

    @Test
    void anOldBackupStaysWhenTheNewOneFails() throws IOException {
        var old = Files.createFile(Files.createDirectories(backups).resolve("kring-20200101T000000Z.zip.age"));
        Files.createSymbolicLink(data.resolve("postgres/pg_tblspc/16400"), folder);
        assertThat(refusal(this::backup)).isEqualTo("backup.refused.link");
        assertThat(old).exists();
    }

    @Test
    void theFirstBackupMakesAKeyThatOnlyItsOwnerReads() throws IOException {
        assertThat(command("backup", data.toString(), backups.toString(), keyFile.toString()))
                .isZero();
        assertThat(Files.getPosixFilePermissions(keyFile)).hasSize(2);
        var made = Files.readString(keyFile);
        assertThat(made).contains("# public key: age1", "\nAGE-SECRET-KEY-1");
        assertThat(BackupKey.find("", keyFile).orElseThrow().recipient())
                .isEqualTo(made.substring(14, made.indexOf('\n')));
        assertThat(BackupKey.find("", keyFile).map(Object::toString)).isEqualTo(Optional.of(key().recipient()));
    }
}
