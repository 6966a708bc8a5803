package nl.kring.privacy;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.platform.Console;
import nl.kring.platform.Texts;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.stereotype.Component;

/** Started with {@code --kring.verify-log=true} the application checks the access log, says what it found and stops. */
@Component
@ConditionalOnBooleanProperty("kring.verify-log")
class VerifyLogAtStart implements ApplicationRunner {
    private final LogVerifier verifier;
    private final ApplicationContext application;

    VerifyLogAtStart(LogVerifier verifier, ApplicationContext application) {
        this.verifier = verifier;
        this.application = application;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var language = Locale.of(Console.language().split("[_.]", 2)[0].toLowerCase(Locale.ROOT));
        var code = check(language);
        System.exit(SpringApplication.exit(application, () -> code));
    }

    private int check(Locale language) {
        try {
            var found = verifier.verify();
            Console.say(said(found, language));
            return found.whole() ? 0 : 1;
        } catch (BadSqlGrammarException older) {
            Console.say(Texts.of(language, "privacy.verify.older"));
            return 2;
        }
    }

    /** What was found, in words: one sentence if all is whole, else one for each chain that is not; and what is known outside the database. */
    static String said(LogVerifier.Found found, Locale language) {
        var each = found.broken().stream()
                .map(broken -> Texts.of(
                        language,
                        "privacy.verify.why." + broken.why(),
                        broken.chain().toString(),
                        Long.toString(broken.n())));
        return Stream.of(Stream.of(head(found, language)), each, outside(found.outside(), language))
                .flatMap(lines -> lines)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static String head(LogVerifier.Found found, Locale language) {
        if (found.broken().isEmpty()) {
            return Texts.of(language, "privacy.verify.whole", found.chains(), found.lines());
        }
        var key = found.broken().stream().allMatch(broken -> broken.why() == LogCheck.Why.RESTORED)
                ? "privacy.verify.restored"
                : "privacy.verify.broken";
        return Texts.of(language, key, found.broken().size(), found.chains(), found.lines());
    }

    private static Stream<String> outside(LogVerifier.Outside outside, Locale language) {
        return switch (outside) {
            case HEADS -> Stream.empty();
            case NOTHING -> Stream.of(Texts.of(language, "privacy.verify.outside.NOTHING"));
            case FORGED -> Stream.of(Texts.of(language, "privacy.verify.outside.FORGED"));
        };
    }
}
