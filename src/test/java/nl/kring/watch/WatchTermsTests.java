package nl.kring.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import nl.kring.KringTest;
import nl.kring.People;
import nl.kring.platform.Acting;
import nl.kring.platform.DueWork;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is past its term goes in the night, and how it went stays (R-M10). */
@KringTest
class WatchTermsTests extends WatchTest {
    @Autowired
    private List<DueWork> works;

    private void nights() {
        keeps();
        clock.forward(Duration.ofDays(1));
        keeps();
    }

    private void keeps() {
        works.stream()
                .filter(work -> work.name().equals("keeping"))
                .forEach(work -> Acting.asSystem("keeping", work::doWhatIsDue));
    }

    private int count(String what) {
        return people.job(() -> jdbc.sql("select count(*) from circle." + what + " and circle_id = ?")
                .param(circle.value())
                .query(Integer.class)
                .single());
    }

    @Test
    void r_m10_observationsGoAfterTwelveMonthsAndHowItWentStays() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        see(henk, false, RADIO);
        var phases = count("phase_change where true");
        People.run(bauke, () -> alerts.claim(circle, alert(), java.util.UUID.randomUUID()));
        People.run(bauke, () -> alerts.close(circle, alert(), Outcome.OTHER, "We hebben samen gegeten"));
        clock.forward(Duration.ofDays(360));
        nights();
        assertThat(count("observation where true")).isEqualTo(2);
        assertThat(count("alert where outcome_line = 'We hebben samen gegeten'"))
                .isOne();
        clock.forward(Duration.ofDays(10));
        nights();
        assertThat(count("observation where true")).isZero();
        assertThat(count("alert where outcome_line is null and action is null")).isOne();
        assertThat(count("phase_change where true"))
                .isGreaterThanOrEqualTo(phases)
                .isPositive();
        clock.forward(Duration.ofDays(370));
        nights();
        assertThat(count("alert where true")).isZero();
        assertThat(count("alert_asked where true")).isZero();
        assertThat(count("phase_change where true")).isPositive();
    }

    @Test
    void r_m10_anOldPlanIsEmptiedTwoYearsAfterANewOneAndTheNewOneStays() {
        var before = plan();
        approve(new NewPlan(
                douwe,
                4,
                before.holder(),
                before.deputy(),
                before.green(),
                before.signs(),
                before.helps(),
                before.helpsNot(),
                before.actions(),
                before.line(),
                List.of(),
                before.approvedAt(),
                before.reviewAt()));
        clock.forward(Duration.ofDays(740));
        nights();
        assertThat(count("early_warning_plan where green = '' and forgotten_at is not null"))
                .isOne();
        assertThat(count("early_warning_plan where green <> '' and replaced_at is null"))
                .isOne();
        assertThat(count("warning_sign where true")).isEqualTo(5);
        assertThat(count("alert_line where true")).isEqualTo(3);
    }

    @Test
    void anOpenAlertKeepsWhatItCameFrom() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        clock.forward(Duration.ofDays(800));
        nights();
        assertThat(count("observation where true")).isOne();
        assertThat(count("alert where true")).isOne();
    }

    @Test
    void aJobForgetsNothingThatIsYoung() {
        on(DayOfWeek.THURSDAY, "16:10");
        see(sietske, true, ANGRY);
        assertThat(people.job(() -> jdbc.sql("delete from circle.observation where circle_id = ?")
                        .param(circle.value())
                        .update()))
                .isZero();
    }
}
