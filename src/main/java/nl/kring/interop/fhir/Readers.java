package nl.kring.interop.fhir;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import nl.kring.interop.fhir.ImportPlan.Audience;
import nl.kring.interop.fhir.Resource.Talk;
import nl.kring.interop.fhir.Resource.Team;

/** Works out who may read a message: never more people than in the source, but for the resident, who always reads along. */
final class Readers {
    private final Lookup lookup;
    private final Identities identities;
    private final List<Finding> findings;

    Readers(Lookup lookup, Identities identities, List<Finding> findings) {
        this.lookup = lookup;
        this.identities = identities;
        this.findings = findings;
    }

    /** The audience of a message by this author; an answer that names nobody has that of the message it answers. */
    Audience of(Talk talk, String author, Circle circle, Optional<Audience> first) {
        if (talk.recipients().isEmpty()) {
            findings.add(talk.origin().finding("recipient", Reason.NO_RECIPIENT));
            return first.map(it -> withAuthor(it, author)).orElseGet(() -> only(circle, author, new TreeSet<>()));
        }
        var people = new TreeSet<String>();
        for (var recipient : talk.recipients()) {
            var audience = of(recipient, talk, circle);
            if (audience.everyone()) {
                return Audience.EVERYONE;
            }
            people.addAll(audience.people());
        }
        if (people.contains(author) && talk.recipients().stream().anyMatch(it -> isPerson(it, author))) {
            findings.add(talk.origin().finding("recipient", Reason.SENDER_IS_RECIPIENT));
        }
        if (!people.contains(circle.resident) && !author.equals(circle.resident)) {
            findings.add(talk.origin().finding("recipient", Reason.RESIDENT_READS));
        }
        return only(circle, author, people);
    }

    private Audience of(Ref recipient, Talk talk, Circle circle) {
        var resource = lookup.find(recipient, talk.origin(), "recipient");
        if (resource.isPresent()
                && resource.get() instanceof Team team
                && circle.hasTeam(team.origin().key())) {
            return circle.audienceOfTeam(team.origin().key());
        }
        var person = lookup.human(recipient).map(identities::person).filter(circle::has);
        if (resource.isPresent() && person.isEmpty()) {
            findings.add(talk.origin().finding("recipient", Reason.RECIPIENT_NOT_IN_TEAM, recipient.raw()));
        }
        var people = new TreeSet<String>();
        person.ifPresent(people::add);
        return new Audience(false, people);
    }

    private boolean isPerson(Ref ref, String person) {
        return lookup.human(ref).map(identities::person).filter(person::equals).isPresent();
    }

    private static Audience withAuthor(Audience audience, String author) {
        if (audience.has(author)) {
            return audience;
        }
        var people = new TreeSet<>(audience.people());
        people.add(author);
        return new Audience(false, people);
    }

    private static Audience only(Circle circle, String author, TreeSet<String> people) {
        people.add(author);
        people.add(circle.resident);
        return new Audience(false, people);
    }
}
