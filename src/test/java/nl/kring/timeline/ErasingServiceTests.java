package nl.kring.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KringTest
class ErasingServiceTests {
    @Autowired
    private People people;

    @Autowired
    private TimelineService timeline;

    @Autowired
    private ErasingService erasing;

    @Autowired
    private CircleService circles;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private AccountId jan;
    private AccountId anna;
    private AccountId bram;
    private CircleId circle;
    private final PostId first = new PostId(Ids.next());
    private final PostId answer = new PostId(Ids.next());

    @BeforeEach
    void anAnsweredPost() {
        jan = people.person("Jan");
        anna = people.person("Anna");
        bram = people.person("Bram");
        circle = people.circle(people.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        people.seat(circle, bram, Ring.INNER);
        People.run(
                anna,
                () -> timeline.post(
                        circle, new NewPost(first, "Wie heeft mijn sleutel?", Topic.FUN, Optional.empty())));
        People.run(bram, () -> timeline.answer(circle, first, answer, "Die ligt bij ons"));
    }

    private PostView read(AccountId who) {
        return People.as(
                who, () -> timeline.posts(circle, Set.of(first.value())).get(first.value()));
    }

    private void erases(AccountId who, PostId post) {
        People.run(who, () -> erasing.erase(circle, post));
    }

    @Test
    void r_m8_theAuthorTakesAwayAPostAndTheAnswerOfAnotherStays() {
        erases(anna, first);
        assertThat(read(bram)).satisfies(post -> {
            assertThat(post.erased()).isTrue();
            assertThat(post.text()).isEmpty();
            assertThat(post.author()).isEmpty();
            assertThat(post.answers())
                    .singleElement()
                    .extracting(PostView::text)
                    .isEqualTo("Die ligt bij ons");
        });
    }

    @Test
    void r_m8_theResidentTakesAwayWhatAnotherAnswered() {
        erases(jan, answer);
        assertThat(read(anna).answers()).singleElement().satisfies(gone -> {
            assertThat(gone.erased()).isTrue();
            assertThat(gone.text()).isEmpty();
        });
        assertThat(read(anna).text()).isEqualTo("Wie heeft mijn sleutel?");
    }

    @Test
    void nobodyElseTakesItAway() {
        assertThatThrownBy(() -> erases(bram, first)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> erases(people.person("Vreemde"), first)).isInstanceOf(NotFound.class);
        var marga = people.person("Marga");
        people.speaksFor(circle, jan, marga, true);
        assertThatThrownBy(() -> erases(marga, first)).isInstanceOf(NoRight.class);
        assertThat(read(jan).erased()).isFalse();
    }

    @Test
    void whoDoesNotSeeAPostFindsNothingToTakeAway() {
        var wil = people.person("Wil");
        people.seat(circle, wil, Ring.PROFESSIONALS);
        assertThatThrownBy(() -> erases(wil, first)).isInstanceOf(NotFound.class);
    }

    @Test
    void postgresqlAloneLetsNobodyElseTakeItAwayAndNobodyWriteAnew() {
        assertThat(update(bram, "update circle.post set text = '', deleted_at = common.kring_now() where id = ?"))
                .isZero();
        assertThatThrownBy(() -> update(jan, "update circle.post set text = 'anders' where id = ?"))
                .rootCause()
                .hasMessageContaining("row-level security");
        erases(anna, first);
        assertThat(update(anna, "update circle.post set text = 'terug', deleted_at = null where id = ?"))
                .isZero();
    }

    private int update(AccountId who, String sql) {
        return People.as(
                who,
                () -> transaction.execute(
                        _ -> jdbc.sql(sql).param(first.value()).update()));
    }

    @Test
    void aSecondTimeChangesNothingAndTheProofHoldsIdsOnly() {
        erases(anna, first);
        erases(anna, first);
        assertThat(people.job(() -> jdbc.sql("select what, object_id, many from common.erasure where chain_id = ?")
                        .param(circle.value())
                        .query((row, _) -> row.getString(1) + row.getObject(2, UUID.class) + row.getInt(3))
                        .list()))
                .containsExactly("POST" + first.value() + "1");
        assertThat(People.as(jan, () -> circles.log(circle)))
                .anySatisfy(line -> assertThat(line.action() + line.what()).isEqualTo("ERASEDPOST"));
    }

    @Test
    void at_m5_nothingOfItIsInARowThatWaitsToBeSent() {
        erases(anna, first);
        assertThat(people.job(
                        () -> jdbc.sql("select count(*) from common.delivery where arguments::text like '%sleutel%'")
                                .query(Integer.class)
                                .single()))
                .isZero();
        assertThat(people.job(() -> jdbc.sql(
                                "select count(*) from circle.post where text like '%mijn sleutel%' and circle_id = ?")
                        .param(circle.value())
                        .query(Integer.class)
                        .single()))
                .isZero();
    }
}
