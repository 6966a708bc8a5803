package nl.kring.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.EmployeeDoor;
import nl.kring.identity.FirstDoor;
import nl.kring.identity.NewMunicipality;
import nl.kring.identity.RecoveryDoor;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignInService.Outcome;
import nl.kring.platform.Acting;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guessed links and codes give nothing, however many ({@code ./kring guess}): each from an address of its own, so that no limit helps. */
@KringTest
@Tag("guess")
class GuessTests {
    private static final int TIMES = Integer.getInteger("kring.guesses", 100_000);
    private static final SecureRandom RANDOM = new SecureRandom();

    @Autowired
    private People people;

    @Autowired
    private SignInService signIn;

    @Autowired
    private EmployeeDoor employees;

    @Autowired
    private FirstDoor first;

    @Autowired
    private RecoveryDoor recovery;

    @Autowired
    private JdbcClient jdbc;

    private static String token() {
        var random = new byte[32];
        RANDOM.nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static String code() {
        return "%06d".formatted(RANDOM.nextInt(1_000_000));
    }

    private static Set<String> said(Function<String, Object> guess) {
        var answers = new TreeSet<String>();
        for (var time = 0; time < TIMES; time++) {
            answers.add(String.valueOf(guess.apply("guess-" + UUID.randomUUID())));
        }
        return answers;
    }

    @Test
    void guessedLinksGiveNothing() {
        assertThat(said(remote -> signIn.follow(token(), "browser", remote)))
                .containsExactly(new Outcome.NotValid(SignInService.Why.UNKNOWN).toString());
        assertThat(said(remote -> employees.acceptAsNew(token(), remote))).containsExactly("Optional.empty");
        Acting.asSystem("test", first::newKey);
        assertThat(said(remote -> first.opens(token(), remote))).containsExactly("false");
        assertThat(said(remote -> recovery.stop(token(), remote))).containsExactly("false");
    }

    /** A code is one in a million, and five tries end it: the guesser has the browser that asked, and still gets nothing but luck. */
    @Test
    void guessedCodesGiveNothing() {
        var jan = people.person("Jan");
        var address = people.job(() -> jdbc.sql("select address from common.channel where account_id = ?")
                .param(jan.value())
                .query(String.class)
                .single());
        signIn.ask(new EmailAddress(address), "browser-of-jan", "test-" + UUID.randomUUID());
        var link = people.job(() -> jdbc.sql("select id from common.sign_in_link where address = ?")
                .param(address)
                .query(UUID.class)
                .single());
        var real =
                Acting.asSystem("test", () -> signIn.mint(link).orElseThrow()).code();
        assertThat(said(remote -> signIn.enter(other(real), "browser-of-jan", remote)))
                .containsExactly(new Outcome.NotValid(SignInService.Why.UNKNOWN).toString());
        assertThat(signIn.enter(real, "browser-of-jan", "test-" + UUID.randomUUID()))
                .as("after five wrong ones not even the right one")
                .isInstanceOf(Outcome.NotValid.class);
        var key = Acting.asSystem("test", first::newKey);
        assertThat(said(remote -> first.begin(key, new NewMunicipality("X", "Y", "Z"), code(), "browser", remote)))
                .containsExactly(new FirstDoor.Outcome.WrongCode().toString());
        assertThat(said(remote -> recovery.ask("Rixt", "Douwe", code(), Locale.of("nl"), "browser", remote)))
                .containsExactly("false");
    }

    /** The one guess that would be right is left out: what is proven is that wrong ones give nothing, not that nobody is lucky. */
    private static String other(String real) {
        var guess = code();
        return guess.equals(real) ? "x" : guess;
    }

    /** And from one address the limiter answers long before. */
    @Test
    void fromOneAddressTheLimiterAnswersAtTheTwentyFirst() {
        var remote = "guess-" + UUID.randomUUID();
        var answers = new TreeSet<String>();
        for (var time = 0; time < 21; time++) {
            answers.add(signIn.follow(token(), "browser", remote).getClass().getSimpleName());
        }
        assertThat(answers).contains("TooMany");
    }
}
