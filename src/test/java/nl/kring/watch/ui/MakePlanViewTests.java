package nl.kring.watch.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.MemberView;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.platform.ui.Pick;
import nl.kring.watch.DraftPart;
import nl.kring.watch.Phase;
import nl.kring.watch.PlanDraft;
import nl.kring.watch.PlanService;
import nl.kring.watch.WatchService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Making a plan at the screen: one question at a time, and nothing that was written is lost. */
class MakePlanViewTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private PlanService making;

    @Autowired
    private WatchService watch;

    private AccountId douwe;
    private AccountId anke;
    private AccountId bauke;
    private CircleId circle;

    @BeforeEach
    void aCircleWithoutAPlan() {
        douwe = people.person("Douwe");
        anke = people.person("Anke");
        bauke = people.person("Bauke");
        circle = people.circle(people.tenant(), douwe);
        people.seat(circle, anke, Ring.INNER);
        people.seat(circle, bauke, Ring.INNER);
    }

    private void open(AccountId person, String page) {
        place(person, "watch" + page);
    }

    private void place(AccountId person, String place) {
        signIn(person);
        var ui = UI.getCurrent();
        ui.setLocale(Locale.of("nl"));
        var here = "circle/" + circle.value() + "/";
        ui.navigate("privacy"); // another person reads nothing of the frame of the one before
        ui.navigate(here + place);
        MockVaadin.clientRoundtrip(false);
    }

    private static Button button(String words) {
        return _get(Button.class, spec -> spec.withText(words));
    }

    private static void next() {
        _click(button("Bewaar en ga verder"));
    }

    private PlanDraft draft() {
        return People.as(douwe, () -> making.draft(circle)).orElseThrow();
    }

    private <F extends PlanForm> F form(Class<F> type) {
        return _get(type);
    }

    private void begin() {
        open(douwe, "/plan");
        _click(button("Begin"));
    }

    private void addSign(String text, Phase phase) {
        fill(form(SignsForm.class).text, text);
        fill(form(SignsForm.class).phase, phase);
        _click(button("Zet dit erbij"));
    }

    private static MemberView member(PlanKeeper keeper, String name) {
        return keeper.people().stream()
                .filter(one -> one.person().firstName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void addToLine(String name) {
        var form = form(LineForm.class);
        fill(form.who, member(form.keeper, name));
        fill(form.wake, true);
        _click(button("Zet in de rij"));
    }

    private List<String> said() {
        return _find(Span.class, spec -> spec.withClasses("plan-said")).stream()
                .map(span -> span.getElement().getTextRecursively())
                .toList();
    }

    private boolean says(String words) {
        return page().contains(words);
    }

    private static String page() {
        return UI.getCurrent()
                .getChildren()
                .map(child -> child.getElement().getTextRecursively())
                .collect(java.util.stream.Collectors.joining());
    }

    @Test
    void r_d1_r_d4_r_d13_she_makes_it_step_by_step_each_says_yes_and_it_holds() {
        begin();
        open(douwe, "/plan/green");
        fill(form(GreenForm.class).text, "Ik ben in de schuur.");
        next();
        addSign("Ik slaap slecht", Phase.YELLOW);
        addSign("Ik ben weg", Phase.RED);
        assertThat(draft().signs().signs()).hasSize(2);
        next();
        fill(form(HelpsForm.class).helps, "Samen wandelen\nRust");
        next();
        // what was written and not put there yet is kept by going on
        fill(form(ActionsForm.class).text, "Bellen");
        fill(form(ActionsForm.class).who.picks.get(anke), true);
        next();
        assertThat(draft().actions().actions()).hasSize(1);
        addToLine("Anke");
        addToLine("Bauke");
        assertThat(said()).containsExactly("nog niet gevraagd", "nog niet gevraagd");
        _click(button("Vraag het hun"));
        assertThat(said()).containsExactly("gevraagd, nog geen antwoord", "gevraagd, nog geen antwoord");
        next();
        var holder = form(HolderForm.class);
        fill(
                holder.holder,
                holder.people.stream()
                        .filter(one -> one.person().firstName().equals("Anke"))
                        .findFirst()
                        .orElseThrow());
        next();
        next();
        assertThat(says("Gaat het mis? Dan kun jij het vragen om hulp het eerste uur niet alleen stoppen."))
                .isTrue();
        _click(button("Het klopt, dit is mijn plan"));
        assertThat(says("Anke heeft nog geen ja gezegd.")).isTrue();
        answers(anke, true);
        answers(bauke, false);
        open(douwe, "/plan/approve");
        assertThat(says("'s Nachts is er niemand.")).isFalse();
        _click(button("Het klopt, dit is mijn plan"));
        assertThat(says("Anke heeft nog geen ja gezegd.")).isFalse();
        assertThat(says("Het plan van")).isFalse();
        assertThat(People.as(douwe, () -> watch.plan(circle))
                        .orElseThrow()
                        .texts()
                        .orElseThrow()
                        .line())
                .extracting(place -> place.woken())
                .containsExactly(true, false);

        open(bauke, "");
        _click(button("Vraag mij niet meer om hulp"));
        _click(button("Ja, ik stop"));
        MockVaadin.clientRoundtrip(false);
        open(bauke, "");
        assertThat(_find(Button.class, spec -> spec.withText("Vraag mij niet meer om hulp")))
                .isEmpty();
        assertThat(People.as(douwe, () -> watch.plan(circle))
                        .orElseThrow()
                        .texts()
                        .orElseThrow()
                        .line())
                .hasSize(1);
    }

    /** In the app, above whatever page she is on. */
    private void answers(AccountId person, boolean woken) {
        place(person, "timeline");
        assertThat(_find(H2.class)).anyMatch(title -> title.getText().equals("Douwe heeft een vraag voor je"));
        if (woken) {
            fill(
                    _get(
                            Pick.class,
                            spec -> spec.withPredicate(pick ->
                                    pick.getElement().getTextRecursively().contains("wekken"))),
                    true);
        }
        _click(button("Ja, dat mag"));
        assertThat(says("Douwe heeft een vraag voor je")).isFalse();
    }

    @Test
    void r_d1_a_question_fills_in_nothing_and_the_phase_is_hers_to_say() {
        begin();
        open(douwe, "/plan/signs");
        _click(button("Slaapt Douwe anders? Is Douwe overdag suf?"));
        assertThat(form(SignsForm.class).text.getValue()).isEmpty();
        assertThat(form(SignsForm.class).phase.getValue()).isNull();
        fill(form(SignsForm.class).text, "Ik slaap overdag");
        next();
        assertThat(says("Kies hoe het gaat als je dit ziet.")).isTrue();
        assertThat(draft().signs().signs()).isEmpty();
        assertThat(form(SignsForm.class).text.getValue()).isEqualTo("Ik slaap overdag");
        fill(form(SignsForm.class).phase, Phase.ORANGE);
        next();
        assertThat(draft().signs().signs().getFirst().phase()).isEqualTo(Phase.ORANGE);
    }

    @Test
    void r_d2_what_is_too_long_is_said_and_stays_and_what_another_wrote_is_not_lost() {
        begin();
        open(douwe, "/plan/green");
        fill(form(GreenForm.class).text, "x".repeat(20_000));
        next();
        assertThat(says("18")).isTrue();
        assertThat(form(GreenForm.class).text.getValue()).hasSize(20_000);
        fill(form(GreenForm.class).text, "Van mij");
        var now = draft();
        People.run(douwe, () -> making.save(circle, now.id(), now.green(), new DraftPart.Green("Van een ander")));
        next();
        assertThat(says("Iemand anders veranderde deze stap intussen.")).isTrue();
        assertThat(draft().green().text()).isEqualTo("Van een ander");
        assertThat(form(GreenForm.class).text.getValue()).isEqualTo("Van mij");
        _click(button("Bewaar wat ik schreef"));
        assertThat(draft().green().text()).isEqualTo("Van mij");
    }

    @Test
    void r_d2_it_is_left_and_taken_up_again_and_who_drafts_along_does_not_approve() {
        begin();
        open(douwe, "/plan/helps");
        fill(form(HelpsForm.class).helps, "Rust");
        _click(button("Bewaar en stop voor nu"));
        assertThat(says("Er is een plan in de maak")).isTrue();
        open(anke, "");
        assertThat(says("Er is een plan in de maak")).isFalse();
        open(anke, "/plan");
        assertThat(says("Er is geen plan om aan te schrijven.")).isTrue();
        letsAlong();
        open(anke, "/plan/approve");
        assertThat(says("Alleen Douwe keurt het plan goed.")).isTrue();
        assertThat(_find(Button.class, spec -> spec.withText("Het klopt, dit is mijn plan")))
                .isEmpty();
        open(douwe, "/plan");
        _click(button("Gooi dit weg"));
        _click(button("Gooi dit weg"));
        assertThat(People.as(douwe, () -> making.draft(circle))).isEmpty();
    }

    private void letsAlong() {
        var before = draft();
        People.run(
                douwe,
                () -> making.save(
                        circle,
                        before.id(),
                        before.holder(),
                        new DraftPart.Holder(java.util.Optional.of(anke), java.util.Optional.empty())));
        People.run(douwe, () -> making.along(circle, before.id(), Set.of(anke)));
    }

    @Test
    void r_d5_she_reads_the_sentence_as_it_would_leave_the_circle() {
        begin();
        open(douwe, "/plan/outside");
        var form = form(OutsideForm.class);
        assertThat(form.preview.getText()).contains("fase rood");
        fill(form.told.picks.values().iterator().next(), false);
        assertThat(form.preview.getText()).doesNotContain("rood").contains("D.");
        fill(form.name, "Praktijk De Brêge");
        _click(button("Zet dit erbij"));
        assertThat(says("Geef een telefoonnummer of een mailadres.")).isTrue();
        fill(form.phone, "0513 000 026");
        next();
        assertThat(draft().outside().contacts()).hasSize(1);
    }

    @Test
    void whoReadsNoTextsOfThePlanPrintsNone() {
        open(bauke, "/print/page");
        assertThat(_find(PlanPaperView.class))
                .allMatch(view -> view.getChildren().findAny().isEmpty());
        assertThat(_find(
                        Anchor.class,
                        spec -> spec.withPredicate(link -> link.getHref().contains("print"))))
                .isEmpty();
    }

    @Test
    void r_d1_what_is_emptied_is_not_taken_away_without_a_word() {
        begin();
        open(douwe, "/plan/signs");
        addSign("Ik slaap slecht", Phase.YELLOW);
        _click(button("Wijzig"));
        fill(form(SignsForm.class).text, "");
        next();
        assertThat(says("Wat je wilde wijzigen, is nu leeg.")).isTrue();
        assertThat(draft().signs().signs()).hasSize(1);
        fill(form(SignsForm.class).text, "Ik slaap heel slecht");
        next();
        assertThat(draft().signs().signs().getFirst().text()).isEqualTo("Ik slaap heel slecht");
    }

    @Test
    void r_d2_before_she_approves_she_reads_who_is_to_see_each_sign() {
        begin();
        open(douwe, "/plan/signs");
        fill(form(SignsForm.class).persons.picks.get(bauke), true);
        addSign("Ik slaap slecht", Phase.YELLOW);
        fill(form(SignsForm.class).rings.picks.get(Ring.INNER), false);
        addSign("Ik ben weg", Phase.RED);
        assertThat(says("Dit zien ook: iedereen in Dichtbij en Bauke.")).isTrue();
        open(douwe, "/plan/approve");
        assertThat(readers())
                .containsExactly(
                        "Dit zien ook: iedereen in Dichtbij en Bauke.", "Verder ziet alleen de planhouder dit.");
        var now = draft();
        var two = new DraftPart.Holder(Optional.of(anke), Optional.of(bauke));
        People.run(douwe, () -> making.save(circle, now.id(), now.holder(), two));
        open(douwe, "/plan/approve");
        assertThat(readers()).contains("Verder zien alleen Anke en Bauke dit.");
        people.speaksFor(circle, douwe, people.person("Marga"), true);
        people.speaksFor(circle, douwe, people.person("Geld"), false);
        open(douwe, "/plan/signs");
        assertThat(readers()).contains("Verder zien alleen Anke, Bauke en Marga dit.");
    }

    private static List<String> readers() {
        return _find(Span.class, spec -> spec.withClasses("sign-readers")).stream()
                .map(Span::getText)
                .toList();
    }
}
