package nl.kring.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.kring.demo.DemoTable.Row;
import nl.kring.platform.MovingClock;

/**
 * What the tables say was told, by moment: the beats of {@code posts.tsv}, each on its own day, and between them the ordinary days of
 * {@code rhythms.tsv}, in which a line comes back and takes its texts by turns. The same each time the demo is loaded.
 */
record DemoLines(DemoTown town, Instant now) {
    private static final int MINUTES = 80;

    /** @param with what goes for its kind alone: a face, who is asked, a day or a photo */
    record Line(
            String circle,
            String who,
            String kind,
            String topic,
            String text,
            Optional<String> about,
            Optional<String> with,
            Optional<String> only,
            Instant at,
            List<Answer> answers) {}

    record Answer(String who, String text, Instant at) {}

    /** The oldest first; what would be later than now was not told yet. */
    List<Line> all() {
        var beats = DemoTable.of("posts").rows().stream()
                .map(row -> line(
                        row,
                        row.get("text"),
                        town.moment(Integer.parseInt(row.get("day")), row.get("time")),
                        row.maybe("with")));
        var rhythms = DemoTable.of("rhythms").rows();
        var ordinary = IntStream.range(0, rhythms.size()).boxed().flatMap(each -> comesBack(rhythms.get(each), each));
        return Stream.of(beats, ordinary, lifelike())
                .flatMap(lines -> lines)
                .filter(line -> line.at().isBefore(now))
                .sorted(Comparator.comparing(Line::at))
                .toList();
    }

    /** How one resident says that it goes, with the words that stand by that face in the rhythms. */
    private Stream<Line> lifelike() {
        var row = DemoTable.of("rhythms").rows().stream()
                .filter(one -> one.get("circle").equals(DemoLifelike.CIRCLE)
                        && one.get("kind").equals("CHECK_IN"))
                .findFirst()
                .orElseThrow();
        var words = Stream.of(row.get("texts").split(" \\| "))
                .map(text -> text.split(" ", 2))
                .collect(Collectors.groupingBy(
                        text -> text[0],
                        Collectors.mapping(text -> text.length > 1 ? text[1] : "", Collectors.toList())));
        var said = DemoLifelike.events(town).stream()
                .filter(event -> event.what() instanceof LifelikeDays.What.Says)
                .toList();
        return IntStream.range(0, said.size()).mapToObj(turn -> {
            var face = ((LifelikeDays.What.Says) said.get(turn).what()).face().name();
            var texts = words.getOrDefault(face, List.of(""));
            return line(
                    row,
                    turn % 3 == 0 ? texts.get(turn / 3 % texts.size()) : "",
                    said.get(turn).at(),
                    Optional.of(face));
        });
    }

    private Stream<Line> comesBack(Row row, int seed) {
        var chance = new Random(seed);
        var texts = row.get("texts").split(" \\| ");
        var days = days(row);
        return IntStream.range(0, days.length).mapToObj(turn -> {
            var minutes = chance.nextInt(MINUTES) - MINUTES / 2;
            var at = town.moment(days[turn], row.get("time")).plus(Duration.ofMinutes(minutes));
            var words = texts[turn % texts.length];
            var face =
                    row.get("kind").equals("CHECK_IN") ? Optional.of(words.split(" ", 2)[0]) : Optional.<String>empty();
            return line(
                    row,
                    face.map(said -> words.substring(said.length()).strip()).orElse(words),
                    at,
                    face);
        });
    }

    /** Each so many days, or each such day of the week. */
    private int[] days(Row row) {
        var from = Integer.parseInt(row.get("from"));
        var until = Integer.parseInt(row.get("until"));
        var every = row.get("every");
        if (Character.isDigit(every.charAt(0))) {
            var step = Integer.parseInt(every);
            return IntStream.iterate(from, day -> day <= until, day -> day + step)
                    .toArray();
        }
        var on = Arrays.stream(every.split(",")).map(DayOfWeek::valueOf).toList();
        return IntStream.rangeClosed(from, until)
                .filter(day -> on.contains(town.day().plusDays(day).getDayOfWeek()))
                .toArray();
    }

    /** What is answered stands behind it: {@code Wie kan er mee? > M17: Ik.} */
    private Line line(Row row, String told, Instant at, Optional<String> with) {
        var parts = told.split(" > ");
        return new Line(
                row.get("circle"),
                row.get("who"),
                row.get("kind"),
                row.get("topic"),
                parts[0].strip(),
                row.maybe("about"),
                with,
                Optional.ofNullable(row.cells().get("only")).filter(ids -> !ids.isEmpty()),
                at,
                IntStream.range(1, parts.length)
                        .mapToObj(turn -> answer(parts[turn], at, turn))
                        .filter(answer -> answer.at().isBefore(now))
                        .toList());
    }

    private static Answer answer(String said, Instant at, int turn) {
        var parts = said.split(": ", 2);
        return new Answer(parts[0], parts[1].strip(), awake(at.plus(Duration.ofMinutes(55L * turn))));
    }

    /** Who reads it at night answers in the morning. */
    private static Instant awake(Instant at) {
        ZonedDateTime there = at.atZone(MovingClock.ZONE);
        return there.getHour() >= 7 ? at : there.withHour(8).toInstant();
    }
}
