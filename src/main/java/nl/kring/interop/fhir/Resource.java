package nl.kring.interop.fhir;

import java.util.List;
import java.util.Optional;

/** What Kring understands of a FHIR resource, as it stands in one file and before anything is looked up elsewhere. */
sealed interface Resource {
    Origin origin();

    /** A number in somebody's system that means one person or one organisation. */
    record Identifier(String system, String value) {
        @Override
        public String toString() {
            return system + "|" + value;
        }
    }

    record Coding(String system, String code, String display) {}

    /** Patient, RelatedPerson or Practitioner. */
    record Human(
            Origin origin,
            String name,
            List<Identifier> identifiers,
            List<Channel> channels,
            boolean active,
            boolean deceased,
            Optional<Ref> patient,
            List<Coding> relationships)
            implements Resource {}

    record Organisation(Origin origin, String name, List<Identifier> identifiers) implements Resource {
        /** The number by which the care sector knows an organisation. */
        Optional<String> ura() {
            return identifiers.stream()
                    .filter(it -> it.system().equals("http://fhir.nl/fhir/NamingSystem/ura"))
                    .map(Identifier::value)
                    .findFirst();
        }
    }

    /** PractitionerRole: who works where. */
    record Role(Origin origin, Optional<Ref> practitioner, Optional<Ref> organisation) implements Resource {}

    record Participant(Optional<Ref> member, Optional<Ref> organisation, boolean left) {}

    record Team(Origin origin, Optional<Ref> subject, List<Participant> participants) implements Resource {}

    /** CommunicationRequest (the first message of a conversation) or Communication (an answer in it). */
    record Talk(
            Origin origin,
            Optional<Ref> subject,
            List<Ref> answers,
            Optional<Ref> sender,
            List<Ref> recipients,
            String text,
            Optional<Moment> sent)
            implements Resource {
        boolean opens() {
            return origin.type().equals("CommunicationRequest");
        }
    }

    /** Task: that somebody has read a conversation, or has not yet. */
    record ReadMarker(Origin origin, List<Ref> about, Optional<Ref> resident, Optional<Ref> reader, boolean read)
            implements Resource {}
}
