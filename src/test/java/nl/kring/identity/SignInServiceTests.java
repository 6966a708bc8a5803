package nl.kring.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.identity.SignInService.Outcome;
import nl.kring.platform.Acting;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asking for a mail: how often, from which browser, how long it holds, and what is left of it. */
@KringTest
class SignInServiceTests {
    private static final Locale NL = Locale.of("nl");

    @Autowired
    private People people;

    @Autowired
    private SignInService signIn;

    @Autowired
    private RecoveryDoor recovery;

    @Autowired
    private JdbcClient jdbc;

    private final EmailAddress unknown = new EmailAddress("onbekend-" + UUID.randomUUID() + "@elders.example");
    private EmailAddress known;

    @BeforeEach
    void somebody() {
        var jan = people.person("Jan");
        known = people.job(() -> jdbc.sql("select address from common.channel where account_id = ?")
                .param(jan.value())
                .query((row, _) -> new EmailAddress(row.getString(1)))
                .single());
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private long asked(EmailAddress address) {
        return people.job(() -> jdbc.sql("select count(*) from common.sign_in_link where address = ?")
                .param(address.value())
                .query(Long.class)
                .single());
    }

    private void ask(EmailAddress address, String browser, int times) {
        for (var time = 0; time < times; time++) {
            signIn.ask(address, browser, fresh());
        }
    }

    @Test
    void whoAsksForAnAddressTooOftenStopsNobodyInAnotherBrowser() {
        for (var address : new EmailAddress[] {known, unknown}) {
            ask(address, fresh(), 6);
            assertThat(asked(address)).as("five of one browser").isEqualTo(5);
            ask(address, fresh(), 1);
            assertThat(asked(address)).isEqualTo(6);
        }
        var browser = fresh();
        for (var time = 0; time < 5; time++) {
            assertThat(recovery.askCode(unknown, "Rixt", NL, browser, fresh())).isPresent();
        }
        assertThat(recovery.askCode(unknown, "Rixt", NL, browser, fresh())).isEmpty();
        assertThat(recovery.askCode(unknown, "Rixt", NL, fresh(), fresh())).isPresent();
    }

    @Test
    void fromManyBrowsersAnAddressGetsNoMoreThanFortyMailsAnHour() {
        for (var address : new EmailAddress[] {known, unknown}) {
            for (var time = 0; time < 45; time++) {
                signIn.ask(address, fresh(), fresh());
            }
            assertThat(asked(address)).isLessThanOrEqualTo(40).isGreaterThan(30);
        }
    }

    @Test
    void whatWasTypedIsForgottenAfterADayKnownOrNot() {
        for (var address : new EmailAddress[] {known, unknown}) {
            ask(address, fresh(), 1);
            forget();
            assertThat(asked(address)).isEqualTo(1);
            people.job(() -> jdbc.sql(
                            "update common.sign_in_link set asked_at = clock_timestamp() - interval '25 hours' where address = ?")
                    .param(address.value())
                    .update());
            forget();
            assertThat(asked(address)).isZero();
        }
    }

    private void forget() {
        Acting.asSystem("test", signIn::forgetProofs);
    }

    @Test
    void aBrowserWithoutACookieIsNobodysBrowser() {
        for (var none : new String[] {"", " "}) {
            assertNoBrowser(() -> signIn.ask(known, none, fresh()));
            assertNoBrowser(() -> signIn.askForStart(unknown, NL, none, fresh()));
            assertNoBrowser(() -> signIn.enter("123456", none, fresh()));
            assertNoBrowser(() -> signIn.enterForStart("123456", none, fresh()));
            assertNoBrowser(() -> recovery.askCode(unknown, "Rixt", NL, none, fresh()));
            assertNoBrowser(() -> recovery.ask("Rixt", "Douwe", "123456", NL, none, fresh()));
        }
        assertThat(asked(known) + asked(unknown)).isZero();
    }

    private static void assertNoBrowser(Runnable asks) {
        assertThatThrownBy(asks::run).isInstanceOf(Refused.class).hasMessage("identity.noBrowser");
    }

    private UUID newest(EmailAddress address) {
        return people.job(
                () -> jdbc.sql("select id from common.sign_in_link where address = ? order by asked_at desc limit 1")
                        .param(address.value())
                        .query(UUID.class)
                        .single());
    }

    private void ago(UUID link, String interval) {
        people.job(() -> jdbc.sql("update common.sign_in_link set asked_at = asked_at - cast(? as interval), "
                        + "expires_at = expires_at - cast(? as interval) where id = ?")
                .param(interval)
                .param(interval)
                .param(link)
                .update());
    }

    private Optional<SignInService.Minted> mint(UUID link) {
        return Acting.asSystem("test", () -> signIn.mint(link));
    }

    @Test
    void theTenMinutesBeginWhenTheMailIsWrittenAndEndTenMinutesLater() {
        var browser = fresh();
        signIn.ask(known, browser, fresh());
        var link = newest(known);
        ago(link, "3 hours");
        var minted = mint(link).orElseThrow();
        ago(link, "9 minutes");
        assertThat(signIn.enter(minted.code(), browser, fresh())).isInstanceOf(Outcome.Welcome.class);
        signIn.ask(known, browser, fresh());
        var late = newest(known);
        var second = mint(late).orElseThrow();
        ago(late, "11 minutes");
        assertThat(signIn.enter(second.code(), browser, fresh())).isInstanceOf(Outcome.NotValid.class);
        assertThat(mint(late)).as("written once more").isPresent();
        ago(late, "20 hours");
        assertThat(mint(late)).as("nobody waits any more").isEmpty();
    }

    @Test
    void ofAnUnknownAddressNothingIsMintedAndItsRowEndsAtTheSameMoment() {
        signIn.ask(unknown, fresh(), fresh());
        var link = newest(unknown);
        assertThat(mint(link)).isEmpty();
        assertThat(people.job(() -> jdbc.sql(
                                "select token_hash is null and code_hash is null "
                                        + "and expires_at <= clock_timestamp() + interval '10 minutes' from common.sign_in_link where id = ?")
                        .param(link)
                        .query(Boolean.class)
                        .single()))
                .isTrue();
    }
}
