package nl.kring.timeline.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.ConsentService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.platform.ui.DraftArea;
import nl.kring.platform.ui.Pick;
import nl.kring.timeline.ErasingService;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.PostKind;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** R-C22: one thing at a time, and all of it. */
class CalmViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private AccountService accounts;

    @Autowired
    private ConsentService consents;

    @Autowired
    private MovingClock clock;

    private AccountId jan;
    private AccountId anna;
    private AccountId sietse;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        sietse = people.person("Sietse");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, sietse, Ring.HELPERS);
        List.of(jan, sietse, anna).forEach(who -> People.run(who, () -> accounts.wantCalm(true)));
        signIn(jan);
    }

    private PostId tell(AccountId who, String text, Topic topic) {
        var id = new PostId(Ids.next());
        elsewhere(who, () -> timeline.post(circle, new NewPost(id, text, topic, Optional.empty())));
        return id;
    }

    /** At a screen of her own, which is not the one that is looked at here. */
    private static void elsewhere(AccountId who, Runnable work) {
        CompletableFuture.runAsync(() -> People.run(who, work)).join();
    }

    private PostId tell(String text) {
        return tell(anna, text, Topic.PRACTICAL);
    }

    private void open() {
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
    }

    private CalmView view() {
        return _get(CalmView.class);
    }

    /** What stands on the screen now, and nothing else. */
    private String now() {
        return String.join(" ", SaidWords.of(view().one).pieces());
    }

    private void next() {
        _click(view().next);
    }

    private static String text(Component part) {
        return String.join(" ", SaidWords.of(part).pieces());
    }

    private List<String> walk() {
        var all = new ArrayList<String>();
        for (var times = 0; times < 60 && !view().next.getText().equals("Begin opnieuw"); times++) {
            all.add(now());
            next();
        }
        return all;
    }

    @Test
    void r_c22_whoWantsItComesToOneThingAtATimeAndWhoDoesNotToAllOfIt() {
        tell("De soep staat klaar.");
        open();
        assertThat(UI.getCurrent().getElement().getClassList()).contains("calm");
        assertThat(view().one.isAttached()).isTrue();
        _click(view().menu);
        _click(_get(view(), Button.class, spec -> spec.withText("Gewoon scherm")));
        assertThat(_find(CalmView.class)).isEmpty();
        assertThat(_get(TimelineView.class).isAttached()).isTrue();
        assertThat(UI.getCurrent().getElement().getClassList()).doesNotContain("calm");
        assertThat(People.as(jan, accounts::wantsCalm)).isFalse();
    }

    @Test
    void r_c22_itIsAnOwnSettingBelowThePeopleOfTheCircle() {
        People.run(jan, () -> accounts.wantCalm(false));
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        fill(_get(Pick.class, spec -> spec.withPredicate(pick -> text(pick).contains("Eén ding tegelijk"))), true);
        assertThat(People.as(jan, accounts::wantsCalm)).isTrue();
        assertThat(view().isAttached()).isTrue();
    }

    @Test
    void r_c22_oneThingStandsThereAndEachOfThemComesOnce() {
        tell("Eerst");
        tell("Daarna");
        tell("Laatst");
        open();
        var all = walk();
        assertThat(all).hasSameSizeAs(Set.copyOf(all));
        assertThat(all.stream().filter(one -> one.contains("Laatst")).toList()).hasSize(1);
        assertThat(all.getLast()).contains("Eerst").doesNotContain("Daarna");
        assertThat(now()).contains("Dit was alles.");
        _click(view().previous);
        assertThat(now()).contains("Eerst");
        _click(view().previous);
        assertThat(now()).contains("Daarna");
    }

    @Test
    void r_c22_itIsAllThatTheOrdinaryTimelineShowsToThisReaderAndNoMore() {
        for (var nr = 0; nr < 23; nr++) {
            tell("Bericht nummer " + nr);
        }
        tell(anna, "Hij slaapt slecht", Topic.HEALTH);
        tell(jan, "Het geld is op", Topic.MONEY);
        for (var reader : List.of(jan, sietse)) {
            signIn(reader);
            closeBrowser();
            openBrowser();
            signIn(reader);
            People.run(reader, () -> accounts.wantCalm(false));
            open();
            var ordinary = _get(TimelineView.class);
            _find(ordinary.cards, Button.class, spec -> spec.withText("Eerdere berichten"))
                    .forEach(older -> _click(older));
            var cards = _find(ordinary.cards, PostCard.class).stream()
                    .map(card -> pieceOf(text(card)))
                    .toList();
            assertThat(cards).hasSizeGreaterThanOrEqualTo(20);
            People.run(reader, () -> accounts.wantCalm(true));
            closeBrowser();
            openBrowser();
            signIn(reader);
            open();
            var calm = walk().stream()
                    .filter(one -> one.contains("Bericht nummer") || one.contains("slaapt") || one.contains("geld"))
                    .map(CalmViewTests::pieceOf)
                    .toList();
            assertThat(calm).startsWith(cards.toArray(String[]::new));
            assertThat(calm).hasSize(reader.equals(jan) ? 25 : 23);
        }
    }

    /** The words that were told; the day stands on a calm card and above an ordinary one. */
    private static String pieceOf(String card) {
        return card.replaceAll(".*(Bericht nummer \\d+|Hij slaapt slecht|Het geld is op).*", "$1");
    }

    @Test
    void r_c8_whatIsNewWaitsBehindOneTapAndTheScreenStaysAsItIs() {
        tell("Eerst");
        open();
        walk();
        _click(view().previous);
        var before = now();
        tell("Iets nieuws");
        heard();
        assertThat(now()).isEqualTo(before);
        _click(_get(view().waiting, Button.class, spec -> spec.withText("Er is iets nieuws")));
        assertThat(now()).contains("Iets nieuws").doesNotContain("Eerst");
        assertThat(_find(view().waiting, Button.class)).isEmpty();
    }

    @Test
    void r_c8_anAnswerToWhatIsReadDoesNotJumpInEither() {
        var id = tell("Eerst");
        open();
        walk();
        _click(view().previous);
        var before = now();
        elsewhere(sietse, () -> timeline.answer(circle, id, new PostId(Ids.next()), "Ik kom ook"));
        heard();
        assertThat(now()).isEqualTo(before);
        _click(_get(view().waiting, Button.class));
        assertThat(now()).contains("Eerst", "Ik kom ook");
    }

    @Test
    void r_c8_whatOneDoesOneselfShowsAtOnceAndIsNoNews() {
        tell("Eerst");
        open();
        walk();
        _click(view().previous);
        _click(_get(view().one, Button.class, spec -> spec.withText("Antwoord")));
        fill(_get(DraftArea.class), "Dank je wel");
        _click(_get(Button.class, spec -> spec.withText("Verstuur")));
        heard();
        assertThat(now()).contains("Eerst", "Dank je wel");
        assertThat(_find(view().waiting, Button.class)).isEmpty();
    }

    @Test
    void r_c8_whatAnotherToldInTheSameMomentAsOneAnsweredIsNoOwnAndWaits() {
        tell("Eerst");
        open();
        walk();
        _click(view().previous);
        _click(_get(view().one, Button.class, spec -> spec.withText("Antwoord")));
        fill(_get(DraftArea.class), "Dank je wel");
        tell("Van een ander");
        _click(_get(Button.class, spec -> spec.withText("Verstuur")));
        heard();
        assertThat(now()).contains("Eerst").doesNotContain("Van een ander");
        _click(_get(view().waiting, Button.class));
        assertThat(now()).contains("Van een ander");
    }

    @Test
    void r_c22_whatStoodOnTopForAWeekIsToldAtItsOwnPlaceAfterIt() {
        var id = new PostId(Ids.next());
        elsewhere(
                anna,
                () -> timeline.post(
                        circle,
                        new NewPost(
                                id,
                                "Honderd honden",
                                Topic.FUN,
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                new PostKind.Milestone())));
        open();
        assertThat(walk().stream().filter(said -> said.contains("Honderd honden")))
                .hasSize(1);
        clock.forward(Duration.ofDays(8));
        next();
        assertThat(walk().stream().filter(said -> said.contains("Honderd honden")))
                .hasSize(1);
    }

    @Test
    void r_m8_whatIsTakenAwayDoesNotStayOnTheScreen() {
        var id = tell("Wie heeft mijn sleutel?");
        open();
        walk();
        _click(view().previous);
        assertThat(now()).contains("sleutel");
        elsewhere(anna, () -> erasing.erase(circle, id));
        heard();
        assertThat(now()).doesNotContain("sleutel");
    }

    @Test
    void at_m1_whatOneMayNotReadAnyMoreGoesFromTheScreen() {
        tell(anna, "Hij slaapt slecht", Topic.HEALTH);
        signIn(anna);
        tell(jan, "Wel leesbaar", Topic.PRACTICAL);
        open();
        for (var times = 0; times < 20 && !now().contains("slaapt"); times++) {
            next();
        }
        assertThat(now()).contains("Hij slaapt slecht");
        elsewhere(jan, () -> consents.stopHealth(circle, Locale.of("nl")));
        heard();
        assertThat(now()).doesNotContain("Hij slaapt slecht");
    }

    @Test
    void r_c22_fromTheMenuOneTellsAndComesBackWhereOneWas() {
        tell("Eerst");
        open();
        walk();
        _click(view().previous);
        _click(view().menu);
        assertThat(now()).contains("Vertel iets", "Hulp", "Agenda", "Kring").doesNotContain("Tijdlijn");
        _click(view().next);
        assertThat(now()).contains("Eerst");
    }
}
