package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.circle.ClosingService;
import nl.kring.platform.Acting;
import nl.kring.platform.NoRight;
import nl.kring.platform.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The resident closes the circle while somebody is being asked to help. */
@KringTest
class ClosedCircleTests extends WatchTest {
    @Autowired
    private ClosingService closing;

    @Autowired
    private EndsWithItsCircle ends;

    @Test
    void whoWasAskedIsAskedNoMoreAndNobodyIsAskedAgain() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        assertThat(alertFor(bauke)).isPresent();
        People.run(douwe, () -> closing.close(circle));
        Acting.asSystem("test", ends::doWhatIsDue);
        assertThat(states()).containsExactly("CLOSED");
        assertThat(waiting()).isZero();
        tick();
        tick();
        assertThat(states()).containsExactly("CLOSED");
        assertThatThrownBy(() -> see(sietske, true, ANGRY)).isInstanceOf(NoRight.class);
        assertThatThrownBy(() -> People.run(anke, () -> phases.lower(circle, Phase.GREEN, "Het gaat beter")))
                .isInstanceOf(Refused.class);
        assertThat(People.as(douwe, () -> watch.plan(circle))).isPresent();
    }

    @Test
    void aCircleWithAPlanAndAlertsGoesWholeToo() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        People.run(douwe, () -> closing.close(circle));
        Acting.asSystem("test", ends::doWhatIsDue);
        clock.forward(Duration.ofDays(91));
        assertThat(people.job(() -> circles.erase(circle))).isTrue();
        assertThat(states()).isEmpty();
    }

    private java.util.List<String> states() {
        return people.job(() -> jdbc.sql("select state from circle.alert where circle_id = ?")
                .param(circle.value())
                .query(String.class)
                .list());
    }

    private int waiting() {
        return people.job(
                () -> jdbc.sql("select count(*) from common.delivery where circle_id = ? and template = 'alert' "
                                + "and state = 'PENDING'")
                        .param(circle.value())
                        .query(Integer.class)
                        .single());
    }
}
