package nl.kring.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.LogLine;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.invite.FirstName;
import nl.kring.invite.SketchService;
import nl.kring.need.NeedDraft;
import nl.kring.need.NeedId;
import nl.kring.need.NeedService;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Texts;
import nl.kring.timeline.EditingService;
import nl.kring.timeline.HowItGoes;
import nl.kring.timeline.NewPhoto;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.NoteService;
import nl.kring.timeline.PhotoId;
import nl.kring.timeline.PhotoService;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostKind;
import nl.kring.timeline.PostView;
import nl.kring.timeline.TimelineService;
import nl.kring.timeline.photo.SentPhotos;
import nl.kring.watch.Hours;
import nl.kring.watch.NewPlan;
import nl.kring.watch.ObservationView;
import nl.kring.watch.Phase;
import nl.kring.watch.WatchJobs;
import nl.kring.watch.WatchService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person takes along is what that person reads: all of it for the resident, for others only their own. */
@KringTest
class ExportServiceTests {
    private static final Locale NL = Locale.of("nl");

    @Autowired
    private People people;

    @Autowired
    private ExportService exports;

    @Autowired
    private CircleService circles;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private PhotoService photos;

    @Autowired
    private EditingService editing;

    @Autowired
    private WatchService watch;

    @Autowired
    private WatchJobs watchJobs;

    @Autowired
    private SketchService sketches;

    @Autowired
    private NeedService needs;

    @Autowired
    private MovingClock clock;

    private AccountId jan;
    private AccountId bram;
    private AccountId sietske;
    private CircleId circle;

    @BeforeEach
    void aCircleInUse() {
        jan = people.person("Jan");
        bram = people.person("Bram");
        sietske = people.person("Sietske");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, bram, Ring.INNER);
        people.seat(circle, sietske, Ring.HELPERS);
        people.job(() -> {
            watchJobs.approvePlan(circle, plan());
            return true;
        });
        tell(jan, "Ik ben naar de markt geweest", Topic.FUN, Optional.empty());
        var question = tell(bram, "Wie brengt de krant?", Topic.PRACTICAL, Optional.empty());
        People.run(sietske, () -> timeline.answer(circle, question, new PostId(Ids.next()), "Dat doe ik graag"));
        tell(bram, "Alleen voor jou, pa", Topic.FUN, Optional.of(Set.of(jan)));
        People.run(jan, () -> sketches.put(circle, Ids.next(), new FirstName("Tante Griet"), Ring.INNER));
        People.run(
                jan,
                () -> needs.write(
                        circle,
                        new NeedDraft(new NeedId(Ids.next()), "Hulp in de tuin", Optional.empty(), "Zelf geprobeerd")));
        saw(bram, "De lampen brandden nog");
        saw(sietske, "Hij groette niet terug");
    }

    private NewPlan plan() {
        var places = Stream.of(bram, sietske)
                .map(person -> new NewPlan.Place(person, Hours.daily("00:00", "23:59"), false, false))
                .toList();
        return new NewPlan(
                jan,
                1,
                Optional.of(bram),
                Optional.empty(),
                "Dan fluit ik",
                List.of(new NewPlan.Sign(
                        Phase.YELLOW,
                        "Ik zeg afspraken af",
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(Ring.values()),
                        Set.of())),
                List.of("Samen wandelen"),
                List.of("Veel vragen"),
                List.of(new NewPlan.Action(Phase.ORANGE, "Langsgaan", List.of(bram), true, "dezelfde dag")),
                places,
                List.of(),
                clock.instant(),
                clock.instant().plusSeconds(86_400));
    }

    private PostId tell(AccountId person, String text, Topic topic, Optional<Set<AccountId>> only) {
        var post = new NewPost(new PostId(Ids.next()), text, topic, only);
        People.run(person, () -> timeline.post(circle, post));
        return post.id();
    }

    private void saw(AccountId person, String text) {
        people.job(() -> {
            watchJobs.pastObservation(
                    circle, person, List.of(), text, clock.instant().minusSeconds(60));
            return true;
        });
    }

    private static Map<String, String> unpacked(byte[] zip) throws IOException {
        var files = new TreeMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private Map<String, String> takenBy(AccountId person, Locale language) {
        return People.as(person, () -> {
            var out = new ByteArrayOutputStream();
            exports.take(circle, language).writeTo(out);
            return unpacked(out.toByteArray());
        });
    }

    @Test
    void r_c2_whatStoodInAPostBeforeGoesAlongForItsAuthorAndTheResident() {
        var post = tell(bram, "Wie haalt de post?", Topic.PRACTICAL, Optional.empty());
        clock.forward(Duration.ofMinutes(16));
        People.run(bram, () -> editing.edit(circle, post, "Wie haalt de post?", "Wie haalt morgen de post?"));
        for (var person : List.of(jan, bram)) {
            assertThat(json(person).path("posts")).anySatisfy(told -> {
                assertThat(told.path("text").asString()).isEqualTo("Wie haalt morgen de post?");
                assertThat(texts(told.path("earlier"), "text")).containsExactly("Wie haalt de post?");
            });
            assertThat(takenBy(person, NL).get("kring.html")).contains("Wie haalt de post?");
        }
        assertThat(takenBy(sietske, NL).values()).noneMatch(file -> file.contains("Wie haalt"));
    }

    private JsonNode json(AccountId person) {
        return JsonMapper.builder().build().readTree(takenBy(person, NL).get("kring.json"));
    }

    private static List<String> texts(JsonNode part, String field) {
        return part.valueStream().map(item -> item.path(field).asString("")).toList();
    }

    @Test
    void r_m6_theResidentTakesAlongExactlyWhatSheCanRead() {
        var json = json(jan);
        var ids = People.as(jan, () -> windows());
        var read = People.as(jan, () -> timeline.posts(circle, ids));
        assertThat(texts(json.path("posts"), "text"))
                .containsExactlyElementsOf(
                        ids.stream().map(read::get).map(PostView::text).toList())
                .contains("Ik ben naar de markt geweest", "Wie brengt de krant?", "Alleen voor jou, pa");
        assertThat(texts(json.path("posts").get(1).path("answers"), "text")).containsExactly("Dat doe ik graag");
        assertThat(texts(json.path("observations"), "text"))
                .containsExactlyElementsOf(People.as(jan, () -> watch.observations(circle)).stream()
                        .map(ObservationView::text)
                        .toList())
                .hasSize(2);
        assertThat(texts(json.path("members"), "firstName")).containsExactly("Bram", "Sietske");
        assertThat(texts(json.path("sketch"), "firstName")).containsExactly("Tante Griet");
        assertThat(texts(json.path("needs"), "ownWords")).containsExactly("Hulp in de tuin");
        assertThat(json.path("plan").get(0).path("helps").get(0).asString()).isEqualTo("Samen wandelen");
        assertThat(json.path("me").get(0).path("firstName").asString()).isEqualTo("Jan");
        assertThat(json.path("log"))
                .hasSameSizeAs(People.as(jan, () -> circles.whoLooked(circle, Optional.<Long>empty())));
    }

    @Test
    void at_c7_r_c13_aSurpriseBeforeItsDayAndAnothersNotesAreNotTakenAlong() {
        tellOf(
                bram,
                "Taart",
                Topic.FUN,
                new PostKind.Surprise(
                        LocalDate.ofInstant(clock.instant(), MovingClock.ZONE).plusDays(2)));
        tellOf(jan, "", Topic.HEALTH, new PostKind.CheckIn(HowItGoes.SO_SO));
        People.run(bram, () -> notes.keep(circle, Ids.next(), "Notitie van Bram"));
        People.run(jan, () -> notes.keep(circle, Ids.next(), "Notitie van Jan"));
        var hers = json(jan);
        assertThat(hers.toString()).doesNotContain("Taart", "Notitie van Bram");
        assertThat(texts(hers.path("notes"), "text")).containsExactly("Notitie van Jan");
        assertThat(texts(hers.path("posts"), "face")).contains("SO_SO");
        var his = json(bram);
        assertThat(his.toString()).contains("Taart");
        assertThat(texts(his.path("notes"), "text")).containsExactly("Notitie van Bram");
        assertThat(texts(his.path("told"), "often")).containsExactly("DIRECT");
    }

    private void tellOf(AccountId person, String text, Topic topic, PostKind kind) {
        People.run(
                person,
                () -> timeline.post(
                        circle,
                        new NewPost(
                                new PostId(Ids.next()),
                                text,
                                topic,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                kind)));
    }

    @Autowired
    private NoteService notes;

    @Autowired
    private nl.kring.timeline.Feed feed;

    private List<UUID> windows() {
        return feed.window(circle, Optional.empty()).stream()
                .map(nl.kring.timeline.EntryView::id)
                .toList();
    }

    @Test
    void whatDoesNotFitOnOnePageIsInItToo() {
        IntStream.range(0, 45).forEach(turn -> tell(jan, "Bericht " + turn, Topic.FUN, Optional.empty()));
        IntStream.range(0, 45).forEach(turn -> saw(bram, "Gezien " + turn));
        var json = json(jan);
        assertThat(texts(json.path("posts"), "text")).hasSize(48).doesNotHaveDuplicates();
        assertThat(texts(json.path("observations"), "text")).hasSize(47).doesNotHaveDuplicates();
    }

    @Test
    void r_m6_aMemberTakesAlongWhatIsOwnAndNothingOfOthers() {
        var files = takenBy(sietske, NL);
        assertThat(texts(json(sietske).path("posts"), "text")).containsExactly("Dat doe ik graag");
        assertThat(texts(json(sietske).path("observations"), "text")).containsExactly("Hij groette niet terug");
        assertThat(json(sietske).propertyNames())
                .containsExactly(
                        "format",
                        "at",
                        "me",
                        "seat",
                        "consents",
                        "observations",
                        "answers",
                        "consultations",
                        "requests",
                        "posts",
                        "tasks",
                        "appointments",
                        "notes",
                        "told");
        assertThat(List.of(files.get("kring.html"), files.get("kring.json"))).allSatisfy(file -> assertThat(file)
                .contains("Dat doe ik graag", "Sietske")
                .doesNotContain("Bram", "krant", "markt", "Griet", "tuin", "lampen", "wandelen", "Alleen voor jou"));
    }

    @Test
    void r_m6_whoSpeaksForTheResidentTakesAlongWhatIsOwn() {
        var meint = people.person("Meint");
        people.speaksFor(circle, jan, meint, true);
        assertThat(json(meint).propertyNames()).doesNotContain("members", "log", "plan");
        assertThat(takenBy(meint, NL).values()).noneMatch(file -> file.contains("krant"));
    }

    @Test
    void r_m6_photosGoAlongOfWhatOneReadsAndTheFileCanBeOpenedElsewhere() {
        var shown = photo(bram, "Een hond");
        var asked = photo(bram, "Een kat");
        People.run(sietske, () -> photos.askToTakeAway(circle, asked));
        People.run(jan, () -> photos.answer(circle, asked, true));
        var file = takenBy(jan, NL);
        assertThat(file).containsKey("photos/" + shown.value() + ".jpg");
        assertThat(file.keySet()).noneMatch(name -> name.contains(asked.value().toString()));
        assertThat(file.get("kring.html")).contains("<img src=\"photos/" + shown.value() + ".jpg\" alt=\"Een hond\"");
        assertThat(file.get("kring.json")).contains("\"alt\" : \"Een hond\"");
        assertThat(takenBy(sietske, NL).keySet()).noneMatch(name -> name.startsWith("photos/"));
        assertThat(takenBy(bram, NL)).containsKey("photos/" + shown.value() + ".jpg");
        var bytes = People.as(jan, () -> {
            var out = new ByteArrayOutputStream();
            exports.take(circle, NL).writeTo(out);
            return out.toByteArray();
        });
        assertThat(ArchiveFile.open(new ByteArrayInputStream(bytes)).manifest().files())
                .containsKey("photos/" + shown.value() + ".jpg");
    }

    private PhotoId photo(AccountId who, String alt) {
        var id = PhotoId.next();
        People.as(who, () -> {
            photos.bring(circle, id, new ByteArrayInputStream(SentPhotos.jpeg(30, 20)));
            photos.tell(
                    circle,
                    new NewPost(new PostId(Ids.next()), "Kijk eens", Topic.FUN, Optional.empty()),
                    List.of(new NewPhoto(id, alt)));
            return id;
        });
        return id;
    }

    @Test
    void aStrangerFindsNothingAndItStandsInTheLog() {
        var stranger = people.person("Vreemde");
        assertThatThrownBy(() -> People.as(stranger, () -> exports.take(circle, NL)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(stranger, () -> exports.parts(circle)))
                .isInstanceOf(NotFound.class);
        assertThat(People.as(jan, () -> circles.log(circle)).getFirst())
                .satisfies(line -> assertThat(line.actor()).contains(stranger));
    }

    @Test
    void whoIsRemovedWhileItIsWrittenGetsNoFurther() {
        var parcel = People.as(bram, () -> exports.take(circle, NL));
        People.run(jan, () -> circles.remove(circle, bram));
        var out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> People.as(bram, () -> {
                    parcel.writeTo(out);
                    return true;
                }))
                .isInstanceOf(NotFound.class);
        assertThat(new String(out.toByteArray(), StandardCharsets.ISO_8859_1)).doesNotContain("krant");
    }

    @Test
    void r_m1_theExportOfAnybodyIsALine() {
        takenBy(sietske, NL);
        takenBy(jan, NL);
        assertThat(People.as(jan, () -> circles.whoLooked(circle, Optional.empty())).stream()
                        .filter(line -> line.action().equals("EXPORTED"))
                        .map(LogLine::words))
                .containsExactly("circle.log.did.EXPORTED.ALL", "circle.log.did.EXPORTED.OWN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "fy"})
    void thePageToReadIsInHerLanguageAndWellMade(String language) {
        var locale = Locale.of(language);
        tell(jan, "<script>alert(1)</script> & \"zo\"", Topic.FUN, Optional.empty());
        var page = Jsoup.parse(takenBy(jan, locale).get("kring.html"));
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language);
        assertThat(page.title()).isEqualTo(Texts.of(locale, "export.file", "Jan"));
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("script, link, img, [style], [onclick]")).isEmpty();
        assertThat(page.text()).contains("<script>alert(1)</script> & \"zo\"").doesNotContain("export.", "circle.log");
        assertThat(page.select("nav a").eachAttr("href"))
                .containsExactlyElementsOf(page.select("section").eachAttr("id").stream()
                        .map(id -> "#" + id)
                        .toList());
        assertThat(page.select("section").stream()
                        .map(section -> section.selectFirst("h2"))
                        .map(Element::text))
                .contains(Texts.of(locale, "export.section.posts"));
        assertThat(page.select("dl > :not(dt):not(dd)")).isEmpty();
    }

    /** The first byte goes out before the last post is read: nothing waits for the whole. */
    @Test
    void itIsWrittenWhileItIsRead() {
        IntStream.range(0, 200).forEach(turn -> tell(jan, noise(turn), Topic.FUN, Optional.empty()));
        var largest = new int[1];
        var total = new int[1];
        People.run(jan, () -> {
            try {
                exports.take(circle, NL).writeTo(new OutputStream() {
                    @Override
                    public void write(int b) {
                        total[0]++;
                    }

                    @Override
                    public void write(byte[] bytes, int from, int length) {
                        largest[0] = Math.max(largest[0], length);
                        total[0] += length;
                    }
                });
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(total[0]).isGreaterThan(100_000);
        assertThat(largest[0]).isLessThan(20_000);
    }

    /** Words that do not pack well. */
    private static String noise(int seed) {
        var random = new java.util.Random(seed);
        var words = new StringBuilder();
        while (words.length() < 1_000) {
            words.append((char) ('a' + random.nextInt(26)));
        }
        return words.toString();
    }

    @Test
    void theTimeOfTheFileIsTheClockOfKring() {
        var at = Instant.parse(json(jan).path("at").asString());
        assertThat(at).isBetween(clock.instant().minusSeconds(30), clock.instant());
    }
}
