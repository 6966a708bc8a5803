package nl.kring.welcome.ui;

import java.util.List;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.circle.Ring;
import nl.kring.circle.Topic;
import nl.kring.invite.ui.OpenPlaces;
import nl.kring.timeline.ui.TopicsFirst;
import nl.kring.watch.ui.EmptyPlan;
import nl.kring.welcome.Starter;
import nl.kring.welcome.WelcomeService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a template brings, hung up where each module shows its own; for the resident only. */
@Configuration
class FromTemplate {
    private final CircleService circles;
    private final WelcomeService welcome;

    FromTemplate(CircleService circles, WelcomeService welcome) {
        this.circles = circles;
        this.welcome = welcome;
    }

    private Optional<Starter> starter(CircleId circle) {
        return Optional.of(circle)
                .filter(id -> circles.seat(id).can(Act.BEGIN_HERE))
                .map(welcome::starter);
    }

    @Bean
    TopicsFirst topicsFirst() {
        return circle -> starter(circle).map(Starter::topics).orElse(List.<Topic>of());
    }

    @Bean
    OpenPlaces openPlaces() {
        return circle -> starter(circle).map(Starter::places).orElse(List.<Ring>of());
    }

    @Bean
    EmptyPlan emptyPlan() {
        return circle -> starter(circle).filter(Starter::plan).isPresent();
    }
}
