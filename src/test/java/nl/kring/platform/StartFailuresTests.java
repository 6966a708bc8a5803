package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartFailuresTests {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            08001 | Connection to host:5432 refused.                        | does not answer
            28P01 | FATAL: password authentication failed for user "x"      | does not let Kring in
            3D000 | FATAL: database "kring" does not exist                  | no such database
            42704 | ERROR: role "kring_circle" does not exist               | does not know the roles
            """)
    void aDatabaseOfOnesOwnThatRefusesIsSaidInOneSentence(String code, String words, String said) {
        assertThat(sentence(new SQLException(words, code))).contains(said);
    }

    @Test
    void aRoleThatMayDoTooMuchIsSaid() {
        assertThat(sentence(new UnfitDatabase("Too strong."))).isEqualTo("Too strong.");
    }

    @Test
    void aFolderThatCannotBeUsedIsSaid() {
        var full = DataUnusable.from(new IllegalStateException("initdb: No space left on device"), Path.of("data"));
        assertThat(sentence(full)).contains("is full");
    }

    @Test
    void whatNobodyKnowsIsLeftToTheLog() {
        assertThat(new StartFailures().analyze(new IllegalStateException("else")))
                .isNull();
    }

    private static String sentence(Exception cause) {
        return Objects.requireNonNull(new StartFailures().analyze(new IllegalStateException("wrapped", cause)))
                .getDescription();
    }
}
