package nl.kring.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.ClosingService;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KringTest
class NoteServiceTests {
    @Autowired
    private People people;

    @Autowired
    private NoteService notes;

    @Autowired
    private CircleService circles;

    @Autowired
    private ClosingService closing;

    @Autowired
    private JdbcClient jdbc;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private CircleId circle;

    @BeforeEach
    void aCircle() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.HELPERS);
    }

    private UUID keep(AccountId who, String text) {
        var id = Ids.next();
        People.run(who, () -> notes.keep(circle, id, text));
        People.run(who, () -> notes.keep(circle, id, text));
        return id;
    }

    private List<String> mine(AccountId who) {
        return People.as(
                who, () -> notes.mine(circle).stream().map(OwnNote::text).toList());
    }

    private long rows(AccountId who) {
        return People.as(
                who,
                () -> people.<Long>inTransaction(
                        () -> jdbc.sql("select count(*) from circle.own_note where circle_id = ?")
                                .param(circle.value())
                                .query(Long.class)
                                .single()));
    }

    @Test
    void r_c13_aNoteIsReadByWhoWroteItAndByNobodyElseNorByAJob() {
        keep(anna, "Sleutel ligt bij Trijn");
        keep(bram, "Vrijdag bellen");
        assertThat(mine(anna)).containsExactly("Sleutel ligt bij Trijn");
        assertThat(mine(bram)).containsExactly("Vrijdag bellen");
        assertThat(mine(jan)).isEmpty();
        assertThat(rows(anna)).isOne();
        assertThat(rows(jan)).isZero();
        assertThatThrownBy(() -> people.job(() -> jdbc.sql("select count(*) from circle.own_note")
                        .query(Long.class)
                        .single()))
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void r_c13_aNoteIsTakenAwayByWhoWroteItOnly() {
        var id = keep(anna, "Sleutel ligt bij Trijn");
        People.run(jan, () -> notes.erase(circle, id));
        assertThat(mine(anna)).hasSize(1);
        People.run(anna, () -> notes.erase(circle, id));
        assertThat(mine(anna)).isEmpty();
    }

    @Test
    void r_c13_whoLeavesOrIsTakenOutLeavesNoNoteBehind() {
        keep(anna, "Sleutel ligt bij Trijn");
        keep(bram, "Vrijdag bellen");
        People.run(anna, () -> circles.leave(circle));
        people.seat(circle, anna, Ring.INNER);
        assertThat(mine(anna)).isEmpty();
        assertThat(mine(bram)).hasSize(1);
        People.run(jan, () -> circles.remove(circle, bram));
        people.seat(circle, bram, Ring.HELPERS);
        assertThat(mine(bram)).isEmpty();
    }

    @Test
    void r_c13_somebodyElseOutsideReadsNothingAndAnEmptyNoteIsNoNote() {
        var stranger = people.person("Vreemde");
        assertThatThrownBy(() -> mine(stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> keep(stranger, "Iets")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> keep(anna, " \u200B ")).isInstanceOf(Refused.class);
    }

    @Test
    void inAClosedCircleNotesAreReadAndTakenAwayAndNotWritten() {
        var id = keep(anna, "Sleutel ligt bij Trijn");
        People.run(jan, () -> closing.close(circle));
        assertThatThrownBy(() -> keep(anna, "Nog iets")).isInstanceOf(Refused.class);
        assertThat(mine(anna)).hasSize(1);
        People.run(anna, () -> notes.erase(circle, id));
        assertThat(mine(anna)).isEmpty();
    }
}
