package nl.kring.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.Town;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Preview;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.platform.GivesAway;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KringTest
class NeedServiceTests {
    @Autowired
    private People people;

    @Autowired
    private TenantService tenants;

    @Autowired
    private NeedService needs;

    @Autowired
    private NeedJobs jobs;

    @Autowired
    private CircleService circles;

    @Autowired
    private CircleJobs circleJobs;

    @Autowired
    private BridgeService bridge;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private Town town;
    private AccountId jan;
    private AccountId anna;
    private AccountId stranger;
    private CircleId circle;

    @BeforeEach
    void aCircleInATown() {
        town = Town.of(people, tenants);
        jan = people.person("Jan");
        anna = people.person("Anna");
        stranger = people.person("Vreemde");
        circle = people.circle(town.tenant(), jan);
        people.seat(circle, anna, Ring.INNER);
        livesAt(Town.ADDRESS);
    }

    private void livesAt(nl.kring.circle.Address address) {
        people.job(() -> {
            circleJobs.livesAt(circle, address);
            return true;
        });
    }

    private NeedDraft draft() {
        return new NeedDraft(
                new NeedId(Ids.next()), "Ik wil weer iets met dieren doen.", Optional.of(Theme.WORK), "Gebeld.");
    }

    private NeedDraft written() {
        var draft = draft();
        People.run(jan, () -> needs.write(circle, draft));
        return draft;
    }

    private Preview preview(NeedDraft draft) {
        return People.as(jan, () -> needs.preview(circle, draft.id(), Ids.next()));
    }

    private NeedView newest() {
        return People.as(jan, () -> needs.newest(circle)).orElseThrow();
    }

    private String payloadOf(UUID crossing) {
        return people.job(() -> jdbc.sql("select payload from bridge.crossing where id = ?")
                .param(crossing)
                .query(String.class)
                .single());
    }

    @Test
    void at_e1_fromADraftStraightToTheMunicipalityInTwoSteps() {
        var draft = written();
        var shown = preview(draft);
        People.run(jan, () -> needs.forward(circle, draft.id(), shown));
        assertThat(newest().state()).isEqualTo(NeedState.AT_ACCESS);
    }

    @Test
    void r_b11_whoSpeaksForTheResidentIsReadByNameAndSoIsInWhoseName() {
        people.job(() -> jdbc.sql("update common.account set surname = case id when ? then 'de Boer' else 'Visser' end "
                        + "where id in (?, ?)")
                .param(jan.value())
                .param(jan.value())
                .param(anna.value())
                .update());
        people.speaksFor(circle, jan, anna, true);
        var draft = draft();
        People.run(anna, () -> needs.write(circle, draft));
        var said = needs.shown(People.as(anna, () -> needs.preview(circle, draft.id(), Ids.next())));
        assertThat(said.name()).isEqualTo("Jan de Boer");
        assertThat(said.askedBy()).isEqualTo("Anna Visser");
    }

    @Test
    void r_0_4_whatIsKeptIsWhatWasShownByteForByte() {
        var draft = written();
        var shown = preview(draft);
        People.run(jan, () -> needs.forward(circle, draft.id(), shown));
        assertThat(payloadOf(shown.id())).isEqualTo(shown.payload());
        var said = needs.shown(shown);
        assertThat(said.name()).isEqualTo("Jan");
        assertThat(said.street()).isEqualTo("Molensteeg 5");
        assertThat(said.ownWords()).isEqualTo("Ik wil weer iets met dieren doen.");
        assertThat(said.tried()).isEqualTo("Gebeld.");
        assertThat(said.askedBy()).isEmpty();
    }

    @Test
    void r_0_4_theResidentReadsTheCrossingInTheAccessLog() {
        var draft = written();
        var shown = preview(draft);
        People.run(jan, () -> needs.forward(circle, draft.id(), shown));
        assertThat(People.as(jan, () -> circles.log(circle)))
                .anyMatch(line -> line.action().equals("FORWARDED")
                        && line.what().equals("NEED")
                        && line.actor().equals(Optional.of(jan)));
    }

    @Test
    void aPreviewSendsNothing() {
        var shown = preview(written());
        assertThat(people.job(() -> jdbc.sql("select count(*) from bridge.crossing where id = ?")
                        .param(shown.id())
                        .query(Long.class)
                        .single()))
                .isZero();
        assertThat(newest().state()).isEqualTo(NeedState.DRAFT);
    }

    @Test
    void aDoubleClickSendsOnce() {
        var draft = written();
        var shown = preview(draft);
        People.run(jan, () -> needs.forward(circle, draft.id(), shown));
        People.run(jan, () -> needs.forward(circle, draft.id(), shown));
        assertThat(people.job(() -> jdbc.sql("select count(*) from bridge.origin where circle_id = ?")
                        .param(circle.value())
                        .query(Long.class)
                        .single()))
                .isEqualTo(1);
    }

    @Test
    void aSecondPreviewOfTheSameNeedIsRefused() {
        var draft = written();
        var first = preview(draft);
        var second = preview(draft);
        People.run(jan, () -> needs.forward(circle, draft.id(), first));
        assertThatThrownBy(() -> People.run(jan, () -> needs.forward(circle, draft.id(), second)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatChangedSinceItWasShownDoesNotGo() {
        var draft = written();
        var shown = preview(draft);
        livesAt(Town.NOWHERE);
        assertThatThrownBy(() -> People.run(jan, () -> needs.forward(circle, draft.id(), shown)))
                .isInstanceOf(Refused.class)
                .hasMessage("need.changed");
        var forged = new Preview(shown.id(), shown.tenant(), shown.kind(), "{\"name\":\"Iemand\"}");
        assertThatThrownBy(() -> People.run(jan, () -> needs.forward(circle, draft.id(), forged)))
                .isInstanceOf(Refused.class);
        assertThat(newest().state()).isEqualTo(NeedState.DRAFT);
    }

    @Test
    void withoutAnAddressItIsAskedFirst() {
        var elsewhere = people.circle(town.tenant(), stranger);
        var draft = draft();
        People.run(stranger, () -> needs.write(elsewhere, draft));
        assertThatThrownBy(() -> People.as(stranger, () -> needs.preview(elsewhere, draft.id(), Ids.next())))
                .isInstanceOf(Refused.class)
                .hasMessage("need.address.first");
    }

    @Test
    void r_f1_theResidentReadsWhoComesAndUntilWhen() {
        var draft = written();
        var shown = preview(draft);
        People.run(jan, () -> needs.forward(circle, draft.id(), shown));
        var promise = Town.soon(() -> newest().promise());
        assertThat(promise.who().name()).isEqualTo("Baukje Venema");
        assertThat(promise.who().phone()).isEqualTo("0513-012001");
        assertThat(promise.until())
                .isAfter(promise.started())
                .isBefore(promise.started().plusDays(8));
    }

    @Test
    void whoHelpsIsKnownByTheZoneOfTheAddress() {
        var helpers = People.as(jan, () -> needs.helpers(circle));
        assertThat(helpers.navigators()).extracting("name").containsExactly("Baukje Venema");
        livesAt(Town.NOWHERE);
        assertThat(People.as(jan, () -> needs.helpers(circle)).zone()).isEmpty();
    }

    @Test
    void aTextOfMoreThanTwoThousandIsRefused() {
        var long_ = new NeedDraft(new NeedId(Ids.next()), "a".repeat(2001), Optional.empty(), "");
        assertThatThrownBy(() -> People.run(jan, () -> needs.write(circle, long_)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void r_c14_no_bsn_and_no_pin_in_what_somebody_needs_nor_in_what_was_tried() {
        var words = new NeedDraft(new NeedId(Ids.next()), "Mijn bsn is 123456782", Optional.empty(), "");
        var tried = new NeedDraft(new NeedId(Ids.next()), "", Optional.empty(), "Mijn pincode is 1234");
        for (var draft : List.of(words, tried)) {
            assertThatThrownBy(() -> People.run(jan, () -> needs.write(circle, draft)))
                    .isInstanceOf(GivesAway.class);
        }
        assertThat(People.as(jan, () -> needs.newest(circle))).isEmpty();
    }

    @Test
    void anOutsiderFindsNothing() {
        var draft = written();
        var shown = preview(draft);
        assertThatThrownBy(() -> People.as(stranger, () -> needs.mayAsk(circle)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(stranger, () -> needs.newest(circle)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(stranger, () -> needs.helpers(circle)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(stranger, () -> needs.livesAt(circle, Town.NOWHERE)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(stranger, () -> needs.write(circle, draft())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(stranger, () -> needs.preview(circle, draft.id(), Ids.next())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.run(stranger, () -> needs.forward(circle, draft.id(), shown)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aMemberMayNotAskInTheResidentsName() {
        var draft = written();
        var shown = preview(draft);
        assertThat(People.as(anna, () -> needs.mayAsk(circle))).isFalse();
        assertThatThrownBy(() -> People.as(anna, () -> needs.newest(circle))).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(anna, () -> needs.helpers(circle))).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(anna, () -> needs.livesAt(circle, Town.NOWHERE)))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(anna, () -> needs.write(circle, draft())))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.as(anna, () -> needs.preview(circle, draft.id(), Ids.next())))
                .isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(anna, () -> needs.forward(circle, draft.id(), shown)))
                .isInstanceOf(NoRight.class);
    }

    @Test
    void r_0_1_staffReachNothing() {
        var draft = written();
        assertThatThrownBy(() -> People.as(town.baukje(), () -> needs.mayAsk(circle)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(town.baukje(), () -> needs.newest(circle)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(town.baukje(), () -> needs.preview(circle, draft.id(), Ids.next())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(town.baukje(), () -> countInDatabase()))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void theDatabaseShowsNeedsToTheirOwnerOnly() {
        written();
        assertThat(People.as(jan, this::countInDatabase)).isEqualTo(1);
        assertThat(People.as(anna, this::countInDatabase)).isZero();
        assertThat(People.as(stranger, this::countInDatabase)).isZero();
    }

    private long countInDatabase() {
        Long count = transaction.execute(_ -> jdbc.sql("select count(*) from circle.help_need")
                .query(Long.class)
                .single());
        return count == null ? 0 : count;
    }

    @Test
    void onlyAJobWritesForSomebodyElse() {
        assertThatThrownBy(() -> People.run(jan, () -> jobs.write(circle, jan, draft())))
                .isInstanceOf(NotFound.class);
        people.job(() -> {
            jobs.write(circle, jan, draft());
            return true;
        });
        assertThat(newest().state()).isEqualTo(NeedState.DRAFT);
    }

    @Test
    void whatWasSentInThePastHasItsOwnTime() {
        var draft = draft();
        var said = new nl.kring.bridge.Payload.Need(
                "Jan", "", "Molensteeg 5", "8441 SA", "Veenmeren", "", "", draft.ownWords(), "");
        var before = Instant.parse("2026-03-05T14:00:00Z");
        assertThatThrownBy(() -> People.run(jan, () -> jobs.forwarded(circle, jan, draft, said, before)))
                .isInstanceOf(NotFound.class);
        people.job(() -> {
            jobs.forwarded(circle, jan, draft, said, before);
            return true;
        });
        assertThat(newest().forwardedAt()).contains(before);
        assertThat(Town.soon(() -> newest().promise()).until()).isEqualTo("2026-03-12");
    }

    @Test
    void aForeignNeedUnderOnesOwnCircleIsNotFound() {
        var draft = written();
        var own = people.circle(town.tenant(), stranger);
        assertThatThrownBy(() -> People.run(stranger, () -> needs.write(own, draft)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> People.as(stranger, () -> needs.preview(own, draft.id(), Ids.next())))
                .isInstanceOf(NotFound.class);
    }
}
