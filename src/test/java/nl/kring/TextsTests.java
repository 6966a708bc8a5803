package nl.kring;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people read. A key is used when it stands in the code as it is; keys that end in the name of a constant are used by their
 * beginning, a literal that ends in a dot: {@code getTranslation("circle.relation." + kind.name())}.
 */
class TextsTests {
    private static final Path BUNDLES = Path.of("src/main/resources/vaadin-i18n");
    private static final Path CODE = Path.of("src/main/java");
    private static final Path PAGES = Path.of("src/main/resources/pages");
    private static final int LONGEST_SENTENCE = 20;

    private static final Pattern ASKED = Pattern.compile(
            "(?:getTranslation\\(|Texts\\.of\\([^,()]+(?:\\([^()]*\\))?,|new Refused\\()\\s*\"([a-z][\\w.]*\\w)\"(?! *\\+)");
    private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z][\\w.-]*)\"");
    private static final Pattern ON_PAGE = Pattern.compile("\\{([a-z]+\\.[a-zA-Z.]+)}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");
    private static final Pattern SHOWN = Pattern.compile(
            "(?:new (?:Span|Paragraph|H[1-6]|Button|NativeButton|NativeLabel|Strong|Text|Note|ListItem|TextField|TextArea|EmailField)\\(|"
                    + "set(?:Text|Label|Placeholder|HelperText|AriaLabel|Title|ErrorMessage|HeaderTitle)\\()\\s*\"[^\"]*\\p{L}[^\"]*\"");
    private static final List<String> AVOIDED = List.of(
            "cliënt",
            "casus",
            "indicatie",
            "voorziening",
            "beschikking",
            "aanvraag indienen",
            "zelfredzaam",
            "eigen kracht",
            "traject",
            "intake",
            "inzetten",
            "participer",
            "problematiek",
            "dossier",
            "escaler",
            "monitoren",
            "verward",
            "conform",
            "inzake",
            "middels",
            "derhalve",
            "dient te");

    @ParameterizedTest
    @ValueSource(strings = {"en", "fy"})
    void everyLanguageHasTheSameKeys(String language) {
        assertThat(texts(language).keySet()).isEqualTo(texts("nl").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fy"})
    void everyLanguageHasTheSamePlaces(String language) {
        var there = texts(language);
        assertThat(texts("nl"))
                .allSatisfy((key, text) ->
                        assertThat(places(there.getOrDefault(key, ""))).as(key).isEqualTo(places(text)));
    }

    @Test
    void everyKeyThatIsAskedForExists() {
        assertThat(asked()).isSubsetOf(texts("nl").keySet());
    }

    @Test
    void everyKeyIsUsed() {
        var said = said();
        var beginnings = said.stream().filter(word -> word.endsWith(".")).toList();
        assertThat(texts("nl").keySet())
                .filteredOn(key -> !said.contains(key) && beginnings.stream().noneMatch(key::startsWith))
                .as("keys that nothing uses")
                .isEmpty();
    }

    @Test
    void noWordThatKeepsPeopleOut() {
        assertThat(texts("nl"))
                .allSatisfy((key, text) -> assertThat(AVOIDED).as(key).noneMatch(word -> Pattern.compile(
                                "(?iu)\\b" + word, Pattern.UNICODE_CHARACTER_CLASS)
                        .matcher(text)
                        .find()));
    }

    @Test
    void frisianSpellsAWordInOneWay() {
        assertThat(texts("fy"))
                .allSatisfy((key, text) ->
                        assertThat(text).as(key).doesNotContainPattern("(?iu)útnûg|professional|beslist\\b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "fy"})
    void noSentenceOfMoreThanTwentyWords(String language) {
        assertThat(texts(language)).allSatisfy((key, text) -> assertThat(text.split("[.!?:](?:\\s|$)|·|\\n"))
                .as(key)
                .allMatch(sentence -> sentence.strip().split("\\s+").length <= LONGEST_SENTENCE));
    }

    /** A text with places in it is a pattern: one apostrophe would swallow what follows, so it is written twice there. */
    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "fy"})
    void noApostropheSwallowsAPlace(String language) {
        assertThat(texts(language)).allSatisfy((key, text) -> assertThat(
                        places(text).isEmpty() || !text.replace("''", "").contains("'"))
                .as("%s = %s", key, text)
                .isTrue());
    }

    @Test
    void noTextStandsInAScreen() {
        var found = sources()
                .filter(file -> file.toString().contains("/ui/"))
                .flatMap(
                        file -> SHOWN.matcher(read(file)).results().map(hit -> file.getFileName() + ": " + hit.group()))
                .toList();
        assertThat(found).isEmpty();
    }

    private static Set<String> asked() {
        return sources().flatMap(file -> words(ASKED, file)).collect(toCollection(TreeSet::new));
    }

    private static Set<String> said() {
        return Stream.concat(
                        sources().flatMap(file -> words(LITERAL, file)),
                        files(PAGES).flatMap(file -> words(ON_PAGE, file)))
                .collect(toCollection(TreeSet::new));
    }

    private static Stream<String> words(Pattern pattern, Path file) {
        return pattern.matcher(read(file)).results().map(hit -> hit.group(1));
    }

    private static Set<String> places(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map((MatchResult hit) -> hit.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static Map<String, String> texts(String language) {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(
                BUNDLES.resolve("translations_" + language + ".properties"), StandardCharsets.UTF_8)) {
            properties.load(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        var texts = new TreeMap<String, String>();
        properties.forEach((key, text) -> texts.put((String) key, (String) text));
        return texts;
    }

    private static Stream<Path> sources() {
        return files(CODE).filter(file -> file.toString().endsWith(".java"));
    }

    private static Stream<Path> files(Path folder) {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
