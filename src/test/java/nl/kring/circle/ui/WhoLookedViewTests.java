package nl.kring.circle.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.router.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.ViewTest;
import nl.kring.bridge.Kind;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.NewMember;
import nl.kring.circle.RelationKind;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.platform.MovingClock;
import nl.kring.platform.Texts;
import nl.kring.privacy.AccessLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ClassUtils;

/** The access log on screen, and that all that code writes has words. */
class WhoLookedViewTests extends ViewTest {
    private static final Pattern WRITTEN =
            Pattern.compile("log\\.write\\(\\s*[^,]+,\\s*(?:[^,\"]+,\\s*)?\"([A-Z_]+)\",\\s*(\"[A-Z_]+\"|[\\w.()]+),");
    private static final Pattern WRITES = Pattern.compile("log\\.write(\\()");
    private static final Pattern NO_RIGHT = Pattern.compile("noRight\\(\\s*\"([A-Z_]+)\"");
    private static final Map<String, List<String>> VARYING = Map.of(
            "why",
            List.of("UNUSED", "DIED"),
            "ring.name()",
            Arrays.stream(Ring.values()).map(Ring::name).toList(),
            "answer.kind().name()",
            List.of(Kind.PROMISE.name(), Kind.STATUS.name()));

    @Autowired
    private People people;

    @Autowired
    private CircleService circles;

    @Autowired
    private AccessLog log;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CircleJobs jobs;

    @Autowired
    private MovingClock clock;

    private AccountId jan;
    private AccountId bram;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        var tenant = people.tenant();
        jan = people.person("Jan");
        bram = people.person("Bram");
        circle = people.circle(tenant, jan);
        people.seat(circle, bram, Ring.HELPERS);
    }

    private List<String> lines() {
        signIn(jan);
        UI.getCurrent().navigate("circle/" + circle.value() + "/looked");
        return _find(LoggedLine.class).stream()
                .map(line -> line.getElement().getTextRecursively())
                .map(text ->
                        text.replaceAll("^B(?=Bram)|^J(?=Jij)|^E(?=Elske)", "").replaceAll("\\d\\d:\\d\\d.*", ""))
                .toList();
    }

    @Test
    void r_0_4_theResidentReadsWhoDidAndWhoTriedWhatInPlainWords() {
        var stranger = people.person("Vreemde");
        catchThrowable(() -> People.run(stranger, () -> circles.view(circle)));
        catchThrowable(() -> People.run(bram, () -> circles.remove(circle, jan)));
        People.run(jan, () -> circles.moveTo(circle, bram, Ring.INNER));
        people.job(() -> {
            log.write(circle.value(), "RECEIVED", "PROMISE", circle.value());
            return true;
        });
        assertThat(lines())
                .containsExactly(
                        "Kring kreeg van de gemeente te horen wie er komt",
                        "Jij zette iemand dichtbij",
                        "Bram wilde iemand in of uit je kring halen",
                        "Iemand die niet in je kring zit wilde in je kring kijken");
    }

    @Test
    void whoLeftIsStillReadByName() {
        People.run(jan, () -> circles.remove(circle, bram));
        catchThrowable(() -> People.run(bram, () -> circles.view(circle)));
        assertThat(lines()).first().asString().startsWith("Bram zocht iets");
    }

    @Test
    void whoSpeaksForTheResidentIsReadByName() {
        var meint = people.person("Meint");
        people.speaksFor(circle, jan, meint, true);
        catchThrowable(() -> People.as(meint, () -> circles.seatOf(circle, bram)));
        assertThat(lines()).first().asString().contains("Meint wilde kijken als iemand anders");
    }

    @Test
    void whatOnePersonTriesAgainAndAgainOnADayIsOneLineAndHidesNothing() {
        People.run(jan, () -> circles.moveTo(circle, bram, Ring.INNER));
        tries(bram, 130);
        assertThat(lines()).hasSize(2).first().asString().startsWith("Bram wilde iemand in of uit je kring halen");
        assertThat(text(_find(LoggedLine.class).getFirst())).contains("Het gebeurde 130 keer.");
    }

    @Test
    void howFarItGoesBackIsUpToTheResident() {
        People.run(jan, () -> circles.moveTo(circle, bram, Ring.INNER));
        tries(bram, 1_100);
        assertThat(lines()).hasSize(1);
        more();
        assertThat(text(_find(LoggedLine.class).getLast())).contains("Jij zette iemand dichtbij");
        assertThat(_find(Button.class, spec -> spec.withText("Laat meer zien"))).isEmpty();
    }

    @Test
    void whatComesSinceStandsAboveWhatWasReadAndOlderLinesStay() {
        tries(bram, 150);
        assertThat(lines()).hasSize(1);
        People.run(jan, () -> circles.moveTo(circle, bram, Ring.INNER));
        Town.soon(() -> {
            MockVaadin.clientRoundtrip(false);
            return Optional.of(_find(LoggedLine.class)).filter(lines -> lines.size() == 2);
        });
        assertThat(text(_find(LoggedLine.class).getLast())).contains("Het gebeurde 150 keer.");
    }

    private void tries(AccountId person, int times) {
        people.job(() -> jdbc.sql("insert into common.access_log_entry (chain_id, actor_id, action, what) "
                        + "select ?, ?, 'REFUSED', 'ADMIT_OR_REMOVE' from generate_series(1, ?)")
                .param(circle.value())
                .param(person.value())
                .param(times)
                .update());
    }

    private static String text(LoggedLine line) {
        return line.getElement().getTextRecursively();
    }

    private static void more() {
        _click(_get(Button.class, spec -> spec.withText("Laat meer zien")));
    }

    @Test
    void moreThanTwentyComeWhenAsked() {
        for (int turn = 0; turn < 21; turn++) {
            var ring = turn % 2 == 0 ? Ring.INNER : Ring.HELPERS;
            People.run(jan, () -> circles.moveTo(circle, bram, ring));
        }
        assertThat(lines()).hasSize(20);
        more();
        assertThat(_find(LoggedLine.class)).hasSize(21);
    }

    private List<String> openedBy(AccountId person, String... pages) {
        signIn(person);
        Arrays.stream(pages).forEach(page -> UI.getCurrent().navigate("circle/" + circle.value() + "/" + page));
        return lines();
    }

    @Test
    void at_m2_whoOpensThePlanForWorkStandsInPlainWordsInTheLogInTheSameMinute() {
        var elske = people.person("Elske");
        people.job(() -> {
            var works = new NewMember(
                    elske,
                    RelationKind.PROFESSIONAL,
                    "praktijkondersteuner",
                    Optional.of("Praktijk De Terp"),
                    Ring.PROFESSIONALS,
                    false,
                    true);
            jobs.seat(circle, works);
            return true;
        });
        assertThat(openedBy(elske, "watch")).containsExactly("Elske keek hoe het met je gaat, en in je plan");
        assertThat(text(_find(LoggedLine.class).getFirst())).endsWith(" · Doet mee voor het werk · Praktijk De Terp");
        var line = People.as(jan, () -> circles.whoLooked(circle, Optional.empty()))
                .getFirst();
        assertThat(line.at()).isBetween(clock.instant().minusSeconds(60), clock.instant());
    }

    @Test
    void r_m1_eachScreenOfWhoSpeaksForTheResidentIsALineAndTheSameOnADayIsReadAsOne() {
        var meint = people.person("Meint");
        people.speaksFor(circle, jan, meint, true);
        var read = openedBy(meint, "timeline", "people", "timeline", "help", "timeline");
        assertThat(read.stream().map(line -> line.substring(1)).toList())
                .containsExactly(
                        "Meint keek op je tijdlijn",
                        "Meint keek bij je vragen om hulp",
                        "Meint keek wie er in je kring zitten");
        assertThat(text(_find(LoggedLine.class).getFirst())).contains(", 3 keer · Regelt dingen voor je");
        assertThat(People.as(jan, () -> circles.log(circle))).hasSize(5);
    }

    @Test
    void r_m1_whatFamilyAndNeighboursReadIsNoLineAndNeitherIsTheResidentsOwn() {
        assertThat(openedBy(bram, "timeline", "people", "watch")).isEmpty();
    }

    /** What is refused did not open: a try is one line, not two. */
    @Test
    void r_m1_aPageThatWasRefusedWasNotRead() {
        var elske = people.person("Elske");
        people.seat(circle, elske, Ring.PROFESSIONALS);
        assertThat(openedBy(elske, "looked")).singleElement().asString().contains("Elske wilde deze lijst lezen");
    }

    /** A page that another module adds has a line of its own, and needs words for it. */
    @Test
    void eachPageOfACircleHasWordsInTheLog() {
        var pages = routes().stream()
                .filter(route -> route.startsWith(OpenedScreens.OF_A_CIRCLE))
                .map(route -> "circle.log.did.READ." + OpenedScreens.screen(route))
                .toList();
        assertThat(pages).contains("circle.log.did.READ.TIMELINE", "circle.log.did.READ.ALERT");
        assertThat(pages)
                .allSatisfy(key -> Texts.LANGUAGES.forEach(
                        (Locale language) -> assertThat(Texts.of(language, key)).isNotBlank()));
    }

    private static List<String> routes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        return scanner.findCandidateComponents("nl.kring").stream()
                .map(bean -> ClassUtils.resolveClassName(bean.getBeanClassName(), null))
                .filter(page -> !OwnPage.class.isAssignableFrom(page)) // no log says that one was opened
                .map(page -> page.getAnnotation(Route.class).value())
                .toList();
    }

    @Test
    void r_m2_whatIsNotRightHasAWay() {
        signIn(jan);
        UI.getCurrent().navigate("circle/" + circle.value() + "/looked");
        assertThat(_get(NativeDetails.class).getSummaryText()).isEqualTo("Klopt dit niet?");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).contains("circle/" + circle.value() + "/people");
    }

    @Test
    void othersHaveNoWayToItAndReadWhoCanChangeThat() {
        signIn(bram);
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref)).noneMatch(href -> href.endsWith("/looked"));
        UI.getCurrent().navigate("circle/" + circle.value() + "/looked");
        assertThat(_get(H1.class).getText()).isEqualTo("Dit kan nu niet");
    }

    @Test
    void allThatCodeWritesInTheLogOfACircleHasWordsInEachLanguage() {
        var done = found(WRITTEN)
                .flatMap(hit -> whats(hit[1]).stream().map(what -> "circle.log.did." + hit[0] + "." + what));
        var tried = Stream.concat(
                        found(NO_RIGHT).map(hit -> hit[0]),
                        Arrays.stream(Act.values()).map(Act::name))
                .map(act -> "circle.log.tried." + act);
        var keys = Stream.concat(done, tried).collect(Collectors.toSet());
        assertThat(keys).contains("circle.log.did.FORWARDED.NEED", "circle.log.tried.OWN_ALERT");
        assertThat(keys)
                .allSatisfy(key -> Texts.LANGUAGES.forEach(
                        (Locale language) -> assertThat(Texts.of(language, key)).isNotBlank()));
    }

    /** What is written must be readable here: a word that is worked out would be skipped, and be a bare key on the page. */
    @Test
    void eachActionInTheLogOfACircleStandsInTheCodeAsAWord() {
        assertThat(found(WRITTEN)).hasSameSizeAs(found(WRITES).toList());
    }

    private static List<String> whats(String what) {
        return what.startsWith("\"") ? List.of(what.replace("\"", "")) : VARYING.get(what);
    }

    /** In all code but that of files: a resident reads of those what crosses the bridge. */
    private static Stream<String[]> found(Pattern pattern) {
        try (var files = Files.walk(Path.of("src/main/java/nl/kring"))) {
            return files
                    .filter(file -> file.toString().endsWith(".java")
                            && !file.toString().contains("/frontdoor/"))
                    .map(WhoLookedViewTests::read)
                    .flatMap(code -> pattern.matcher(code).results().map(hit ->
                            new String[] {hit.group(1), hit.groupCount() > 1 ? hit.group(2) : ""}))
                    .toList()
                    .stream();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
