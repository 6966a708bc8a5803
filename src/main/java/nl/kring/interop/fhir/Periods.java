package nl.kring.interop.fhir;

/** Reads from when until when something holds. */
final class Periods {
    private Periods() {}

    /** Whether the period of these fields is over. An end that cannot be a date ends nothing. */
    static boolean ended(Fields fields) {
        var now = fields.inspection().now();
        return fields.object("period")
                .flatMap(period -> {
                    var end = period.text("end");
                    end.filter(it -> Moment.parse(it).isEmpty())
                            .ifPresent(it -> period.add("end", Reason.IMPOSSIBLE_DATE, it));
                    return end;
                })
                .flatMap(Moment::parse)
                .filter(end -> end.at().isBefore(now))
                .isPresent();
    }
}
