package nl.kring.circle.ui;

import java.util.Optional;
import nl.kring.circle.CircleService;
import nl.kring.circle.CircleSummary;
import nl.kring.identity.SignedIn;
import nl.kring.identity.ui.HomePage;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who is in one circle comes home there; who is in several chooses. */
@Component
@Order(10)
class CircleHome implements HomePage {
    private final CircleService circles;

    CircleHome(CircleService circles) {
        this.circles = circles;
    }

    @Override
    public Optional<String> pathFor(SignedIn person) {
        if (person.staffOf().isPresent()) {
            return Optional.empty();
        }
        var mine = circles.mine();
        return mine.size() > 1
                ? Optional.of("kringen")
                : mine.stream().findFirst().map(CircleSummary::id).map(id -> CircleAddress.of(id, "timeline"));
    }
}
