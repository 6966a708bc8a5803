package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.identity.AccountId;
import nl.kring.platform.Ids;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.privacy.AccessLog;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who tries an alert that is not hers stands in the log of its circle. */
@KringTest
class AlertRefusalTests extends WatchTest {
    @Autowired
    private CircleService service;

    private List<String> triedBy(AccountId person) {
        return People.as(douwe, () -> service.log(circle)).stream()
                .filter(line -> line.action().equals("REFUSED")
                        && line.actor().filter(person::equals).isPresent())
                .map(AccessLog.Line::what)
                .toList();
    }

    private void notFound(AccountId person, CircleId where, AlertId alert) {
        assertThatThrownBy(() -> People.run(person, () -> alerts.claim(where, alert, Ids.next())))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void r_m1_whoMayNotKnowOfAnAlertAndWhoIsInAnotherCircleLeaveALine() {
        see(anke, true, ANGRY);
        var own = people.circle(people.tenant(), stranger);
        notFound(sietske, circle, alert());
        notFound(stranger, own, alert());
        assertThat(triedBy(sietske)).containsExactly("CLAIM");
        assertThat(triedBy(stranger)).containsExactly("CLAIM");
    }

    @Test
    void whoSeesItButMayNotAnswerLeavesALineAndAnAlertThatIsNotThereLeavesNone() {
        see(anke, true, ANGRY);
        var alert = alert();
        assertThatThrownBy(() -> People.run(douwe, () -> alerts.claim(circle, alert, Ids.next())))
                .isInstanceOf(NoRight.class);
        assertThat(triedBy(douwe)).containsExactly("CLAIM_ALERT");
        notFound(sietske, circle, new AlertId(Ids.next()));
        assertThat(triedBy(sietske)).isEmpty();
    }

    @Test
    void theSameClickToCloseTwiceIsNoTryAndTooMuchIsSaidWithHowMuch() {
        see(anke, true, ANGRY);
        var alert = alert();
        claim(bauke);
        assertThatThrownBy(() -> close(alert, "x".repeat(2_003)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.arguments())
                        .containsExactly(2_000, 3));
        close(alert, "Het is rustig.\u0000");
        close(alert, "Het is rustig.");
        assertThat(triedBy(bauke)).isEmpty();
    }

    private void close(AlertId alert, String line) {
        People.run(bauke, () -> alerts.close(circle, alert, Outcome.values()[0], line));
    }
}
