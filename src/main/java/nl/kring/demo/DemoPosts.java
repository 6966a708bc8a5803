package nl.kring.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.About;
import nl.kring.circle.Audience;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.Topic;
import nl.kring.demo.DemoLines.Line;
import nl.kring.demo.DemoTable.Row;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.timeline.HowItGoes;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PastPost;
import nl.kring.timeline.PastPosts;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostKind;
import nl.kring.timeline.Reaction;
import nl.kring.timeline.TimelineJobs;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A year of what people told each other, what others said of it and saw, and on which days some of them read. */
@Component
@Order(30)
class DemoPosts implements DemoPart {
    private static final Duration LATELY = Duration.ofDays(60);
    private static final int SAYS_SOMETHING = 22;
    private static final int SAW = 85;
    private static final int OF = 100;

    private final TimelineJobs timeline;
    private final PastPosts past;
    private final DemoHands hands;
    private final DemoPictures pictures;
    private final Clock clock;

    DemoPosts(TimelineJobs timeline, PastPosts past, DemoHands hands, DemoPictures pictures, Clock clock) {
        this.timeline = timeline;
        this.past = past;
        this.hands = hands;
        this.pictures = pictures;
        this.clock = clock;
    }

    @Override
    public void load(DemoTown town) {
        var circles = new DemoLines(town, clock.instant()).all().stream().collect(Collectors.groupingBy(Line::circle));
        circles.forEach((circle, lines) -> tell(town, circle, lines));
        DemoTable.of("reading")
                .rows()
                .forEach(row -> timeline.readsOn(
                        town.person(row.get("who")),
                        Stream.of(row.get("days").split(","))
                                .map(DayOfWeek::valueOf)
                                .collect(Collectors.toSet())));
    }

    private record Told(Line line, PostId id) {}

    private void tell(DemoTown town, String circle, List<Line> lines) {
        var posts = new ArrayList<PastPost>();
        var told = new ArrayList<Told>();
        for (var line : lines) {
            var id = new PostId(Ids.at(line.at()));
            told.add(new Told(line, id));
            posts.add(new PastPost(null, town.person(line.who()), post(town, id, line), line.at()));
            line.answers().forEach(answer -> {
                var words = new NewPost(
                        new PostId(Ids.at(answer.at())), answer.text(), Topic.valueOf(line.topic()), Optional.empty());
                posts.add(new PastPost(id, town.person(answer.who()), words, answer.at()));
            });
        }
        var written = past.tell(town.circle(circle), posts);
        if (!circle.equals("R11")) { // closed: nobody taps there any more
            echo(town, circle, told, written);
        }
    }

    private static NewPost post(DemoTown town, PostId id, Line line) {
        return new NewPost(
                id,
                line.text(),
                Topic.valueOf(line.topic()),
                line.about().map(town::person).map(About::only),
                line.only()
                        .map(ids -> Stream.of(ids.split(",")).map(town::person).collect(Collectors.toSet())),
                Set.of(),
                kind(town, line));
    }

    private static PostKind kind(DemoTown town, Line line) {
        return switch (line.kind()) {
            case "CHECK_IN" ->
                new PostKind.CheckIn(HowItGoes.valueOf(line.with().orElseThrow()));
            case "QUESTION" -> new PostKind.Question(line.with().map(town::person));
            case "MILESTONE" -> new PostKind.Milestone();
            case "SURPRISE" ->
                new PostKind.Surprise(
                        town.day().plusDays(Integer.parseInt(line.with().orElseThrow())));
            default -> PostKind.ORDINARY;
        };
    }

    private void echo(DemoTown town, String circle, List<Told> told, Map<PostId, Audience> written) {
        var at = town.circle(circle);
        told.stream().filter(each -> each.line().kind().equals("PHOTO")).forEach(each -> {
            var author = town.person(each.line().who());
            var shown = each.line().with().orElseThrow().split(": ", 2);
            hands.of(author, () -> past.photo(at, each.id(), author, pictures.of(shown[0]), shown[1]));
        });
        told.stream()
                .filter(each -> each.line().kind().equals("QUESTION")
                        && !each.line().answers().isEmpty())
                .collect(Collectors.groupingBy(each -> town.person(each.line().who())))
                .forEach((who, theirs) -> hands.of(
                        who,
                        () -> past.answered(
                                at, who, theirs.stream().map(Told::id).toList())));
        var tap = taps(town, circle);
        var lately = clock.instant().minus(LATELY);
        Map<AccountId, Map<PostId, Reaction>> said = new HashMap<>();
        Map<AccountId, List<PostId>> saw = new HashMap<>();
        told.forEach(each -> {
            var chance = new Random(each.line().at().getEpochSecond() / 86_400
                    + each.line().text().hashCode());
            Optional.ofNullable(written.get(each.id())).orElseThrow().readers().stream()
                    .map(CirclePerson::account)
                    .filter(reader -> tap.contains(reader)
                            && !reader.equals(town.person(each.line().who())))
                    .forEach(reader -> {
                        if (chance.nextInt(OF) < SAYS_SOMETHING) {
                            reaction(each.line(), chance)
                                    .ifPresent(word -> said.computeIfAbsent(reader, _ -> new HashMap<>())
                                            .put(each.id(), word));
                        }
                        if (each.line().at().isAfter(lately) && chance.nextInt(OF) < SAW) {
                            saw.computeIfAbsent(reader, _ -> new ArrayList<>()).add(each.id());
                        }
                    });
        });
        tap.forEach(who -> hands.of(
                who, () -> past.echo(at, who, said.getOrDefault(who, Map.of()), saw.getOrDefault(who, List.of()))));
    }

    /** Who opens Kring: not who has a telephone that only calls, nor who comes for the work and leaves no marks, nor who died. */
    private static Set<AccountId> taps(DemoTown town, String circle) {
        var members = DemoTable.of("members").rows().stream()
                .filter(row ->
                        row.get("circle").equals(circle) && !row.get("ring").equals("PROFESSIONALS"))
                .filter(row -> !Set.of("sms", "paper").contains(row.get("channel")));
        var residents = DemoTable.of("residents").rows().stream()
                .filter(row ->
                        row.get("circle").equals(circle) && row.get("state").equals("ACTIVE"));
        return Stream.concat(members, residents)
                .map((Row row) -> town.person(row.get("id")))
                .collect(Collectors.toSet());
    }

    /** A word that fits, whatever the text. */
    private static Optional<Reaction> reaction(Line line, Random chance) {
        var words =
                switch (line.kind()) {
                    case "QUESTION" -> List.<Reaction>of();
                    case "CHECK_IN" ->
                        HowItGoes.valueOf(line.with().orElseThrow()).compareTo(HowItGoes.SO_SO) < 0
                                ? List.of(Reaction.FINE)
                                : List.of(Reaction.STRENGTH, Reaction.SEEN);
                    default ->
                        switch (Topic.valueOf(line.topic())) {
                            case FUN -> List.of(Reaction.LIKE, Reaction.FINE, Reaction.LIKE);
                            case PRACTICAL -> List.of(Reaction.THANKS, Reaction.SEEN);
                            default -> List.of(Reaction.SEEN);
                        };
                };
        return words.isEmpty() ? Optional.empty() : Optional.of(words.get(chance.nextInt(words.size())));
    }
}
