package nl.kring.circle.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.Optional;
import nl.kring.People;
import nl.kring.ViewTest;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.LeftService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.ui.Pick;
import nl.kring.timeline.NewPost;
import nl.kring.timeline.PostId;
import nl.kring.timeline.TimelineService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Who leaves takes away what she told, then or later (R-B9). */
class LeftPartTests extends ViewTest {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private CircleService circles;

    @Autowired
    private LeftService left;

    @Autowired
    private List<DueWork> works;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private AccountId jan;
    private AccountId bram;
    private CircleId circle;

    @BeforeEach
    void bramTellsAndJanAnswers() {
        jan = people.person("Jan");
        bram = people.person("Bram");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, bram, Ring.INNER);
        var soup = new PostId(Ids.next());
        People.run(
                bram,
                () -> timeline.post(circle, new NewPost(soup, "Soep staat klaar", Topic.PRACTICAL, Optional.empty())));
        People.run(jan, () -> timeline.answer(circle, soup, new PostId(Ids.next()), "Lekker"));
    }

    private void due() {
        works.stream()
                .filter(work -> work.name().equals("own-words"))
                .forEach(work -> Acting.asSystem(work.name(), work::doWhatIsDue));
    }

    private List<String> words() {
        return people.job(() -> jdbc.sql("select text from circle.post where circle_id = ? order by id")
                .param(circle.value())
                .query(String.class)
                .list());
    }

    private static String part() {
        return _get(LeftPart.class).getElement().getTextRecursively();
    }

    private void leaves(boolean withWords) {
        signIn(bram);
        UI.getCurrent().navigate("circle/" + circle.value() + "/people");
        _click(_get(Button.class, spec -> spec.withText("Ik wil niet meer meedoen")));
        if (withWords) {
            fill(_get(_get(LeaveSheet.class), Pick.class), true);
        }
        _click(_get(Button.class, spec -> spec.withText("Ja, ik stop")));
    }

    @Test
    void r_b9_whoLeavesTakesAlongWhatWasToldAndAnswersStay() {
        leaves(true);
        due();
        assertThat(words()).containsExactly("", "Lekker");
        assertThat(people.job(() -> jdbc.sql("select what || ' ' || many from common.erasure where chain_id = ?")
                        .param(circle.value())
                        .query(String.class)
                        .list()))
                .containsExactly("OWN_POSTS 1");
        due();
        assertThat(words()).containsExactly("", "Lekker");
    }

    @Test
    void r_b9_whoLeftWithoutItAsksLaterWhereSheComesIn() {
        leaves(false);
        due();
        assertThat(words()).containsExactly("Soep staat klaar", "Lekker");
        UI.getCurrent().navigate("");
        assertThat(part()).contains("De kring van Jan");
        _click(_get(Button.class, spec -> spec.withText("Haal weg wat ik vertelde")));
        _click(_find(Button.class, spec -> spec.withText("Haal weg wat ik vertelde"))
                .getLast());
        assertThat(part()).contains("We halen het weg.");
        due();
        assertThat(words()).containsExactly("", "Lekker");
        assertThat(People.as(bram, left::mine)).isEmpty();
    }

    @Test
    void r_b9_nobodyTakesAwayWhatAnotherToldNorWhereSheIsStillIn() {
        var stranger = people.person("Vreemde");
        assertThatThrownBy(() -> People.run(stranger, () -> left.takeAway(circle)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(bram, () -> left.takeAway(circle))).isInstanceOf(NotFound.class);
        leaves(false);
        for (var who : List.of(stranger, jan)) {
            assertThatThrownBy(() -> People.run(
                            who,
                            () -> transaction.executeWithoutResult(_ -> jdbc.sql(
                                            "insert into circle.own_erasure (id, circle_id, account_id) values (?, ?, ?)")
                                    .param(Ids.next())
                                    .param(circle.value())
                                    .param(bram.value())
                                    .update())))
                    .rootCause()
                    .hasMessageContaining("row-level security");
        }
        assertThat(People.as(bram, () -> circles.mine())).isEmpty();
        due();
        assertThat(words()).containsExactly("Soep staat klaar", "Lekker");
    }
}
