package nl.kring.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.kring.KringTest;
import nl.kring.bridge.Direction;
import nl.kring.bridge.Kind;
import nl.kring.bridge.Payload;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * R-M14: the register of what Kring does with personal data is made from two lists, and stays with the tables that there are. After a change of
 * a list: {@code mvn test -Dtest=ProcessingRegisterTests -Dkring.register=true} writes the register anew.
 */
@KringTest
class ProcessingRegisterTests {
    private static final Path FOLDER = Path.of("docs/privacy");
    private static final String NOTHING = "geen";

    @Autowired
    private JdbcClient jdbc;

    private static List<List<String>> rows(String file) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .skip(1)
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    @Test
    void r_m14_everyTableHasAPlaceInTheRegister() throws IOException {
        var there = jdbc.sql(
                        "select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
                                + "where c.relkind in ('r', 'p') and n.nspname in ('common', 'circle', 'municipal', 'bridge')")
                .query(String.class)
                .list();
        var listed = rows("tables.tsv").stream().map(List::getFirst).toList();
        assertThat(listed).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(listed))
                .as(
                        "tables.tsv says of each table which processing it is of, or '%s' if it holds nobody's data",
                        NOTHING)
                .isEqualTo(new TreeSet<>(there));
    }

    @Test
    void r_m14_everyProcessingSaysWhoWhyAndHowLong() throws IOException {
        var processings = rows("processing.tsv");
        assertThat(processings).allSatisfy(row -> {
            assertThat(row).hasSize(9);
            if (!row.getFirst().equals(NOTHING)) {
                assertThat(row).as(row.getFirst()).noneMatch(String::isBlank);
            }
        });
        assertThat(rows("tables.tsv"))
                .allSatisfy(row ->
                        assertThat(processings).extracting(List::getFirst).contains(row.get(1)));
    }

    @Test
    void r_m14_theRegisterIsWhatTheListsSay() throws IOException {
        var file = FOLDER.resolve("processing-register.md");
        if (Boolean.getBoolean("kring.register")) {
            Files.writeString(file, register());
        }
        assertThat(file).content().isEqualTo(register());
    }

    private static String register() throws IOException {
        Map<String, List<String>> tables = new TreeMap<>();
        for (var row : rows("tables.tsv")) {
            tables.computeIfAbsent(row.get(1), _ -> new ArrayList<>()).add("`" + row.getFirst() + "`");
        }
        var text = new StringBuilder("""
                # Register van verwerkingen

                In Dutch, because those who use it are Dutch privacy officers. Made from `processing.tsv` and `tables.tsv`; `ProcessingRegisterTests` fails when a table is missing.

                Dit register (AVG, art. 30) is wat het programma doet. Wie Kring draait, vult aan: naam en adres van de verantwoordelijke, de functionaris gegevensbescherming, de verwerkers en hun contracten.
                **De grondslagen zijn een voorstel; een jurist moet ze bevestigen.** Hoe lang iets blijft, staat in [bewaartermijnen](retention.md). Wat de gevaren zijn en wat ertegen is gedaan, staat in de [DPIA](DPIA.md). Buiten de EU gaat niets uit zichzelf: Kring roept niets buiten aan, behalve de mailserver en de inlogdienst die de beheerder kiest. Laat de beheerder berichten op apparaten toe (`KRING_PUSH`), dan gaan die versleuteld langs de dienst van iemands browser, ook buiten de EU.

                """);
        var asked = List.of("Wie beslist", "Doel", "Grondslag (voorstel)", "Van wie", "Wat", "Voor wie", "Bewaren");
        for (var row : rows("processing.tsv")) {
            text.append("## ").append(row.get(1)).append("\n\n| | |\n|---|---|\n");
            for (int at = 0; at < asked.size(); at++) {
                if (!row.get(at + 2).isEmpty()) {
                    text.append("| ")
                            .append(asked.get(at))
                            .append(" | ")
                            .append(row.get(at + 2))
                            .append(" |\n");
                }
            }
            text.append("| Tabellen | ")
                    .append(String.join(", ", tables.getOrDefault(row.getFirst(), List.of())))
                    .append(" |\n\n");
        }
        return text.toString().strip() + "\n";
    }

    /** The picture of the wall shows what code lets over it: each kind, its way, and whether it is built. */
    @Test
    void r_0_4_thePictureOfTheWallShowsExactlyWhatMayCross() throws IOException {
        var picture = Files.readString(FOLDER.resolve("wall.svg"));
        var built = List.of(Payload.class.getPermittedSubclasses()).stream()
                .map(Class::getSimpleName)
                .map(name -> name.replaceAll("([a-z])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT))
                .toList();
        var shown = Pattern.compile("<g id=\"([A-Z_]+)\" data-way=\"([A-Z_ ]+)\" data-built=\"(yes|no)\">")
                .matcher(picture)
                .results()
                .map(hit -> hit.group(1) + " " + hit.group(2) + " " + hit.group(3))
                .toList();
        var known = new ArrayList<String>();
        for (var kind : Kind.values()) {
            var ways = new ArrayList<String>();
            for (var way : List.of(Direction.TO_FILE, Direction.TO_CIRCLE)) {
                if (kind.goes(way)) {
                    ways.add(way.name());
                }
            }
            known.add(kind + " " + String.join(" ", ways) + " " + (built.contains(kind.name()) ? "yes" : "no"));
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(known);
        assertThat(picture)
                .contains("<title id=\"title\">", "<desc id=\"desc\">", "De gemeente kijkt niet mee in jouw kring.");
    }
}
