package nl.kring.frontdoor;

/** What was said in a report, for the navigator who has it. What was not said is empty. */
public record ReportContent(
        String askedBy,
        String street,
        String postcode,
        String place,
        String phone,
        String theme,
        String ownWords,
        String tried) {}
