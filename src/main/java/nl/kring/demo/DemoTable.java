package nl.kring.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;

/** A table of the demo: a line of names, then a line a row, cells between tabs. */
record DemoTable(List<Row> rows) {
    static DemoTable of(String name) {
        try {
            var lines = new ClassPathResource("demo/" + name + ".tsv")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var names = lines.getFirst().split("\t", -1);
            return new DemoTable(
                    lines.stream().skip(1).map(line -> row(names, line)).toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Row row(String[] names, String line) {
        var cells = Arrays.asList(line.split("\t", -1));
        var row = new HashMap<String, String>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], cells.get(i));
        }
        return new Row(row);
    }

    record Row(Map<String, String> cells) {
        String get(String name) {
            return Optional.ofNullable(cells.get(name)).orElseThrow();
        }

        Optional<String> maybe(String name) {
            return Optional.of(get(name)).filter(cell -> !cell.isEmpty());
        }
    }
}
