package nl.kring.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number as the whole world dials it (E.164): a plus, the country, the number. Two ways to write one are one. */
public record PhoneNumber(String value) {
    private static final Pattern BETWEEN = Pattern.compile("[ .()/\\u00a0-]");
    private static final Pattern WORLD = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final String HERE = "+31";

    public PhoneNumber {
        if (!WORLD.matcher(value).matches()) {
            throw new IllegalArgumentException("not a number of the world");
        }
    }

    /** As somebody writes it: 06-12 34 56 78, 0031612345678 or +31 6 12345678; empty if it is none. */
    public static Optional<PhoneNumber> of(String written) {
        var bare = BETWEEN.matcher(written.strip()).replaceAll("");
        var world = bare;
        if (bare.startsWith("00")) {
            world = "+" + bare.substring(2);
        } else if (bare.startsWith("0")) {
            world = HERE + bare.substring(1);
        }
        return Optional.of(world)
                .filter(number -> WORLD.matcher(number).matches())
                .map(PhoneNumber::new);
    }

    /** Without it: what is printed may be read. */
    @Override
    public String toString() {
        return "PhoneNumber[…" + value.substring(value.length() - 2) + "]";
    }
}
