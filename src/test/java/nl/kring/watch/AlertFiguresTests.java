package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import nl.kring.KringTest;
import nl.kring.platform.Scraped;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What whoever runs Kring sees of alerts: how many and how long, never whose. */
@KringTest
class AlertFiguresTests extends WatchTest {
    @Autowired
    private ApplicationContext kring;

    private double figure(String name) {
        return Scraped.of(kring, "kring_alerts_" + name).orElseThrow();
    }

    @Test
    void anAlertThatNobodyHasAndAStepThatIsLateAreSeen() {
        on(DayOfWeek.THURSDAY, "16:10");
        assertThat(figure("unowned")).isZero();
        see(sietske, true, GONE);
        assertThat(figure("unowned")).isOne();
        assertThat(figure("unowned_red")).isEqualTo(phase() == Phase.RED ? 1 : 0);
        assertThat(figure("late")).isZero();
        clock.forward(Duration.ofDays(1));
        assertThat(figure("late")).isOne();
        assertThat(figure("late_seconds")).isGreaterThan(3_600);
        assertThat(figure("unowned_seconds")).isBetween(86_400.0, 86_500.0);
        tick();
        assertThat(figure("late")).isZero();
        assertThat(figure("late_seconds")).isZero();
        claim(rixt);
        assertThat(figure("unowned")).isZero();
        assertThat(figure("unowned_red")).isZero();
        assertThat(Scraped.all(kring))
                .doesNotContain("Douwe", "Rixt", circle.value().toString());
    }
}
