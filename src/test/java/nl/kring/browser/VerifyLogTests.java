package nl.kring.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The check of the access log as {@code ./kring verify-log} starts it: the packed application, which says what it found and stops. */
@Tag("browser")
@Tag("long")
class VerifyLogTests {
    record Ended(int code, String said) {}

    @Test
    void at_m3_itSaysThatAllIsWholeAndNamesTheLineThatWasChanged() throws Exception {
        var kring = KringJar.start();
        try {
            kring.close();
            var whole = check(kring.data());
            assertThat(whole.said()).contains("Het logboek klopt.").doesNotContain("0 kettingen", "Exception");
            assertThat(whole.code()).isZero();

            kring.startAgain();
            var changed = changesALine(kring.data());
            kring.close();
            var broken = check(kring.data());
            assertThat(broken.said()).contains("Het logboek klopt niet. 1 ketting is niet heel", changed);
            assertThat(broken.code()).isEqualTo(1);
        } finally {
            kring.close();
        }
    }

    /** As the owner of the database, who takes the guards away first. */
    private static String changesALine(Path data) throws Exception {
        var port = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        var password = Files.readString(data.resolve("passwords/kring_owner")).strip();
        try (var owner = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/kring", "kring_owner", password);
                var act = owner.createStatement()) {
            act.execute("alter table common.access_log_entry disable trigger user");
            act.execute("alter table common.access_log_entry no force row level security");
            try (var row = act.executeQuery("update common.access_log_entry set action = 'NOTHING' "
                    + "where (chain_id, n) = (select chain_id, n from common.access_log_entry order by chain_id, n limit 1) "
                    + "returning chain_id, n")) {
                assertThat(row.next()).isTrue();
                return "Kring of map " + row.getString(1) + ": regel " + row.getLong(2) + " is veranderd";
            }
        }
    }

    static Ended check(Path data) throws Exception {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        KringJar.jar().toString(),
                        "--kring.data=" + data,
                        "--kring.verify-log=true",
                        "--kring.demo=false",
                        "--spring.flyway.enabled=false",
                        "--server.port=-1",
                        "--db-scheduler.enabled=false",
                        "--logging.level.root=warn")
                .redirectErrorStream(true);
        builder.environment().put("LC_ALL", "nl_NL.UTF-8");
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said);
    }
}
