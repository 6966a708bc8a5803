package nl.kring.tenant;

import java.util.List;

/** A number that one can call in a municipality, by the name of what or whom one calls. */
public record NamedNumber(String name, String phone) {
    /** As they are kept: one a line, name and number with a tab between. */
    static List<NamedNumber> in(String lines) {
        return lines.lines()
                .map(line -> line.split("\t"))
                .filter(parts -> parts.length == 2)
                .map(parts -> new NamedNumber(parts[0].strip(), parts[1].strip()))
                .toList();
    }
}
