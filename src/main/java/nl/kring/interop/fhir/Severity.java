package nl.kring.interop.fhir;

/** How far something in the source is from what Kring took over; the order is that of the report. */
public enum Severity {
    /** Wrong or impossible in the source, so it stays behind. */
    REFUSED,
    /** Came in, but not quite as it stood in the source. */
    CHANGED,
    /** Right in the source, but Kring has no place for it or does not want it. */
    NOT_TAKEN
}
