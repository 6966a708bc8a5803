package nl.kring.interop.fhir;

import java.util.List;

/** One thing of the source that did not come in as it stood there: which file, which resource, which field, and why. */
public record Finding(String file, String resource, String field, Reason reason, List<String> args) {
    private static final int LONGEST = 200;

    public Finding {
        file = line(file);
        resource = line(resource);
        field = line(field);
        args = args.stream().map(Finding::line).toList();
    }

    /** What a stranger wrote stays on one line of the report and cannot fill it. */
    private static String line(String text) {
        var line = PlainText.of(text).replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    static Finding ofFile(String file, Reason reason, String... args) {
        return new Finding(file, "", "", reason, List.of(args));
    }

    /** How serious it is. */
    public Severity severity() {
        return reason.severity();
    }

    /** Whether a file, a person, a message or a circle as a whole was refused, rather than one field of it. */
    public boolean refusesWhole() {
        return severity() == Severity.REFUSED && field.isEmpty();
    }
}
