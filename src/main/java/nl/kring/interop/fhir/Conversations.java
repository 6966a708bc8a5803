package nl.kring.interop.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.kring.interop.fhir.ImportPlan.Audience;
import nl.kring.interop.fhir.ImportPlan.Conversation;
import nl.kring.interop.fhir.ImportPlan.Message;
import nl.kring.interop.fhir.Resource.Human;
import nl.kring.interop.fhir.Resource.Talk;
import nl.kring.interop.fhir.Resource.Team;

/** Plans what was said: which messages make one conversation, in which circle, by whom, when, for whom. */
final class Conversations {
    private final Lookup lookup;
    private final Identities identities;
    private final Circles circles;
    private final Readers readers;
    private final Instant now;
    private final List<Finding> findings;
    private final Map<String, String> rootOf = new HashMap<>();
    private final Map<Circle, Map<String, List<Talk>>> talks = new LinkedHashMap<>();
    private final Map<Circle, Map<String, List<Conversation>>> planned = new HashMap<>();
    private final Map<String, Set<Circle>> circlesOf = new HashMap<>();

    Conversations(Lookup lookup, Identities identities, Circles circles, Instant now, List<Finding> findings) {
        this.lookup = lookup;
        this.identities = identities;
        this.circles = circles;
        this.readers = new Readers(lookup, identities, findings);
        this.now = now;
        this.findings = findings;
        lookup.all(Talk.class).forEach(this::gather);
        talks.forEach((circle, byRoot) -> byRoot.forEach((root, group) -> plan(circle, root, group)));
    }

    List<Conversation> of(Circle circle) {
        return planned.getOrDefault(circle, Map.of()).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    /** All that was said in the conversation with this first message, or in which this message stands. */
    List<Conversation> of(Circle circle, String talk) {
        return planned.getOrDefault(circle, Map.of()).getOrDefault(rootOf.getOrDefault(talk, talk), List.of());
    }

    Set<Circle> circlesOf(String talk) {
        return circlesOf.getOrDefault(rootOf.getOrDefault(talk, talk), Set.of());
    }

    private void gather(Talk talk) {
        var root = root(talk);
        rootOf.put(talk.origin().key(), root);
        var circle = circle(talk, root);
        if (circle.isEmpty()) {
            findings.add(talk.origin().finding("", Reason.NO_CIRCLE));
            return;
        }
        if (root.equals(talk.origin().key()) && !talk.opens()) {
            findings.add(talk.origin().finding("partOf", Reason.STANDS_ALONE));
        }
        talks.computeIfAbsent(circle.get(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(root, _ -> new ArrayList<>())
                .add(talk);
    }

    /** Where the answers lead in the end. What answers something that is not there still belongs to it. */
    private String root(Talk talk) {
        var passed = new HashSet<String>();
        var at = talk;
        while (passed.add(at.origin().key()) && !at.opens() && !at.answers().isEmpty()) {
            var answered = at.answers().getFirst();
            var from = at == talk ? lookup.find(answered, talk.origin(), "partOf") : lookup.find(answered);
            if (from.isEmpty() || !(from.get() instanceof Talk before)) {
                return lookup.key(answered);
            }
            at = before;
        }
        var ends = at.opens() || at.answers().isEmpty();
        return ends ? at.origin().key() : talk.origin().key();
    }

    /** In whose circle it was said: as the message says, else as its conversation, its readers or its writer show. */
    private Optional<Circle> circle(Talk talk, String root) {
        if (talk.subject().isPresent()) {
            return resident(talk.subject().get());
        }
        var opening = lookup.find(new Ref(root)).filter(Talk.class::isInstance).map(Talk.class::cast);
        var ofOpening = opening.filter(it -> it != talk)
                .flatMap(it -> circle(it, it.origin().key()));
        if (ofOpening.isPresent()) {
            return ofOpening;
        }
        var ofTeam = talk.recipients().stream()
                .flatMap(ref -> lookup.find(ref).stream())
                .filter(Team.class::isInstance)
                .flatMap(team -> circles.all()
                        .filter(circle -> circle.hasTeam(team.origin().key())))
                .findFirst();
        if (ofTeam.isPresent()) {
            return ofTeam;
        }
        var ofSender = sender(talk).map(circles::ofPerson).orElse(List.of());
        return ofSender.size() == 1 ? Optional.of(ofSender.getFirst()) : Optional.empty();
    }

    private Optional<Circle> resident(Ref subject) {
        return lookup.find(subject)
                .filter(Human.class::isInstance)
                .map(Human.class::cast)
                .flatMap(circles::of);
    }

    private Optional<String> sender(Talk talk) {
        return talk.sender().flatMap(lookup::human).map(identities::person);
    }

    private void plan(Circle circle, String root, List<Talk> group) {
        group.sort(Comparator.comparing((Talk it) -> !it.origin().key().equals(root))
                .thenComparing(it -> moment(it).at())
                .thenComparing(it -> it.origin().key()));
        if (!group.getFirst().origin().key().equals(root)) {
            findings.add(group.getFirst().origin().finding("partOf", Reason.NO_FIRST_MESSAGE, root));
        }
        var byAudience = new LinkedHashMap<Audience, List<Message>>();
        for (var talk : group) {
            var author = author(talk, circle);
            if (author.isPresent()) {
                var first = byAudience.keySet().stream().findFirst();
                var audience = readers.of(talk, author.get(), circle, first);
                if (first.isPresent() && !byAudience.containsKey(audience)) {
                    findings.add(talk.origin().finding("recipient", Reason.OTHER_READERS));
                }
                byAudience.computeIfAbsent(audience, _ -> new ArrayList<>()).add(message(talk, author.get()));
            }
        }
        var conversations = byAudience.entrySet().stream()
                .map(it -> new Conversation(it.getValue().getFirst().source().key(), it.getKey(), it.getValue()))
                .toList();
        circlesOf.computeIfAbsent(root, _ -> new LinkedHashSet<>()).add(circle);
        planned.computeIfAbsent(circle, _ -> new LinkedHashMap<>()).put(root, conversations);
    }

    private Optional<String> author(Talk talk, Circle circle) {
        if (talk.sender().isEmpty() || sender(talk).isEmpty()) {
            var said = talk.sender().map(Ref::raw).orElse("–");
            findings.add(talk.origin().finding("", Reason.NO_SENDER, said));
            return Optional.empty();
        }
        var author = sender(talk).filter(circle::has);
        if (author.isEmpty()) {
            findings.add(talk.origin()
                    .finding("", Reason.SENDER_NOT_IN_TEAM, talk.sender().get().raw()));
        }
        return author;
    }

    private Message message(Talk talk, String author) {
        var moment = moment(talk);
        if (moment.estimated()) {
            var known = talk.sent().isPresent() || talk.origin().lastUpdated().isPresent();
            findings.add(talk.origin()
                    .finding(
                            talk.opens() ? "authoredOn" : "sent", known ? Reason.TIME_ESTIMATED : Reason.TIME_UNKNOWN));
        }
        var posts = LongText.posts(talk.text());
        if (posts.size() > 1) {
            findings.add(talk.origin().finding("payload", Reason.TEXT_SPLIT, String.valueOf(posts.size())));
        }
        return new Message(talk.origin(), author, posts, moment);
    }

    private Moment moment(Talk talk) {
        return talk.sent()
                .orElseGet(() -> new Moment(talk.origin().lastUpdated().orElse(now), true));
    }
}
