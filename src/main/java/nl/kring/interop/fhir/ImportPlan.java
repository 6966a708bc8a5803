package nl.kring.interop.fhir;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is to come in, with every reference resolved: people, organisations and circles. People are named by their key. */
public record ImportPlan(
        List<Person> people, List<Organisation> organisations, List<Network> networks, List<Finding> findings) {

    /** One human, however many resources speak of him or her; the numbers are what other systems know this person by. */
    public record Person(String key, String name, List<Channel> channels, List<String> numbers, List<Origin> sources) {}

    /** One organisation, not verified by anybody here. */
    public record Organisation(String key, String name, List<Origin> sources) {}

    /** A circle to be: it starts in the making and waits for the resident's yes. */
    public record Network(
            String resident,
            List<Origin> sources,
            List<Member> members,
            List<Conversation> conversations,
            List<Receipt> receipts) {}

    /** Who stands in the circle; who has left is only known as author of what was said. */
    public record Member(
            String person, Relation relation, Optional<String> organisation, boolean left, Origin source) {}

    /** A first post and its answers, all with the same readers. */
    public record Conversation(String key, Audience audience, List<Message> messages) {}

    /** One message; a long one is several posts. */
    public record Message(Origin source, String author, List<String> posts, Moment at) {}

    /** That somebody has read these messages, named by their key. */
    public record Receipt(Origin source, String person, List<String> messages, Moment at) {}

    /** Who may read: the whole circle, or these people, of whom the resident is always one. */
    public record Audience(boolean everyone, SortedSet<String> people) {
        static final Audience EVERYONE = new Audience(true, new TreeSet<>());

        boolean has(String person) {
            return everyone || people.contains(person);
        }
    }
}
