package nl.kring.interop.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.interop.fhir.Resource.ReadMarker;
import nl.kring.interop.fhir.Resource.Talk;

/** Reads what people wrote to each other, and who has read it. */
final class Talks {
    private Talks() {}

    static Optional<Talk> opening(Fields fields) {
        var sender = fields.has("requester") ? fields.reference("requester") : fields.reference("sender");
        return talk(fields, sender, List.of(), "authoredOn");
    }

    static Optional<Talk> answer(Fields fields) {
        var answers = Stream.of("partOf", "basedOn", "inResponseTo")
                .flatMap(field -> fields.references(field).stream())
                .toList();
        return talk(fields, fields.reference("sender"), answers, "sent");
    }

    /** In a care network a task is a read marker: completed means that its owner has read the conversation. */
    static Optional<ReadMarker> readMarker(Fields fields) {
        var about = new ArrayList<>(fields.references("basedOn"));
        fields.reference("focus").ifPresent(about::add);
        if (about.stream()
                .noneMatch(
                        ref -> ref.raw().contains("Communication") || ref.raw().startsWith("urn:"))) {
            fields.add("", Reason.NOT_A_READ_MARKER);
            return Optional.empty();
        }
        var status = fields.text("status").orElse("");
        if (!List.of("completed", "requested", "draft", "received", "accepted", "ready", "in-progress")
                .contains(status)) {
            fields.add("status", Reason.STATUS, status);
        }
        return Optional.of(new ReadMarker(
                fields.inspection().origin(),
                about,
                fields.reference("for"),
                fields.reference("owner"),
                status.equals("completed")));
    }

    private static Optional<Talk> talk(Fields fields, Optional<Ref> sender, List<Ref> answers, String timeField) {
        fields.text("status")
                .filter(status -> !List.of("active", "completed").contains(status))
                .ifPresent(status -> fields.add("status", Reason.STATUS, status));
        var text = payload(fields);
        var sent = sent(fields, timeField);
        if (text.isBlank()) {
            fields.add("", Reason.NO_TEXT);
            return Optional.empty();
        }
        if (text.length() > LongText.LONGEST) {
            fields.add("", Reason.TEXT_TOO_LONG, String.valueOf(text.length()), String.valueOf(LongText.LONGEST));
            return Optional.empty();
        }
        var origin = fields.inspection().origin();
        return Optional.of(new Talk(
                origin, fields.reference("subject"), answers, sender, fields.references("recipient"), text, sent));
    }

    private static String payload(Fields fields) {
        var texts = new ArrayList<String>();
        for (var payload : fields.objects("payload")) {
            payload.longText("contentString").ifPresent(texts::add);
            if (payload.has("contentAttachment")) {
                var attachment = payload.node().path("contentAttachment");
                var title =
                        attachment.path("title").asString(attachment.path("url").asString("–"));
                payload.skip("contentAttachment");
                payload.add("contentAttachment", Reason.ATTACHMENT, PlainText.of(title));
            }
        }
        return String.join("\n\n", texts);
    }

    /** A time that cannot be true is said to be so and counts as missing. */
    private static Optional<Moment> sent(Fields fields, String timeField) {
        var written = fields.text(timeField);
        var sent = written.flatMap(Moment::parse)
                .filter(it -> it.before(fields.inspection().now()));
        if (written.isPresent() && sent.isEmpty()) {
            fields.add(timeField, Reason.IMPOSSIBLE_DATE, written.get());
        }
        return sent;
    }
}
