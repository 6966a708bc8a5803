package nl.kring.timeline.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.util.Optional;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.timeline.Feed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** "Over wie gaat dit?", in the sheet with which one tells something. */
class AboutWhomTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private Feed feed;

    private AccountId bram;
    private AccountId wietske;
    private AccountId griet;
    private CircleId home;

    @BeforeEach
    void aHousehold() {
        bram = people.person("Bram");
        wietske = people.person("Wietske");
        griet = people.person("Griet");
        home = people.household(people.tenant(), bram, wietske);
        people.seat(home, griet, Ring.INNER);
    }

    private PostSheet sheet(AccountId person, CircleId circle) {
        signIn(person);
        UI.getCurrent().navigate("circle/" + circle.value() + "/timeline");
        _click(_find(Button.class, spec -> spec.withText("Vertel iets")).getFirst());
        return _get(PostSheet.class);
    }

    private static String words(PostSheet sheet) {
        return sheet.getFooter().getElement().getTextRecursively()
                + sheet.getElement().getTextRecursively();
    }

    @Test
    void r_b21_who_will_read_it_is_said_before_it_goes_and_the_one_who_lives_there_too_only_if_one_says_so() {
        var sheet = sheet(griet, home);
        fill(sheet.text, "Hoe was het bij de dokter?");
        assertThat(words(sheet)).contains("Dit zien: Bram, Wietske, Griet");
        fill(sheet.about.whom, bram.value().toString());
        assertThat(words(sheet)).contains("Dit zien: Bram, Griet", "Wietske leest dit niet.");
        fill(sheet.about.housemates, true);
        assertThat(words(sheet)).contains("Dit zien: Bram, Wietske, Griet").doesNotContain("Wietske leest dit niet.");
        fill(sheet.about.housemates, false);
        _click(sheet.send);
        assertThat(reads(bram)).isEqualTo(1);
        assertThat(reads(wietske)).isZero();
    }

    private int reads(AccountId reader) {
        return People.as(reader, () -> feed.window(home, Optional.empty()).size());
    }

    @Test
    void r_b21_where_one_lives_alone_nobody_is_asked_about_whom_it_is() {
        var alone = people.circle(people.tenant(), wietske);
        assertThat(sheet(wietske, alone).about.isVisible()).isFalse();
    }

    @Test
    void r_b21_the_card_says_about_whom_it_is() {
        var sheet = sheet(bram, home);
        fill(sheet.text, "Mijn knie doet zeer");
        fill(sheet.about.whom, bram.value().toString());
        _click(sheet.send);
        UI.getCurrent().navigate("circle/" + home.value() + "/people");
        UI.getCurrent().navigate("circle/" + home.value() + "/timeline");
        assertThat(_get(PostCard.class).getElement().getTextRecursively())
                .contains("Mijn knie doet zeer", "Alleen over Bram");
    }
}
