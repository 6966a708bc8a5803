package nl.kring.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.identity.Recipient;
import nl.kring.notify.ComposedMail.Line;
import nl.kring.platform.Texts;
import org.jsoup.Jsoup;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every mail there is, in each language, as page and as plain text. With {@code -Dkring.screens=true} the Dutch ones are left in {@code
 * target/mails} to be looked at.
 */
class EveryMailTests {
    private static final Object[] WORDS = {
        "Geertje", "Sietse", "Geertje", "buurman", "vrijdag 5 maart", "Je hoort bij de helpers.\n", "482913"
    };
    private static final List<Line> LINES = List.of(
            new Line("Sietse", "Sietse: Ik haal je vrijdag op, aan tafel bij Oan Tafel?"),
            new Line("Aukje", "Aukje vertelde iets."),
            new Line("", "En nog 3 dingen."));
    private static final String TOLD = LINES.stream().map(Line::words).collect(Collectors.joining("\n"));
    private static final List<String> CODES = List.of("prove", "signIn", "startCode");
    private static final Pattern HOLE = Pattern.compile("\\{\\d");

    private final Letters letters = new Letters("https://kring.example.nl");

    private static Stream<String> templates() {
        return ResourceBundle.getBundle("vaadin-i18n.translations", Texts.LANGUAGES.getFirst()).keySet().stream()
                .filter(key -> key.startsWith("mail.") && key.endsWith(".body"))
                .map(key -> key.substring("mail.".length(), key.length() - ".body".length()))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void hasATitleWordsAndAtMostOneThingToDo(String template) throws IOException {
        for (var language : Texts.LANGUAGES) {
            var letter = letter(template, language);
            var page = Jsoup.parse(letter.html());
            assertThat(page.select("h1").eachText()).containsExactly(letter.subject());
            assertThat(letter.subject()).isNotBlank();
            assertThat(page.select(".paper p, .row").text()).isNotBlank();
            assertThat(page.select(".act")).hasSizeLessThanOrEqualTo(1);
            assertThat(page.select("[src], link, script, img"))
                    .as("fetches nothing")
                    .isEmpty();
            assertThat(letter.html()).doesNotContain("url(", "@import", "background=");
            assertThat(page.select(".paper b").eachText())
                    .isEqualTo(CODES.contains(template) ? List.of("482913") : List.of());
            assertThat(page.select("[lang]").eachAttr("lang")).containsOnly(language.getLanguage());
            for (var link : page.select("a")) {
                assertThat(letter.plain()).contains(link.text() + ": " + link.attr("href"));
            }
            assertThat(letter.plain() + letter.html())
                    .doesNotContainPattern(HOLE)
                    .doesNotContain("{title}", "{body}");
            if (Boolean.getBoolean("kring.screens") && language.equals(Texts.LANGUAGES.getFirst())) {
                var folder = Files.createDirectories(Path.of("target", "mails"));
                Files.writeString(folder.resolve(template + ".html"), letter.html());
                Files.writeString(folder.resolve(template + ".txt"), letter.subject() + "\n\n" + letter.plain());
            }
        }
    }

    private Letter letter(String template, Locale language) {
        var to = new Recipient("Ingrid", "ingrid@example.nl", language, false);
        var arguments = arguments(template);
        var button = ResourceBundle.getBundle("vaadin-i18n.translations", language)
                        .containsKey("mail." + template + ".button")
                ? "/circle/4/timeline?post=9"
                : "";
        return ofACircle(template)
                ? letters.write(
                        UUID.randomUUID(),
                        Optional.of("Geertje"),
                        to,
                        template,
                        arguments,
                        template.startsWith("told") && !template.equals("toldTrial") ? LINES : List.of(),
                        button,
                        Optional.of("/circle/4/told"),
                        Optional.of("antwoord+7@kring.example.nl"),
                        Optional.empty())
                : letters.write(UUID.randomUUID(), to, template, arguments, button);
    }

    private static boolean ofACircle(String template) {
        return Stream.of("told", "alert", "task").anyMatch(template::startsWith);
    }

    private static Object[] arguments(String template) {
        var arguments = WORDS.clone();
        if (CODES.contains(template)) {
            arguments[0] = WORDS[6];
        }
        if (template.equals("unused")) {
            arguments[0] = 11;
        }
        if (template.equals("alert") || template.startsWith("need.")) {
            arguments[1] = "0519 298888";
        }
        return template.startsWith("told") ? new Object[] {"Geertje", TOLD} : arguments;
    }
}
