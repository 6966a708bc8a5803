package nl.kring.interop.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.interop.fhir.Resource.Coding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times, channels, references, relations and long texts as they stand in foreign files. */
class ValuesTests {
    @ParameterizedTest
    @CsvSource({
        "06-00 00 02 17, +31600000217",
        "(0513) 012345, +31513012345",
        "0031 6 00000217, +31600000217",
        "+31600000217, +31600000217",
        "+32 2 555 12 12, +3225551212"
    })
    void aPhoneNumberIsKeptWithItsCountry(String written, String kept) {
        assertThat(Channel.phone(written)).contains(new Channel(Channel.Kind.PHONE, kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "611234567",
                "112",
                "0900",
                "06-00",
                "+31 06 00000217",
                "0600000217 tst. 3",
                "bel mij",
                "",
                "0012"
            })
    void aNumberThatNobodyCanCallIsNone(String written) {
        assertThat(Channel.phone(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "oene",
                "oene@",
                "@veenmeren.example",
                "a b@veenmeren.example",
                "a@b",
                "a@veenmeren.example\nBcc: x@y.nl",
                "a@b..nl",
                "a..b@veenmeren.example"
            })
    void anAddressThatCannotBeMailedIsNone(String written) {
        assertThat(Channel.mail(written)).isEmpty();
        assertThat(Channel.mail(" Oene@Veenmeren.example "))
                .contains(new Channel(Channel.Kind.MAIL, "oene@veenmeren.example"));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-12-05T16:24:57.767+00:00, 2024-12-05T16:24:57.767Z, false",
                "2024-12-05T17:24:57+01:00, 2024-12-05T16:24:57Z, false",
        "2024-12-05T17:24:57, 2024-12-05T16:24:57Z, true", "2024-12-05, 2024-12-04T23:00:00Z, true",
        "2024-07, 2024-06-30T22:00:00Z, true", "2024, 2023-12-31T23:00:00Z, true"
    })
    void partOfATimeIsAnEstimate(String written, Instant at, boolean estimated) {
        assertThat(Moment.parse(written)).contains(new Moment(at, estimated));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1753-01-01", "2024-02-30", "gisteren", "", "T", "2024-1-1", "0001"})
    void whatIsNoTimeIsNone(String written) {
        assertThat(Moment.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Patient/12, Patient/12",
        "https://bron.example/fhir/r4/Patient/12, Patient/12",
        "Patient/12/_history/3, Patient/12",
        "urn:uuid:1, Practitioner/9",
        "https://bron.example/entry/7, RelatedPerson/7"
    })
    void aReferenceMeansOneResource(String raw, String target) {
        var entries = Map.of("urn:uuid:1", "Practitioner/9", "https://bron.example/entry/7", "RelatedPerson/7");
        assertThat(new Ref(raw).target(entries)).contains(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#hier", "urn:uuid:2", "file:///etc/passwd", "patient", "Patient/../12"})
    void aReferenceToNowhereMeansNothing(String raw) {
        assertThat(new Ref(raw).target(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SONC, CLOSE_ONE, RELATION_CLOSE",
        "FRND, CLOSE_ONE, RELATION_CLOSE",
        "NBOR, NEIGHBOUR, RELATION_NEIGHBOUR",
        "XYZ, CLOSE_ONE, RELATION_UNKNOWN"
    })
    void familyIsNearAndANeighbourHelps(String code, RelationKind relation, Reason reason) {
        var findings = new ArrayList<Finding>();
        var coding = new Coding("http://terminology.hl7.org/CodeSystem/v3-RoleCode", code, "");
        assertThat(Relation.of(List.of(coding), origin(), findings).kind()).isEqualTo(relation);
        assertThat(findings).extracting(Finding::reason).containsExactly(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "Buurman, NEIGHBOUR, neighbour, HELPERS, RELATION_NEIGHBOUR",
        "dochter, CLOSE_ONE, daughter, INNER, RELATION_CLOSE",
        "komt soms langs, CLOSE_ONE, unknown, HELPERS, RELATION_UNKNOWN"
    })
    void aRelationInWordsIsReadAndTheUnknownReadTheLeast(
            String words, RelationKind kind, String word, Ring ring, Reason reason) {
        var findings = new ArrayList<Finding>();
        var relation = Relation.of(List.of(new Coding("", "", words)), origin(), findings);
        assertThat(relation).isEqualTo(new Relation(kind, word));
        assertThat(relation.ring()).isEqualTo(ring);
        assertThat(findings).extracting(Finding::reason).containsExactly(reason);
        assertThat(findings.getFirst().args()).containsExactly(words);
    }

    @Test
    void aGuardianIsNobodysRepresentativeUntilSomebodyHasLooked() {
        var findings = new ArrayList<Finding>();
        var coding = new Coding("urn:oid:2.16.840.1.113883.5.111", "GUARD", "");
        assertThat(Relation.of(List.of(coding), origin(), findings).kind()).isEqualTo(RelationKind.CLOSE_ONE);
        assertThat(findings).extracting(Finding::reason).containsExactly(Reason.LEGAL_ROLE, Reason.RELATION_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "Kees Groot, K. Groot, true",
        "Kees Groot, kees groot, true",
        "Kees Groot, Anna Groot, false",
        "Kees Groot, Kees Klein, false"
    })
    void likeNamesAreOnePerson(String one, String other, boolean alike) {
        assertThat(Identities.alike(one, other)).isEqualTo(alike);
    }

    @Test
    void noCharacterOfALongTextIsLost() {
        var random = new Random(20260101);
        var alphabet = List.of(
                "a", "é", " ", "\n", "👵🏽", "e\u0301", "woord ", "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67");
        for (var round = 0; round < 50; round++) {
            var text = new StringBuilder();
            var length = random.nextInt(12_000);
            while (text.length() < length) {
                text.append(alphabet.get(random.nextInt(round % alphabet.size() + 1)));
            }
            var posts = LongText.posts(text.toString());
            assertThat(posts).allMatch(it -> it.length() <= LongText.POST);
            var whole = posts.size() == 1
                    ? posts.getFirst()
                    : posts.stream()
                            .map(it -> it.substring(it.indexOf(") ") + 2))
                            .reduce("", String::concat);
            assertThat(whole).isEqualTo(text.toString());
            assertThat(posts)
                    .noneMatch(
                            it -> Character.isHighSurrogate(it.charAt(Math.max(it.length() - 1, 0))) && !it.isEmpty());
        }
    }

    private static Origin origin() {
        return new Origin("a.json", "RelatedPerson", "a", "", Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "Kees Groot, Kees, Groot",
        "Manu van Weel, Manu, van Weel",
        "H. de Boer, H. de Boer,",
        "A.P. Otheeker, A.P. Otheeker,",
        "Fokje, Fokje,"
    })
    void initialsAreNobodysFirstName(String whole, String first, String surname) {
        assertThat(CallingName.of(whole)).isEqualTo(new CallingName(first, Optional.ofNullable(surname)));
    }

    @Test
    void postsOfOneConversationHaveIdsInTheOrderOfWhatWasSaid() {
        var ids = new PostIds();
        var first = ids.at(Instant.parse("2024-12-05T16:24:58Z"));
        var second = ids.at(Instant.parse("2024-12-05T16:24:58Z"));
        var earlier = ids.at(Instant.parse("2020-01-01T00:00:00Z"));
        var later = ids.at(Instant.parse("2025-01-01T00:00:00Z"));
        assertThat(Stream.of(first, second, earlier, later).map(it -> it.value().toString()))
                .isSorted();
        assertThat(first.value().version()).isEqualTo(7);
        var more = new PostIds();
        more.after(later);
        assertThat(more.at(Instant.parse("2020-01-01T00:00:00Z")).value().toString())
                .isGreaterThan(later.value().toString());
    }
}
