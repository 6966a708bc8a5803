package nl.kring.told;

/** How much of what is told stands in a mail (R-C6). */
public enum HowMuch {
    FULL,
    FIRST_LINE,
    ONLY_THAT_THERE_IS_SOMETHING
}
