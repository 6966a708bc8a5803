package nl.kring.interop.fhir;

import java.nio.file.Path;

/** What was asked at the console: a folder, the municipality by name, and what the source is called. */
record ImportRequest(Path folder, String tenant, String source) {
    /** What a source is called by whom did not say which. */
    static final String UNNAMED = "fhir";
}
