package nl.kring.interop.fhir;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.RelationKind;
import nl.kring.interop.fhir.ImportPlan.Conversation;
import nl.kring.interop.fhir.ImportPlan.Receipt;
import nl.kring.interop.fhir.Resource.ReadMarker;
import nl.kring.interop.fhir.Resource.Talk;

/** Plans who has read what. A marker that is not done yet says nothing more than that there is no receipt. */
final class Receipts {
    private final Lookup lookup;
    private final Identities identities;
    private final Conversations conversations;
    private final Instant now;
    private final List<Finding> findings;

    Receipts(Lookup lookup, Identities identities, Conversations conversations, Instant now, List<Finding> findings) {
        this.lookup = lookup;
        this.identities = identities;
        this.conversations = conversations;
        this.now = now;
        this.findings = findings;
    }

    List<Receipt> of(Circle circle, List<ReadMarker> markers) {
        return markers.stream()
                .flatMap(marker -> receipt(marker, circle).stream())
                .toList();
    }

    /** The circle whose conversation the marker is about; a finding says why there is none. */
    Optional<Circle> circle(ReadMarker marker) {
        var about = marker.about().stream()
                .flatMap(ref -> lookup.find(ref, marker.origin(), "basedOn").stream())
                .filter(Talk.class::isInstance)
                .map(it -> it.origin().key())
                .toList();
        var circle = about.stream()
                .flatMap(talk -> conversations.circlesOf(talk).stream())
                .filter(it -> isFor(marker, it))
                .findFirst();
        if (circle.isEmpty() && marker.read()) {
            findings.add(marker.origin().finding("", Reason.NOTHING_TO_READ));
        }
        return circle;
    }

    private boolean isFor(ReadMarker marker, Circle circle) {
        var resident = marker.resident().flatMap(lookup::human).map(identities::person);
        return marker.resident().isEmpty()
                || resident.filter(circle.resident::equals).isPresent();
    }

    private Optional<Receipt> receipt(ReadMarker marker, Circle circle) {
        if (!marker.read()) {
            return Optional.empty();
        }
        var reader =
                marker.reader().flatMap(lookup::human).map(identities::person).filter(circle::has);
        if (reader.isEmpty()) {
            var said = marker.reader().map(Ref::raw).orElse("–");
            findings.add(marker.origin().finding("", Reason.READER_NOT_IN_TEAM, said));
            return Optional.empty();
        }
        var member = Optional.ofNullable(circle.members.get(reader.get()));
        if (member.filter(it -> it.relation().kind() == RelationKind.PROFESSIONAL)
                .isPresent()) {
            findings.add(marker.origin().finding("", Reason.READ_BY_PROFESSIONAL));
            return Optional.empty();
        }
        var read = marker.about().stream()
                .flatMap(ref -> messages(lookup.key(ref), reader.get(), circle))
                .toList();
        if (read.isEmpty()) {
            findings.add(marker.origin().finding("", Reason.NOTHING_TO_READ));
            return Optional.empty();
        }
        var at = marker.origin().lastUpdated().orElse(now);
        return Optional.of(new Receipt(marker.origin(), reader.get(), read, new Moment(at, true)));
    }

    private Stream<String> messages(String about, String reader, Circle circle) {
        return conversations.of(circle, about).stream()
                .filter(conversation -> conversation.audience().has(reader))
                .map(Conversation::messages)
                .flatMap(List::stream)
                .map(message -> message.source().key());
    }
}
