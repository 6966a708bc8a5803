package nl.kring.interop.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.interop.fhir.ImportPlan.Person;
import nl.kring.interop.fhir.Resource.Human;
import nl.kring.interop.fhir.Resource.Identifier;

/**
 * Settles who is one human. The same number and a like name make two resources one person; a shared mail address or phone
 * never does, and the same number under quite another name does not either.
 */
final class Identities {
    private final List<Finding> findings;
    private final Map<String, Human> humans = new TreeMap<>();
    private final Map<String, String> same = new HashMap<>();

    Identities(Stream<Human> all, List<Finding> findings) {
        this.findings = findings;
        all.forEach(human -> humans.put(human.origin().key(), human));
        var byNumber = new LinkedHashMap<Identifier, List<Human>>();
        humans.values().forEach(human -> human.identifiers().stream().distinct().forEach(it -> byNumber.computeIfAbsent(
                        it, _ -> new ArrayList<>())
                .add(human)));
        byNumber.values().forEach(this::settle);
        reportMerged();
    }

    /** The key of the human that this resource speaks of. */
    String person(Human human) {
        var key = human.origin().key();
        while (same.containsKey(key)) {
            key = same.get(key);
        }
        return key;
    }

    /** The people who come in, each with all that is known of how to reach them. */
    List<Person> people(Set<String> keys) {
        var people = groups().entrySet().stream()
                .filter(it -> keys.contains(it.getKey()))
                .map(it -> person(it.getKey(), it.getValue()))
                .toList();
        reportSharedChannels(people);
        return people;
    }

    Stream<Human> humans() {
        return humans.values().stream();
    }

    private void settle(List<Human> group) {
        for (var i = 1; i < group.size(); i++) {
            var other = group.get(i);
            var like = group.subList(0, i).stream()
                    .filter(it -> alike(it.name(), other.name()))
                    .findFirst();
            if (like.isPresent()) {
                join(person(like.get()), person(other));
            } else {
                findings.add(other.origin()
                        .finding(
                                "identifier",
                                Reason.SAME_NUMBER_OTHER_NAME,
                                group.getFirst().origin().key()));
            }
        }
    }

    private void join(String one, String other) {
        if (!one.equals(other)) {
            same.put(one.compareTo(other) < 0 ? other : one, one.compareTo(other) < 0 ? one : other);
        }
    }

    static boolean alike(String one, String other) {
        return mark(one).equals(mark(other));
    }

    /** The last word and the first letter: "K. Groot" is "Kees Groot", "Anna Groot" is not. */
    static String mark(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.charAt(0) + " " + lower.substring(lower.lastIndexOf(' ') + 1);
    }

    private Map<String, List<Human>> groups() {
        return humans.values().stream().collect(Collectors.groupingBy(this::person, TreeMap::new, Collectors.toList()));
    }

    private void reportMerged() {
        groups().forEach((key, group) -> group.stream()
                .filter(human -> !human.origin().key().equals(key))
                .forEach(human -> findings.add(human.origin().finding("identifier", Reason.SAME_PERSON, key))));
    }

    /** The longest name says most; of two as long the newest counts. */
    private Person person(String key, List<Human> group) {
        var named = group.stream()
                .max(Comparator.comparing((Human it) -> it.name().length())
                        .thenComparing(it -> it.origin().lastUpdated().orElse(Instant.MIN)))
                .orElseThrow();
        return new Person(
                key,
                named.name(),
                channels(group),
                group.stream()
                        .flatMap(it -> it.identifiers().stream())
                        .map(Identifier::toString)
                        .distinct()
                        .toList(),
                group.stream().map(Human::origin).toList());
    }

    /** Every address, and the first number: an account has room for one. */
    private List<Channel> channels(List<Human> group) {
        var channels = new ArrayList<Channel>();
        for (var human : group) {
            for (var channel : human.channels()) {
                if (channels.contains(channel)) {
                    continue;
                }
                if (channel.kind() == Channel.Kind.PHONE
                        && channels.stream().anyMatch(it -> it.kind() == channel.kind())) {
                    findings.add(human.origin().finding("telecom.value", Reason.SECOND_PHONE, channel.value()));
                } else {
                    channels.add(channel);
                }
            }
        }
        return List.copyOf(channels);
    }

    private void reportSharedChannels(List<Person> people) {
        var users = new LinkedHashMap<Channel, Set<Person>>();
        people.forEach(person -> person.channels().forEach(it -> users.computeIfAbsent(it, _ -> new LinkedHashSet<>())
                .add(person)));
        users.forEach((channel, sharing) -> {
            if (sharing.size() > 1) {
                sharing.forEach(person -> findings.add(person.sources()
                        .getFirst()
                        .finding("telecom", Reason.SHARED_CHANNEL, channel.value(), String.valueOf(sharing.size()))));
            }
        });
    }
}
