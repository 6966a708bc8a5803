package nl.kring.welcome;

/** One thing to do at the beginning; which of them stand there depends on the template. */
public enum Begin {
    DRAW,
    PHONES,
    TELL,
    PLAN
}
