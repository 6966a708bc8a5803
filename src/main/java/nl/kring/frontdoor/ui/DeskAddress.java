package nl.kring.frontdoor.ui;

import nl.kring.frontdoor.ReportId;

/** Addresses at the desk: the only place that knows how they are written. */
final class DeskAddress {
    static final String DESK = "desk";
    static final String PARAMETER = "report";

    private DeskAddress() {}

    static String of(ReportId report) {
        return DESK + "/" + report.value();
    }
}
