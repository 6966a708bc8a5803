package nl.kring.circle.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.HelperSessionService;
import nl.kring.circle.HelperSessionView;
import nl.kring.identity.ui.LentDevice;
import nl.kring.platform.ui.Buttons;
import nl.kring.platform.ui.Says;
import nl.kring.platform.ui.Strong;

/**
 * "Samen met Anneke": above every page as long as it runs; when it is over, the screen goes back to whom it belongs (R-C19). On a device
 * that was lent it stands there from the first page on, with the way out.
 */
class HelperBanner extends Div {
    private final HelperSessionService sessions;
    private final LentDevice device;
    private final Says says;
    private Optional<Shown> shown = Optional.empty();

    HelperBanner(HelperSessionService sessions, LentDevice device, Says says) {
        this.sessions = sessions;
        this.device = device;
        this.says = says;
        addClassName("helper-banner");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    /** What it says, and of which circle. */
    private record Shown(CircleId circle, Optional<HelperSessionView> session, Optional<Instant> lent) {
        boolean something() {
            return session.isPresent() || lent.isPresent();
        }
    }

    void show(CircleId circle) {
        var now = new Shown(circle, sessions.now(circle), device.until());
        var before = shown;
        if (before.equals(Optional.of(now))) {
            return;
        }
        shown = Optional.of(now);
        removeAll();
        now.session().ifPresentOrElse(session -> together(now, session), () -> now.lent()
                .ifPresent(this::lent));
        setVisible(now.something());
        if (now.session().isEmpty()
                && before.filter(it -> it.circle().equals(circle))
                        .flatMap(Shown::session)
                        .isPresent()
                && before.flatMap(Shown::lent).isEmpty()) {
            getUI().or(() -> Optional.ofNullable(UI.getCurrent()))
                    .ifPresent(ui -> ui.navigate(CircleAddress.of(circle, CircleAddress.GIVE_BACK)));
        }
    }

    private void together(Shown now, HelperSessionView session) {
        var until = Stream.concat(Stream.of(session.until()), now.lent().stream())
                .min(Instant::compareTo)
                .orElseThrow();
        add(
                new Strong(getTranslation("helper.with.title", session.helper().firstName())),
                Buttons.line(getTranslation("helper.end"), () -> {
                    sessions.end(now.circle());
                    show(now.circle());
                }),
                new Paragraph(getTranslation("helper.until", says.time(until))));
    }

    private void lent(Instant until) {
        add(
                new Strong(getTranslation("lent.title")),
                Buttons.line(getTranslation("lent.end"), device::giveBack),
                new Paragraph(getTranslation("lent.until", says.time(until))));
    }
}
