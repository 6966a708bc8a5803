package nl.kring.circle.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Optional;
import nl.kring.circle.CircleId;
import nl.kring.circle.HelperSessionService;
import nl.kring.circle.HelperSessionView;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;
import org.jspecify.annotations.Nullable;

/** "Samen met Anneke": above every page as long as it runs; when it is over, the screen goes back to whom it belongs (R-C19). */
class HelperBanner extends Div {
    private final HelperSessionService sessions;
    private final Says says;
    private @Nullable CircleId of;
    private Optional<HelperSessionView> shown = Optional.empty();

    HelperBanner(HelperSessionService sessions, Says says) {
        this.sessions = sessions;
        this.says = says;
        addClassName("helper-banner");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    void show(CircleId circle) {
        var now = sessions.now(circle);
        if (now.equals(shown) && circle.equals(of)) {
            return;
        }
        var over = shown.isPresent() && now.isEmpty() && circle.equals(of);
        of = circle;
        shown = now;
        removeAll();
        now.ifPresent(session -> add(
                new Strong(getTranslation("helper.with.title", session.helper().firstName())),
                Buttons.line(getTranslation("helper.end"), () -> {
                    sessions.end(circle);
                    show(circle);
                }),
                new Paragraph(getTranslation("helper.until", says.time(session.until())))));
        setVisible(now.isPresent());
        if (over) {
            getUI().or(() -> Optional.ofNullable(UI.getCurrent()))
                    .ifPresent(ui -> ui.navigate(CircleAddress.of(circle, CircleAddress.GIVE_BACK)));
        }
    }
}
