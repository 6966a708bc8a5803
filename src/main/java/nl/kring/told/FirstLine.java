package nl.kring.told;

/** The first line of what somebody wrote; of a long one its first words. */
final class FirstLine {
    private static final int LONGEST = 120;

    private FirstLine() {}

    static String of(String words) {
        var all = words.strip();
        var line = all.lines().findFirst().orElse("").strip();
        if (line.length() <= LONGEST) {
            return line.length() == all.length() ? line : line + " …";
        }
        var cut = line.lastIndexOf(' ', LONGEST);
        var end = cut > 0 ? cut : line.offsetByCodePoints(0, line.codePointCount(0, LONGEST));
        return line.substring(0, end) + " …";
    }
}
