package nl.kring.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleState;
import nl.kring.circle.ConsentService;
import nl.kring.circle.LogLine;
import nl.kring.circle.NewCircle;
import nl.kring.circle.Preset;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.invite.SketchName;
import nl.kring.invite.SketchService;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import nl.kring.timeline.BroughtPost;
import nl.kring.timeline.EntryView;
import nl.kring.timeline.ErasingService;
import nl.kring.timeline.Feed;
import nl.kring.timeline.HowItGoes;
import nl.kring.timeline.KindView;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostKind;
import nl.kring.timeline.PostView;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** R-M9: a circle goes along in a signed file, into another municipality; what is told stays, who is in it must say yes again. */
@KringTest
class BringServiceTests {
    private static final Locale NL = Locale.of("nl");

    @Autowired
    private People people;

    @Autowired
    private ExportService exports;

    @Autowired
    private BringService bring;

    @Autowired
    private CircleService circles;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private ConsentService consents;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private Feed feed;

    @Autowired
    private SketchService sketches;

    @Autowired
    private JdbcClient jdbc;

    private AccountId jan;
    private AccountId bram;
    private CircleId there;
    private CircleId here;

    @BeforeEach
    void aCircleThereAndANewOneHere() {
        jan = people.person("Jan");
        bram = people.person("Bram");
        var sietske = people.person("Sietske");
        there = people.circle(people.tenant(), jan);
        here = people.circle(people.tenant(), jan);
        people.seat(there, bram, Ring.INNER);
        people.seat(there, sietske, Ring.HELPERS);
        tell(there, jan, "Ik ben naar de markt geweest", Topic.FUN, Optional.empty());
        var question = tell(there, bram, "Wie brengt de krant?", Topic.PRACTICAL, Optional.empty());
        People.run(sietske, () -> timeline.answer(there, question, new PostId(Ids.next()), "Dat doe ik graag"));
        tell(there, bram, "Alleen voor jou, pa", Topic.FUN, Optional.of(Set.of(jan)));
        tell(there, jan, "Mijn rekening", Topic.MONEY, Optional.empty());
        var gone = tell(there, bram, "Dit haal ik weer weg", Topic.FUN, Optional.empty());
        People.run(bram, () -> erasing.erase(there, gone));
    }

    private PostId tell(CircleId circle, AccountId person, String text, Topic topic, Optional<Set<AccountId>> only) {
        var post = new NewPost(new PostId(Ids.next()), text, topic, only);
        People.run(person, () -> timeline.post(circle, post));
        return post.id();
    }

    private byte[] taken(AccountId person) {
        return People.as(person, () -> {
            var out = new ByteArrayOutputStream();
            exports.take(there, NL).writeTo(out);
            return out.toByteArray();
        });
    }

    private Archive opened(byte[] file) {
        return People.as(jan, () -> bring.open(here, new ByteArrayInputStream(file)));
    }

    private BringService.Outcome brings(byte[] file) {
        var archive = opened(file);
        return People.as(jan, () -> bring.bring(here, archive));
    }

    private List<PostView> reads(AccountId person, CircleId circle) {
        return People.as(person, () -> {
            var ids = feed.window(circle, Optional.empty()).stream()
                    .map(EntryView::id)
                    .toList();
            var posts = timeline.posts(circle, ids);
            return ids.stream().map(posts::get).toList();
        });
    }

    private static List<String> texts(List<PostView> posts) {
        return posts.stream()
                .flatMap(post -> Stream.concat(Stream.of(post), post.answers().stream()))
                .map(PostView::text)
                .toList();
    }

    private int rows(CircleId circle) {
        return people.job(() -> jdbc.sql("select count(*) from circle.post where circle_id = ?")
                .param(circle.value())
                .query(Integer.class)
                .single());
    }

    private static Map<String, byte[]> parts(byte[] zip) {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            var parts = new LinkedHashMap<String, byte[]>();
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
            return parts;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static byte[] packed(Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    private static byte[] with(byte[] zip, String name, String text) {
        var parts = parts(zip);
        parts.put(name, text.getBytes(StandardCharsets.UTF_8));
        return packed(parts);
    }

    private static String part(byte[] zip, String name) {
        return new String(parts(zip).get(name), StandardCharsets.UTF_8);
    }

    /** A file as another Kring makes it: the same parts, with a seal that this one does not know. */
    private static byte[] signedElsewhere(Map<String, byte[]> parts) throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance(Signing.ALGORITHM).generateKeyPair();
        var open = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
        var sums = new TreeMap<String, String>();
        parts.forEach((name, bytes) ->
                sums.put(name, HexFormat.of().formatHex(ArchiveFile.sha256().digest(bytes))));
        var manifest =
                new Manifest(Ids.next(), "Elders", "Jan", Manifest.Scope.ALL, false, Instant.now(), sums, open).json();
        var all = new LinkedHashMap<>(parts);
        all.put(Manifest.NAME, manifest);
        all.put(
                Manifest.SIGNATURE,
                Base64.getEncoder().encode(new Signing.Pair(open, pair.getPrivate()).sign(manifest)));
        return packed(all);
    }

    private void refused(byte[] file, String key) {
        assertThatThrownBy(() -> brings(file))
                .isInstanceOf(Refused.class)
                .satisfies(no -> assertThat(((Refused) no).key()).isEqualTo(key));
        assertThat(rows(here)).isZero();
    }

    @Test
    void at_m4_exportThenImportInASecondTenantGivesTheSameCountOfPostsAndZeroMembersActive() {
        var outcome = brings(taken(jan));
        assertThat(rows(here)).isEqualTo(rows(there)).isEqualTo(6);
        assertThat(outcome.posts()).isEqualTo(6);
        assertThat(People.as(jan, () -> circles.view(here)).members()).isEmpty();
        assertThat(texts(reads(jan, here))).containsExactlyElementsOf(texts(reads(jan, there)));
        // nobody was asked anything: the names stand on her picture, and she asks them
        assertThat(People.as(jan, () -> sketches.names(here)))
                .extracting(SketchName::firstName, SketchName::ring)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Bram", Ring.INNER),
                        org.assertj.core.groups.Tuple.tuple("Sietske", Ring.HELPERS));
        assertThat(people.job(() -> jdbc.sql("select count(*) from common.delivery where circle_id = ?")
                        .param(here.value())
                        .query(Integer.class)
                        .single()))
                .isZero();
    }

    @Test
    void r_m9_howItWentWithoutAWordComesAlongAsAFace() {
        var said = new NewPost(
                new PostId(Ids.next()),
                "",
                Topic.HEALTH,
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                new PostKind.CheckIn(HowItGoes.NOT_WELL));
        People.run(jan, () -> timeline.post(there, said));
        brings(taken(jan));
        assertThat(reads(jan, here))
                .extracting(PostView::kind)
                .contains(new KindView.CheckIn(HowItGoes.NOT_WELL, Optional.empty()));
    }

    @Test
    void r_m9_whoToldItStandsAsANameAndHerOwnStaysHerOwn() {
        brings(taken(jan));
        var posts = reads(jan, here);
        assertThat(posts)
                .filteredOn(post -> post.text().equals("Wie brengt de krant?"))
                .singleElement()
                .satisfies(post -> {
                    assertThat(post.author()).isEmpty();
                    assertThat(post.own()).isFalse();
                    assertThat(post.elsewhere()).contains(new PostView.Elsewhere("Bram", "bekende"));
                    assertThat(post.mayErase()).isTrue();
                    assertThat(post.answers()).extracting(PostView::name).containsExactly(Optional.of("Sietske"));
                });
        assertThat(posts)
                .filteredOn(post -> post.text().equals("Ik ben naar de markt geweest"))
                .allMatch(PostView::own);
        assertThat(posts).filteredOn(PostView::erased).hasSize(1);
    }

    @Test
    void r_m9_sheAloneReadsItUntilSheChoosesAndWhatWasForAFewStaysHers() {
        brings(taken(jan));
        var griet = people.person("Griet");
        people.seat(here, griet, Ring.INNER);
        assertThat(reads(griet, here)).isEmpty();
        People.run(jan, () -> bring.letRead(here, Topic.FUN, true));
        assertThat(texts(reads(griet, here)))
                .contains("Ik ben naar de markt geweest")
                .doesNotContain("Alleen voor jou, pa");
        assertThat(texts(reads(griet, here))).doesNotContain("Wie brengt de krant?");
        People.run(jan, () -> bring.letRead(here, Topic.FUN, false));
        assertThat(reads(griet, here)).isEmpty();
        assertThat(texts(reads(jan, here))).hasSize(6);
        assertThat(People.as(jan, () -> circles.whoLooked(here, Optional.empty())).stream()
                        .map(LogLine::words))
                .contains("circle.log.did.BROUGHT.CIRCLE", "circle.log.did.SHARED.BROUGHT");
    }

    @Test
    void r_m9_allOfItComesOrNothing() {
        var archive = opened(taken(jan));
        var badName = with(archive, List.of(new Archive.Name("", Ring.INNER)), archive.posts());
        var first = archive.posts().getFirst();
        var badPost = new BroughtPost(
                first.id(),
                first.thread(),
                first.toldBy(),
                "x".repeat(100_000),
                first.topic(),
                first.few(),
                first.at(),
                false,
                false,
                Optional.empty());
        for (var broken : List.of(badName, with(archive, archive.names(), List.of(badPost)))) {
            assertThatThrownBy(() -> People.as(jan, () -> bring.bring(here, broken)))
                    .isInstanceOf(RuntimeException.class);
            assertThat(People.as(jan, () -> feed.window(here, Optional.empty())))
                    .isEmpty();
            assertThat(People.as(jan, () -> sketches.names(here))).isEmpty();
            assertThat(People.as(jan, () -> bring.before(here))).isEmpty();
            assertThat(People.as(jan, () -> circles.log(here)).stream().map(AccessLog.Line::action))
                    .doesNotContain("BROUGHT");
        }
        assertThat(People.as(jan, () -> bring.bring(here, archive)).posts()).isPositive();
        assertThat(People.as(jan, () -> sketches.names(here))).isNotEmpty();
    }

    private static Archive with(Archive archive, List<Archive.Name> names, List<BroughtPost> posts) {
        return new Archive(
                archive.id(),
                archive.whose(),
                archive.from(),
                archive.signer(),
                false,
                archive.inName(),
                archive.made(),
                0,
                names,
                posts);
    }

    @Test
    void r_m9_theSameFileTwiceIsOnceAndALaterOneBringsWhatIsNew() {
        var file = taken(jan);
        brings(file);
        assertThat(brings(file).posts()).isZero();
        var taken = reads(jan, here).stream()
                .filter(post -> post.text().equals("Wie brengt de krant?"))
                .findFirst()
                .orElseThrow();
        People.run(jan, () -> erasing.erase(here, taken.id()));
        tell(there, bram, "Nog iets nieuws", Topic.FUN, Optional.empty());
        assertThat(brings(taken(jan)).posts()).isEqualTo(1);
        assertThat(texts(reads(jan, here))).contains("Nog iets nieuws").doesNotContain("Wie brengt de krant?");
        assertThat(People.as(jan, () -> sketches.names(here))).hasSize(2);
        assertThat(rows(here)).isEqualTo(7);
        here = there;
        assertThat(brings(taken(jan)).posts()).isZero();
    }

    /** Where she said no to health, nobody writes about it, and nothing about it comes in. */
    @Test
    void r_m9_whatIsAboutHealthStaysBehindWhereSheSaidNo() {
        tell(there, jan, "Mijn heup doet zeer", Topic.HEALTH, Optional.empty());
        People.run(jan, () -> consents.stopHealth(here, NL));
        var file = taken(jan);
        assertThat(opened(file).aboutHealth()).isEqualTo(1);
        brings(file);
        assertThat(texts(reads(jan, here)))
                .doesNotContain("Mijn heup doet zeer")
                .hasSize(6);
    }

    /** Who lives there too reads nothing of it (R-B21). */
    @Test
    void r_m9_inAHouseholdItIsHersAlone() {
        var truus = people.person("Truus");
        var tenant = people.tenant();
        here = people.job(() ->
                jobs.found(new NewCircle(tenant, CircleState.ACTIVE, "OWN", Preset.ORDINARY, List.of(jan, truus))));
        brings(taken(jan));
        assertThat(texts(reads(jan, here))).hasSize(6);
        assertThat(reads(truus, here)).isEmpty();
        assertThat(People.as(truus, () -> bring.topics(here))).isEmpty();
        assertThat(People.as(truus, () -> bring.before(here))).isEmpty();
    }

    /** A file of somebody else puts no word in her mouth. */
    @Test
    void r_m9_whatAnotherToldIsNeverHers() {
        var file = taken(jan);
        var griet = people.person("Griet");
        here = people.circle(people.tenant(), griet);
        var archive = People.as(griet, () -> bring.open(here, new ByteArrayInputStream(file)));
        assertThat(archive.another()).isTrue();
        People.as(griet, () -> bring.bring(here, archive));
        assertThat(reads(griet, here)).noneMatch(PostView::own);
        assertThat(reads(griet, here))
                .filteredOn(post -> post.text().equals("Ik ben naar de markt geweest"))
                .extracting(PostView::name)
                .containsExactly(Optional.of("Jan"));
    }

    /** It goes on from here as any circle does: what came from elsewhere can be taken along again. */
    @Test
    void r_m9_whatWasBroughtGoesAlongAgain() {
        brings(taken(jan));
        there = here;
        here = people.circle(people.tenant(), jan);
        assertThat(brings(taken(jan)).posts()).isEqualTo(6);
        assertThat(reads(jan, here))
                .filteredOn(post -> post.text().equals("Wie brengt de krant?"))
                .extracting(PostView::name)
                .containsExactly(Optional.of("Bram"));
    }

    @Test
    void r_m9_whatWasChangedAfterwardsIsRefusedAndNothingComesIn() {
        var file = taken(jan);
        var json = part(file, "kring.json");
        refused(with(file, "kring.json", json.replace("markt", "kroeg")), "bring.changed");
        refused(with(file, "kring.html", "<p>anders</p>"), "bring.changed");
        refused(with(file, "erbij.txt", "erbij"), "bring.changed");
        var manifest = part(file, Manifest.NAME);
        refused(with(file, Manifest.NAME, manifest.replace("\"Jan\"", "\"Piet\"")), "bring.changed");
        var sum = HexFormat.of()
                .formatHex(ArchiveFile.sha256()
                        .digest(json.replace("markt", "kroeg").getBytes(StandardCharsets.UTF_8)));
        var both = with(file, "kring.json", json.replace("markt", "kroeg"));
        refused(
                with(both, Manifest.NAME, manifest.replaceAll("(\"kring.json\" : \")[0-9a-f]+", "$1" + sum)),
                "bring.changed");
        refused(with(file, Manifest.SIGNATURE, "AAAA"), "bring.changed");
    }

    @Test
    void r_m9_whatIsNoFileOfKringIsRefusedInASentence() throws GeneralSecurityException {
        var file = taken(jan);
        refused(new byte[0], "bring.wrong");
        refused("%PDF-1.7".getBytes(StandardCharsets.UTF_8), "bring.wrong");
        refused(java.util.Arrays.copyOf(file, file.length / 2), "bring.wrong");
        refused(packed(Map.of("foto.jpg", new byte[100])), "bring.wrong");
        refused(taken(bram), "bring.ownPart");
        refused(signedElsewhere(Map.of("kring.json", "[]".getBytes(StandardCharsets.UTF_8))), "bring.wrong");
        refused(
                signedElsewhere(Map.of("kring.json", "{\"format\":\"x\"}".getBytes(StandardCharsets.UTF_8))),
                "bring.other");
        var later = part(file, "kring.json").replaceAll("\"id\" : \"[0-9a-f]{8}", "\"id\" : \"7fffffff");
        refused(signedElsewhere(Map.of("kring.json", later.getBytes(StandardCharsets.UTF_8))), "bring.wrong");
    }

    /** A gigabyte of nothing packs into a megabyte: what is unpacked is counted while it is. */
    @Test
    void r_m9_aZipBombIsRefusedBeforeItIsLarge() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("kring.json"));
            for (int turn = 0; turn < 300; turn++) {
                zip.write(new byte[1 << 20]);
            }
        }
        refused(out.toByteArray(), "bring.tooBig");
    }

    /** Two million empty objects are six megabytes in a file and a gigabyte in memory. */
    @Test
    void r_m9_whatBecomesLargeOnlyInMemoryIsRefusedToo() throws GeneralSecurityException {
        var many = "{\"format\":\"" + JsonFile.FORMAT + "\",\"posts\":[{\"x\":[" + "{},".repeat(2_000_000) + "{}]}]}";
        refused(signedElsewhere(Map.of("kring.json", many.getBytes(StandardCharsets.UTF_8))), "bring.wrong");
        refused(with(taken(jan), Manifest.NAME, " ".repeat(100_000)), "bring.tooBig");
    }

    @Test
    void r_m9_whoSignedIsSaidByWhatThisKringKnowsAndNotByTheFile() throws GeneralSecurityException {
        var file = taken(jan);
        assertThat(opened(file).signer().known()).isEqualTo(Archive.Known.HERE);
        var parts = parts(file);
        parts.remove(Manifest.NAME);
        parts.remove(Manifest.SIGNATURE);
        var unknown = opened(signedElsewhere(parts));
        assertThat(unknown.signer()).isEqualTo(new Archive.Signer(Archive.Known.UNKNOWN, ""));
        assertThat(unknown.from()).isEqualTo("Elders");
        var key =
                Manifest.read(parts(signedElsewhere(parts)).get(Manifest.NAME)).key();
        var trusting = new Signing(jdbc, null, "Kring Elders=" + key + "; Nog een=abc");
        assertThat(people.job(() -> trusting.whose(key)))
                .isEqualTo(new Archive.Signer(Archive.Known.TRUSTED, "Kring Elders"));
    }

    @Test
    void r_m9_nobodyButTheResidentBringsAndNobodySeesWhatCame() {
        brings(taken(jan));
        people.seat(here, bram, Ring.INNER);
        var marga = people.person("Marga");
        people.speaksFor(here, jan, marga, true);
        var archive = opened(taken(jan));
        for (var other : List.of(bram, marga)) {
            assertThatThrownBy(() -> People.as(other, () -> bring.open(here, InputStream.nullInputStream())))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> People.as(other, () -> bring.bring(here, archive)))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> People.run(other, () -> bring.letRead(here, Topic.FUN, true)))
                    .isInstanceOf(NoRight.class);
            assertThatThrownBy(() -> People.as(other, () -> bring.topics(here))).isInstanceOf(NoRight.class);
        }
        assertThatThrownBy(() -> People.as(bram, () -> bring.before(here))).isInstanceOf(NoRight.class);
        assertThat(People.as(marga, () -> bring.before(here))).isEmpty();
    }

    @Test
    void r_m9_whoSpeaksForHerTakesTheCircleWithWhatThatOneReadsAndSheIsTold() {
        var marga = people.person("Marga");
        people.speaksFor(there, jan, marga, true);
        var file = People.as(marga, () -> {
            var out = new ByteArrayOutputStream();
            exports.takeCircle(there, NL).writeTo(out);
            return out.toByteArray();
        });
        assertThat(part(file, "kring.json"))
                .contains("krant", "Alleen voor jou, pa")
                .doesNotContain("Mijn rekening");
        assertThat(opened(file).inName()).isTrue();
        brings(file);
        assertThat(reads(jan, here))
                .filteredOn(post -> post.text().equals("Ik ben naar de markt geweest"))
                .allMatch(PostView::own);
        assertThat(People.as(jan, () -> circles.whoLooked(there, Optional.empty())).stream()
                        .filter(line -> line.action().equals("TOOK_ALONG")))
                .singleElement()
                .satisfies(line -> assertThat(line.inName()).isPresent());
        assertThatThrownBy(() -> People.as(bram, () -> exports.takeCircle(there, NL)))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void noRoleButTheJobWritesInTheNameOfSomebodyElsewhere() {
        brings(taken(jan));
        var audience = people.job(() -> jdbc.sql("select audience_id from circle.post where circle_id = ? limit 1")
                .param(here.value())
                .query(UUID.class)
                .single());
        assertThatThrownBy(() -> People.as(
                        jan,
                        () -> people.inTransaction(() -> jdbc.sql(
                                        "insert into circle.post (id, circle_id, audience_id, thread_id, author_id, text, brought_id, told_by) "
                                                + "values (:id, :circle, :audience, :id, :me, 'Verzonnen', :id, 'Bram')")
                                .param("id", Ids.next())
                                .param("circle", here.value())
                                .param("audience", audience)
                                .param("me", jan.value())
                                .update())))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> People.as(
                        jan,
                        () -> people.inTransaction(() -> jdbc.sql("select count(*) from common.signing_key")
                                .query(Integer.class)
                                .single())))
                .isInstanceOf(DataAccessException.class)
                .hasStackTraceContaining("permission denied");
    }
}
