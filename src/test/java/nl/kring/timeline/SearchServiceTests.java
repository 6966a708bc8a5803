package nl.kring.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Policies;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ConsentService;
import nl.kring.circle.Preset;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.circle.WhoSeesService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Finding again what was told: what the timeline shows to who searches, and nothing else. */
@KringTest
class SearchServiceTests {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private SearchService search;

    @Autowired
    private FindingPosts finding;

    @Autowired
    private Feed feed;

    @Autowired
    private CircleService circles;

    @Autowired
    private ConsentService consents;

    @Autowired
    private WhoSeesService sees;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private FlywayConnectionDetails owner;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.HELPERS);
    }

    private PostId tell(String text, Topic topic) {
        return tell(text, topic, Optional.empty());
    }

    private PostId tell(String text, Topic topic, Optional<Set<AccountId>> only) {
        var id = new PostId(Ids.next());
        People.run(jan, () -> timeline.post(circle, new NewPost(id, text, topic, only)));
        return id;
    }

    private List<UUID> found(AccountId reader, String words) {
        return People.as(reader, () -> all(before -> search.find(circle, words, before)));
    }

    private static List<UUID> all(Function<Optional<UUID>, List<EntryView>> window) {
        var ids = new ArrayList<UUID>();
        var last = window.apply(Optional.empty());
        last.forEach(entry -> ids.add(entry.id()));
        while (last.size() == Feed.WINDOW) {
            last = window.apply(Optional.of(ids.getLast()));
            last.forEach(entry -> ids.add(entry.id()));
        }
        return ids;
    }

    /** What PostgreSQL gives by itself: Java says that every audience of the circle is the reader's. */
    private List<UUID> foundByPostgresAlone(AccountId reader, String words) {
        var every = people.job(() -> new HashSet<>(jdbc.sql("select id from circle.audience where circle_id = ?")
                .param(circle.value())
                .query(UUID.class)
                .list()));
        return People.as(
                reader,
                () -> all(before ->
                        transaction.execute(_ -> finding.find(circle, every, SearchWords.of(words), before))));
    }

    @Test
    void at_c6_a_helper_who_searches_a_word_that_stands_only_in_a_health_post_finds_nothing() throws SQLException {
        var health = tell("Zijn bloeddruk is te hoog", Topic.HEALTH);
        assertThat(found(anna, "bloeddruk")).containsExactly(health.value());
        assertThat(found(jan, "bloeddruk")).containsExactly(health.value());
        assertThat(found(bram, "bloeddruk")).isEmpty();
        assertThat(foundByPostgresAlone(anna, "bloeddruk")).containsExactly(health.value());
        assertThat(foundByPostgresAlone(bram, "bloeddruk"))
                .as("PostgreSQL alone")
                .isEmpty();
        Policies.without(
                owner,
                () -> assertThat(found(bram, "bloeddruk")).as("Java alone").isEmpty());
    }

    /** Who takes part in a circle. */
    private enum Who {
        RESIDENT,
        INNER,
        HELPER,
        PROFESSIONAL,
        GUEST,
        CHILD,
        CHOSEN,
        REPRESENTATIVE,
        FOR_MONEY
    }

    private AccountId somebody(Who who) {
        var person = people.person("Iemand");
        switch (who) {
            case RESIDENT -> {
                return jan;
            }
            case INNER -> people.seat(circle, person, Ring.INNER);
            case HELPER -> people.seat(circle, person, Ring.HELPERS);
            case PROFESSIONAL -> people.seat(circle, person, Ring.PROFESSIONALS);
            case GUEST -> seat(person, "GUEST", "ends_at", "common.kring_now() + interval '5 days'");
            case CHILD -> seat(person, "YOUNG_MEMBER", "young_until", "current_date + interval '5 years'");
            case CHOSEN -> {
                people.seat(circle, person, Ring.HELPERS);
                People.run(
                        jan,
                        () -> sees.arrange(
                                circle, person, Ring.HELPERS, EnumSet.of(Topic.HEALTH, Topic.MONEY, Topic.FUN)));
            }
            case REPRESENTATIVE -> people.speaksFor(circle, jan, person, true);
            case FOR_MONEY -> people.speaksFor(circle, jan, person, false);
        }
        return person;
    }

    private void seat(AccountId person, String relation, String column, String until) {
        people.job(() -> jdbc.sql(
                        "insert into circle.circle_member (id, circle_id, account_id, relation, relation_word, ring, may_observe, "
                                + column + ") values (uuidv7(), ?, ?, ?, 'bekende', 'HELPERS', false, " + until + ")")
                .param(circle.value())
                .param(person.value())
                .param(relation)
                .update());
    }

    @ParameterizedTest
    @EnumSource
    void r_c18_each_finds_exactly_what_the_timeline_shows_by_both_walls_and_by_each_alone(Who who) throws SQLException {
        var person = somebody(who);
        for (var topic : Topic.values()) {
            for (var turn = 0; turn < 5; turn++) {
                tell("Soep over " + topic, topic);
            }
            tell("Soep alleen voor Anna over " + topic, topic, Optional.of(Set.of(anna)));
        }
        tell("Soep voor twee", Topic.PRACTICAL, Optional.of(Set.of(anna, bram)));
        var shown = People.as(person, () -> all(before -> feed.window(circle, before)));
        assertThat(shown).isNotEmpty();
        assertThat(shown.size() == 43).isEqualTo(who == Who.RESIDENT);
        assertThat(found(person, "soep")).isEqualTo(shown);
        assertThat(foundByPostgresAlone(person, "soep")).isEqualTo(shown);
        Policies.without(owner, () -> assertThat(found(person, "soep")).isEqualTo(shown));
    }

    @Test
    void r_c18_nothing_is_found_of_another_circle_not_by_who_is_in_both() {
        var elsewhere = people.circle(people.tenant(), anna);
        var there = new NewPost(new PostId(Ids.next()), "De ladder staat hier", Topic.PRACTICAL, Optional.empty());
        People.run(anna, () -> timeline.post(elsewhere, there));
        var here = tell("Wie heeft de ladder?", Topic.PRACTICAL);
        assertThat(found(anna, "ladder")).containsExactly(here.value());
    }

    @Test
    void whoIsNotInTheCircleFindsNoCircle() {
        tell("Wie heeft de ladder?", Topic.PRACTICAL);
        var stranger = people.person("Vreemde");
        assertThatThrownBy(() -> found(stranger, "ladder")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> found(stranger, ""))
                .as("the right is asked before the words")
                .isInstanceOf(NotFound.class);
        assertThat(foundByPostgresAlone(stranger, "ladder")).isEmpty();
        People.run(jan, () -> circles.remove(circle, bram));
        assertThatThrownBy(() -> found(bram, "ladder")).isInstanceOf(NotFound.class);
    }

    @Test
    void at_b1_at_m1_what_is_closed_since_is_not_found_from_that_moment() {
        tell("Zijn bloeddruk is te hoog", Topic.HEALTH);
        var clara = people.person("Clara");
        people.seat(circle, clara, Ring.INNER);
        assertThat(found(clara, "bloeddruk")).hasSize(1);
        People.run(jan, () -> circles.moveTo(circle, clara, Ring.HELPERS));
        assertThat(found(clara, "bloeddruk")).isEmpty();
        assertThat(found(anna, "bloeddruk")).hasSize(1);
        People.run(jan, () -> consents.stopHealth(circle, Locale.of("nl")));
        assertThat(found(anna, "bloeddruk")).isEmpty();
        assertThat(foundByPostgresAlone(anna, "bloeddruk")).isEmpty();
        assertThat(found(jan, "bloeddruk")).hasSize(1);
    }

    @Test
    void at_m1_anotherReadyChoiceOfWhoSeesWhatHoldsForTheNextSearch() throws SQLException {
        var ladder = tell("Wie heeft de ladder?", Topic.PRACTICAL);
        assertThat(found(bram, "ladder")).containsExactly(ladder.value());
        People.run(jan, () -> sees.choose(circle, Preset.CAREFUL));
        assertThat(found(bram, "ladder")).isEmpty();
        assertThat(foundByPostgresAlone(bram, "ladder")).isEmpty();
        Policies.without(owner, () -> assertThat(found(bram, "ladder")).isEmpty());
        assertThat(found(anna, "ladder")).containsExactly(ladder.value());
    }

    @Test
    void r_m8_what_was_taken_away_is_not_found_and_the_answers_to_it_are() {
        var first = tell("Wie heeft mijn sleutel?", Topic.PRACTICAL);
        People.run(anna, () -> timeline.answer(circle, first, new PostId(Ids.next()), "Die ligt onder de bloempot"));
        assertThat(found(bram, "sleutel")).hasSize(1);
        People.run(jan, () -> erasing.erase(circle, first));
        assertThat(found(bram, "sleutel")).isEmpty();
        assertThat(found(jan, "sleutel")).isEmpty();
        assertThat(found(bram, "bloempot")).containsExactly(first.value());
    }

    @Test
    void anAnswerIsFoundByItsThreadAlsoWhenOneWordStandsInTheOther() {
        var first = tell("Wie heeft de ladder?", Topic.PRACTICAL);
        People.run(anna, () -> timeline.answer(circle, first, new PostId(Ids.next()), "Bij ons in de schuur"));
        assertThat(found(bram, "schuur")).containsExactly(first.value());
        assertThat(found(bram, "ladder schuur")).containsExactly(first.value());
        assertThat(found(bram, "ladder zolder")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "doos, Het medicijndoosje is leeg",
        "medicijndoos, Het medicijndoosje is leeg",
        "DOOS, De medicijndoos is leeg",
        "een, Nog één keer",
        "één, Nog een keer",
        "cafe, Koffie in CAFÉ De Brug",
        "CAFÉ, Koffie in cafe De Brug",
        "sunens, Sûnens is goud wurdich",
        "wurk, It wurkje is klear",
        "sleutels, Wie heeft mijn sleutel?",
        "wandelen, De wandelingen doen hem goed",
        "boodschap, Ik doe de boodschappen",
        "neighbour, The neighbours came by",
        "naïef, Dat was naief",
        "null, De stand was null",
        "18, Om 18:30 eten we",
        "soep & vla, Er is vla en soep",
    })
    void aWordIsFoundInPartWithoutAccentsAndInAnotherFormOfIt(String words, String text) {
        var id = tell(text, Topic.PRACTICAL);
        tell("Iets heel anders", Topic.PRACTICAL);
        assertThat(found(bram, words)).containsExactly(id.value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "%",
                "_",
                "'",
                "\"",
                "\\",
                "%%",
                "__",
                "' or 1=1 --",
                "&|!():*<->",
                "\u200F\u202E",
                "\u0000",
                "\uD83D",
                "👩‍👩‍👧",
                "a b c",
                "é"
            })
    void whatCannotBeSearchedIsRefusedWithASentenceOrFindsNothing(String words) {
        tell("Soep van Anna", Topic.PRACTICAL);
        try {
            assertThat(found(bram, words)).isEmpty();
        } catch (Refused refused) {
            assertThat(refused.key()).isEqualTo("search.short");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "so%ep",
                "so_ep",
                "{\"soep\"}",
                "soep:*",
                "!soep",
                "soep & !anna",
                "'soep'",
                "\"soep\"",
                "\u200Fsoep\u202E",
                "soep\u0000",
                "\\soep",
                "NULL",
                "null,null",
                ":circle",
                "soep?",
                "$1 soep"
            })
    void signsOfTheMachineAreNoSigns(String words) {
        tell("Soep van Anna", Topic.PRACTICAL);
        assertThatCode(() -> found(bram, words)).doesNotThrowAnyException();
    }

    @Test
    void aHundredSignsAndSixWordsAreSearchedAndMoreAreRefusedWithASentence() {
        tell("Soep van Anna", Topic.PRACTICAL);
        assertThat(found(bram, "so ".repeat(33))).hasSize(1);
        assertThat(found(bram, "x".repeat(SearchWords.LONGEST))).isEmpty();
        assertThat(found(bram, "soep van anna so an na")).hasSize(1);
        assertThatThrownBy(() -> found(bram, "soep van anna so an na oe"))
                .as("seven words")
                .isInstanceOf(Refused.class);
        for (var length : List.of(SearchWords.LONGEST + 1, 2_000, 1_000_000)) {
            assertThatThrownBy(() -> found(bram, "x".repeat(length)))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.key()).isEqualTo("search.long"));
        }
    }

    @Test
    void theNewestTwentyComeFirstAndOlderOnesWhenAskedNoneTwice() {
        var told = IntStream.range(0, 45)
                .mapToObj(n -> tell("Soep nummer " + n, Topic.PRACTICAL).value())
                .toList();
        tell("Iets heel anders", Topic.PRACTICAL);
        assertThat(People.as(bram, () -> search.find(circle, "soep", Optional.empty())))
                .extracting(EntryView::id)
                .isEqualTo(told.reversed().subList(0, 20));
        assertThat(found(bram, "soep")).isEqualTo(told.reversed());
    }
}
