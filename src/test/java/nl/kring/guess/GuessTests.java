package nl.kring.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.identity.EmailAddress;
import nl.kring.identity.EmployeeDoor;
import nl.kring.identity.FirstDoor;
import nl.kring.identity.NewMunicipality;
import nl.kring.identity.RecoveryDoor;
import nl.kring.identity.SecretMail;
import nl.kring.identity.SignInService;
import nl.kring.identity.SignInService.Outcome;
import nl.kring.invite.InvitationDoor;
import nl.kring.platform.Acting;
import nl.kring.start.CardSeen;
import nl.kring.start.StartDoor;
import nl.kring.start.WitnessDoor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guessed links and codes give nothing, however many ({@code ./kring guess}): each from an address of its own, so that no limit helps. */
@KringTest
@Tag("guess")
class GuessTests {
    private static final int TIMES = Integer.getInteger("kring.guesses", 100_000);
    private static final Locale NL = Locale.of("nl");
    private static final String LETTERS = "CDFGHJKLMNPQRTVWXY34679";
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
    private InvitationDoor invitations;

    @Autowired
    private StartDoor start;

    @Autowired
    private WitnessDoor witnesses;

    @Autowired
    private List<SecretMail> mails;

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

    private static String shortCode() {
        return RANDOM.ints(8, 0, LETTERS.length())
                .mapToObj(place -> LETTERS.substring(place, place + 1))
                .collect(Collectors.joining());
    }

    private static String remote() {
        return "guess-" + UUID.randomUUID();
    }

    private static Set<String> said(Function<String, Object> guess) {
        var answers = new TreeSet<String>();
        for (var time = 0; time < TIMES; time++) {
            answers.add(String.valueOf(guess.apply(remote())));
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
        assertThat(said(remote -> invitations.look(token(), remote)))
                .containsExactly(new InvitationDoor.Outcome.Gone(InvitationDoor.Why.UNKNOWN).toString());
    }

    /** Somebody asked for six digits in this browser, and these came. */
    private record Open(String browser, String real) {}

    private interface Guess {
        Object with(Open open, String code, String remote);
    }

    /** Five wrong ones end what was asked, so each five guess at digits that were just asked for. */
    private Set<String> saidInFives(String table, Supplier<Open> ask, Guess guess) {
        var before = wrongCodes(table);
        var answers = new TreeSet<String>();
        var open = ask.get();
        for (var time = 0; time < TIMES; time++) {
            if (time > 0 && time % 5 == 0) {
                open = ask.get();
            }
            answers.add(String.valueOf(guess.with(open, other(open.real()), remote())));
        }
        assertThat(wrongCodes(table) - before)
                .as("each guess met digits that were still open")
                .isEqualTo(TIMES);
        return answers;
    }

    private int wrongCodes(String table) {
        return people.job(() -> jdbc.sql("select coalesce(sum(wrong_codes), 0) from common." + table)
                .query(Integer.class)
                .single());
    }

    private Open proof(BiConsumer<EmailAddress, String> ask) {
        var address = new EmailAddress("guess-" + UUID.randomUUID() + "@elders.example");
        var browser = UUID.randomUUID().toString();
        ask.accept(address, browser);
        var id = newest("address_proof", address.value());
        var mail = mails.stream()
                .filter(one -> one.template().equals("prove"))
                .findAny()
                .orElseThrow();
        return new Open(
                browser,
                Acting.asSystem("test", () -> mail.mint(id).orElseThrow())
                        .arguments()
                        .getFirst());
    }

    private Open signingIn() {
        var jan = people.person("Jan");
        var address = people.job(() -> jdbc.sql("select address from common.channel where account_id = ?")
                .param(jan.value())
                .query(String.class)
                .single());
        var browser = UUID.randomUUID().toString();
        signIn.ask(new EmailAddress(address), browser, remote());
        var link = newest("sign_in_link", address);
        return new Open(
                browser,
                Acting.asSystem("test", () -> signIn.mint(link).orElseThrow()).code());
    }

    private Open starting() {
        var address = new EmailAddress("guess-" + UUID.randomUUID() + "@elders.example");
        var browser = UUID.randomUUID().toString();
        var link = signIn.askForStart(address, NL, browser, remote()).orElseThrow();
        return new Open(
                browser,
                Acting.asSystem("test", () -> signIn.mint(link).orElseThrow()).code());
    }

    private UUID newest(String table, String address) {
        return people.job(
                () -> jdbc.sql("select id from common." + table + " where address = ? order by id desc limit 1")
                        .param(address)
                        .query(UUID.class)
                        .single());
    }

    /** A code is one in a million, and five tries end it: the guesser has the browser that asked, and still gets nothing but luck. */
    @Test
    void guessedCodesGiveNothing() {
        assertThat(saidInFives(
                        "sign_in_link",
                        this::signingIn,
                        (open, code, remote) -> signIn.enter(code, open.browser(), remote)))
                .containsExactly(new Outcome.NotValid(SignInService.Why.UNKNOWN).toString());
        assertThat(saidInFives(
                        "sign_in_link",
                        this::starting,
                        (open, code, remote) -> signIn.enterForStart(code, open.browser(), remote)))
                .containsExactly(new SignInService.Proving.Wrong().toString());
        var ended = signingIn();
        for (var time = 0; time < 5; time++) {
            signIn.enter(other(ended.real()), ended.browser(), remote());
        }
        assertThat(signIn.enter(ended.real(), ended.browser(), remote()))
                .as("after five wrong ones not even the right one")
                .isInstanceOf(Outcome.NotValid.class);
        var key = Acting.asSystem("test", first::newKey);
        assertThat(saidInFives(
                        "address_proof",
                        () -> proof((address, browser) -> first.askCode(key, address, "Ids", NL, browser, remote())),
                        (open, code, remote) ->
                                first.begin(key, new NewMunicipality("X", "Y", "Z"), code, open.browser(), remote)))
                .containsExactly(new FirstDoor.Outcome.WrongCode().toString());
        assertThat(saidInFives(
                        "address_proof",
                        () -> proof((address, browser) -> recovery.askCode(address, "Rixt", NL, browser, remote())),
                        (open, code, remote) -> recovery.ask("Rixt", "Douwe", code, NL, open.browser(), remote)))
                .containsExactly("WRONG_CODE");
    }

    /** Of a card, of a letter, and of who hears a yes. */
    @Test
    void guessedShortCodesGiveNothing() {
        assertThat(said(remote -> start.card(shortCode(), remote))).containsExactly(new CardSeen.Wrong().toString());
        assertThat(said(remote -> invitations.look(shortCode(), remote)))
                .containsExactly(new InvitationDoor.Outcome.Gone(InvitationDoor.Why.UNKNOWN).toString());
        var jan = people.person("Jan");
        assertThat(said(remote -> People.as(jan, () -> witnesses.look(shortCode(), remote))))
                .containsExactly(new WitnessDoor.Looked.Wrong().toString());
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
