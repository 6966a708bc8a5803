package nl.kring.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number as the whole world dials it (E.164): a plus, the country, the number. Two ways to write one are one. */
public record PhoneNumber(String value) {
    private static final Pattern BETWEEN = Pattern.compile("[ .()/\\u00a0-]");
    private static final Pattern WORLD = Pattern.compile("\\+[1-9][0-9]{7,14}");
    private static final String HERE = "+31";

    /** As "+31 (0)6" is written: the 0 is dialled in the country only. */
    private static final String HERE_AND_ZERO = HERE + "0";

    private static final Pattern MOBILE_HERE = Pattern.compile("\\+316[0-9]{8}");

    /** The countries of the European Union, and Iceland, Liechtenstein and Norway. */
    private static final Pattern EUROPE =
            Pattern.compile("\\+(3[02369]|4[0356789]|35[1-9]|37[012]|38[56]|42[013])[0-9]+");

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
        if (world.startsWith(HERE_AND_ZERO)) {
            world = HERE + world.substring(HERE_AND_ZERO.length());
        }
        return Optional.of(world)
                .filter(number -> WORLD.matcher(number).matches())
                .map(PhoneNumber::new);
    }

    /** Whether somebody may be written to there: a mobile number of this country, or a number of Europe. */
    public boolean takesTexts() {
        return value.startsWith(HERE)
                ? MOBILE_HERE.matcher(value).matches()
                : EUROPE.matcher(value).matches();
    }

    /** As its owner says it: 06 12345678, or as the whole world dials it. */
    public String spoken() {
        return MOBILE_HERE.matcher(value).matches() ? "06 " + value.substring(HERE.length() + 1) : value;
    }

    /** Without it: what is printed may be read. */
    @Override
    public String toString() {
        return "PhoneNumber[…" + value.substring(value.length() - 2) + "]";
    }
}
