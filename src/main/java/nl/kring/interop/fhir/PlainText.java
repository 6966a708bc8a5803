package nl.kring.interop.fhir;

/** Text as a database and a page can hold it: without control characters and halves of characters. */
final class PlainText {
    private PlainText() {}

    /** The same text, or a new one where something in it cannot be kept. */
    static String of(String text) {
        return text.codePoints().allMatch(PlainText::fits)
                ? text
                : text.codePoints()
                        .filter(c -> fits(c) || isHalf(c))
                        .map(c -> isHalf(c) ? 0xFFFD : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean fits(int c) {
        return !isHalf(c) && (c == '\n' || c == '\t' || c == '\r' || !Character.isISOControl(c));
    }

    private static boolean isHalf(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
