package nl.kring.welcome.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import nl.kring.circle.Act;
import nl.kring.circle.CircleId;
import nl.kring.circle.CircleService;
import nl.kring.timeline.ui.PostSheets;
import nl.kring.timeline.ui.TopOfTimeline;
import nl.kring.welcome.WelcomeService;
import org.springframework.core.annotation.Order;

/** The one card of the first days, on the resident's own page, below an open alert. */
@org.springframework.stereotype.Component
@Order(20)
class WelcomeOnTop implements TopOfTimeline {
    private final CircleService circles;
    private final WelcomeService welcome;
    private final PostSheets sheets;

    WelcomeOnTop(CircleService circles, WelcomeService welcome, PostSheets sheets) {
        this.circles = circles;
        this.welcome = welcome;
        this.sheets = sheets;
    }

    /** "Vertel iets" is done when something was told. */
    @Override
    public boolean showsWords() {
        return true;
    }

    @Override
    public Optional<Component> draw(CircleId circle) {
        return draw(circle, Optional.empty());
    }

    @Override
    public Optional<Component> draw(CircleId circle, Optional<Component> before) {
        return Optional.of(circle)
                .filter(id -> circles.seat(id).can(Act.BEGIN_HERE))
                .flatMap(welcome::now)
                .map(now -> {
                    var card = before.filter(WelcomeCard.class::isInstance)
                            .map(WelcomeCard.class::cast)
                            .orElseGet(() -> new WelcomeCard(welcome, sheets, circle));
                    card.show(now);
                    return card;
                });
    }
}
