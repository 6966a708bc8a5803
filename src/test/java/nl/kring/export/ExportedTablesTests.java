package nl.kring.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.Ring;
import nl.kring.platform.Texts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * R-M6: of each table of a circle {@code docs/privacy/export.tsv} says in which part of the file it goes along, or why it does not. A new
 * table that is in neither fails here.
 */
@KringTest
class ExportedTablesTests {
    @Autowired
    private People people;

    @Autowired
    private ExportService exports;

    @Autowired
    private JdbcClient jdbc;

    private static List<List<String>> rows() throws IOException {
        return Files.readAllLines(Path.of("docs/privacy/export.tsv")).stream()
                .skip(1)
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    @Test
    void r_m6_eachTableOfACircleIsInTheFileOrItIsSaidWhyNot() throws IOException {
        var there = jdbc.sql("select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace "
                        + "where c.relkind in ('r', 'p') and n.nspname = 'circle'")
                .query(String.class)
                .list();
        assertThat(rows()).allSatisfy(row -> assertThat(row).hasSize(3));
        assertThat(rows().stream().map(List::getFirst).toList()).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(rows().stream().map(List::getFirst).toList()))
                .as("export.tsv says of each table in which part of the file it goes along, or why it does not")
                .isEqualTo(new TreeSet<>(there));
        assertThat(rows()).allSatisfy(row -> assertThat(row.get(1).isEmpty())
                .as("%s: a part, or a reason", row.getFirst())
                .isNotEqualTo(row.get(2).isEmpty()));
    }

    @Test
    void r_m6_eachPartThatIsNamedIsInTheFileOfTheResidentOrOfAMember() throws IOException {
        var jan = people.person("Jan");
        var bram = people.person("Bram");
        var circle = people.circle(people.tenant(), jan);
        people.seat(circle, bram, Ring.INNER);
        var parts = new HashSet<>(People.as(jan, () -> exports.parts(circle)));
        parts.addAll(People.as(bram, () -> exports.parts(circle)));
        assertThat(parts)
                .containsAll(rows().stream()
                        .map(row -> row.get(1))
                        .filter(part -> !part.isEmpty())
                        .toList());
        // each of them is written, in each language
        for (var language : Texts.LANGUAGES) {
            assertThat(People.as(jan, () -> size(exports.take(circle, language))))
                    .isPositive();
        }
    }

    private static int size(ExportService.Parcel parcel) throws IOException {
        var out = new ByteArrayOutputStream();
        parcel.writeTo(out);
        return out.size();
    }
}
