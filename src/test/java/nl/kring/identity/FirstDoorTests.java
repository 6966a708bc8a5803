package nl.kring.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.identity.FirstDoor.Outcome;
import nl.kring.platform.Acting;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The first administrator comes by a link of the console, once; what it is called is hers to say, and nobody else's. */
@KringTest
class FirstDoorTests {
    @Autowired
    private People people;

    @Autowired
    private FirstDoor door;

    @Autowired
    private AddressProofs proofs;

    @Autowired
    private SignInService signIn;

    @Autowired
    private MunicipalityService municipality;

    @Autowired
    private TenantService tenants;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private final String browser = UUID.randomUUID().toString();
    private final String remote = "test-" + UUID.randomUUID();
    private final String town = "Nieuwstad " + UUID.randomUUID();
    private final EmailAddress address = new EmailAddress("joke" + UUID.randomUUID() + "@nieuwstad.example");

    private String newKey() {
        return Acting.asSystem("test", door::newKey);
    }

    private String code(String key) {
        door.askCode(key, address, "Joke", Locale.of("nl"), browser, remote);
        var proof = people.job(
                () -> jdbc.sql("select id from common.address_proof where address = ? order by asked_at desc limit 1")
                        .param(address.value())
                        .query(UUID.class)
                        .single());
        return Acting.asSystem("test", () -> proofs.mint(proof).orElseThrow())
                .arguments()
                .getFirst();
    }

    private Outcome begin(String key, String code) {
        return door.begin(key, new NewMunicipality(town, "Joke", "Visser"), code, browser, remote);
    }

    @Test
    void theLinkMakesAMunicipalityAndItsAdministratorOnce() {
        var key = newKey();
        var code = code(key);
        var joke = ((Outcome.Begun) begin(key, code)).person();
        assertThat(joke.staffRole()).isEqualTo(StaffRole.TENANT_ADMIN);
        assertThat(People.as(joke, municipality::mine).name()).isEqualTo(town);
        assertThat(door.opens(key, remote)).isFalse();
        assertThat(begin(key, code)).isInstanceOf(Outcome.Closed.class);
        assertThat(Acting.asSystem("test", door::nobodyRunsKring)).isFalse();
    }

    @Test
    void aNewStartEndsTheOldLinkAndADayEndsBoth() {
        var first = newKey();
        var second = newKey();
        assertThat(door.opens(first, remote)).isFalse();
        assertThat(door.opens(second, remote)).isTrue();
        people.job(() -> jdbc.sql("update common.first_key set expires_at = clock_timestamp() where hash = ?")
                .param(Secrets.hash(second))
                .update());
        assertThat(door.opens(second, remote)).isFalse();
        assertThat(begin(second, "123456")).isInstanceOf(Outcome.Closed.class);
        assertThat(door.opens("zomaar-iets", remote)).isFalse();
    }

    @Test
    void wrongDigitsBeginNothingAndFiveEndThem() {
        var key = newKey();
        var code = code(key);
        for (var tries = 0; tries < 5; tries++) {
            assertThat(begin(key, "1".equals(code.substring(0, 1)) ? "999999" : "111111"))
                    .isInstanceOf(Outcome.WrongCode.class);
        }
        assertThat(begin(key, code)).isInstanceOf(Outcome.WrongCode.class);
        assertThat(tenants.named(town)).isEmpty();
        assertThat(door.opens(key, remote)).isTrue();
    }

    @Test
    void whoTriesTooOftenReadsThatAndNotThatTheDigitsAreWrong() {
        var key = newKey();
        var outcomes = java.util.stream.Stream.generate(() -> begin(key, "x"))
                .limit(21)
                .toList();
        assertThat(outcomes).hasAtLeastOneElementOfType(Outcome.TooMany.class);
        assertThat(outcomes.getFirst()).isInstanceOf(Outcome.WrongCode.class);
    }

    @Test
    void whatWasTypedIsCountedAsAHashAndForgottenAfterADay() {
        code(newKey());
        assertThat(rows("select count(*) from common.rate_limit where bucket like '%' || ? || '%'"))
                .isZero();
        var proofs = "select count(*) from common.address_proof where address = ?";
        forget();
        assertThat(rows(proofs)).isEqualTo(1);
        people.job(() -> jdbc.sql("update common.address_proof set asked_at = clock_timestamp() - interval '25 hours' "
                        + "where address = ?")
                .param(address.value())
                .update());
        people.job(() -> jdbc.sql("insert into common.rate_limit (bucket, window_start, used) "
                        + "values (?, clock_timestamp() - interval '25 hours', 1)")
                .param(address.value())
                .update());
        forget();
        assertThat(rows(proofs)).isZero();
        assertThat(rows("select count(*) from common.rate_limit where bucket = ?"))
                .isZero();
    }

    private void forget() {
        Acting.asSystem("test", signIn::forgetProofs);
    }

    private long rows(String query) {
        return people.job(
                () -> jdbc.sql(query).param(address.value()).query(Long.class).single());
    }

    @Test
    void digitsOfAnotherBrowserProveNothing() {
        var key = newKey();
        var code = code(key);
        assertThat(door.begin(key, new NewMunicipality(town, "Joke", "Visser"), code, "een ander", remote))
                .isInstanceOf(Outcome.WrongCode.class);
    }

    @Test
    void onlyWhoRunsKringThereSaysWhatItIsCalled() {
        var tenant = people.tenant();
        var ids = people.staff(tenant, StaffRole.TENANT_ADMIN, "Ids");
        People.as(ids, () -> describe(town));
        assertThat(tenants.find(tenant))
                .hasValueSatisfying(now -> assertThat(now.name() + now.navigatorLabel() + now.team())
                        .isEqualTo(town + "wijkteam" + true));
        var other = people.staff(people.tenant(), StaffRole.TENANT_ADMIN, "Ander");
        assertThatThrownBy(() -> People.as(other, () -> describe(town))).isInstanceOf(Refused.class);
        var hinke = people.staff(tenant, StaffRole.NAVIGATOR, "Hinke");
        assertThatThrownBy(() -> People.as(hinke, () -> describe("Anders"))).isInstanceOf(NotFound.class);
        for (var who : new SignedIn[] {hinke, other}) {
            Integer changed = People.as(who, () -> transaction.execute(_ -> takeOver(tenant)));
            assertThat(changed).as("PostgreSQL alone").isZero();
        }
    }

    private int takeOver(TenantId tenant) {
        return jdbc.sql("update common.tenant set name = 'Gepakt' where id = ?")
                .param(tenant.value())
                .update();
    }

    private boolean describe(String name) {
        municipality.describe(name, true, "wijkteam");
        return true;
    }
}
