package nl.kring.identity.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import com.vaadin.flow.server.WrappedSession;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;
import nl.kring.identity.ui.OpenSessions.Open;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Somebody is in on a device that is somebody else's (R-C19): for half an hour at most, and nothing stays on it. The page says so to its
 * scripts ({@code data-lent}), which then keep nothing.
 */
@Component
public class LentDevice implements VaadinServiceInitListener {
    /** Where somebody comes in on the device of who sits beside her. */
    public static final String SIGN_IN = "inloggen?samen";

    private static final String MEANT = LentDevice.class.getName();
    private static final String ALONE = MEANT + ".alone";
    private static final long STANDS_MILLISECONDS = 900_000;

    private final OpenSessions open;

    LentDevice(OpenSessions open) {
        this.open = open;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page -> until(page.getVaadinRequest().getWrappedSession(false))
                .ifPresent(_ -> page.getDocument().getElementsByTag("html").attr("data-lent", "yes")));
    }

    /** Who comes in next at this door said that it is, or is not, on somebody else's device. */
    static void mean(HttpSession visit, boolean lent) {
        visit.setAttribute(MEANT, lent ? System.currentTimeMillis() : null);
    }

    /** Whether that was said, not long ago. */
    static boolean isMeant(HttpSession visit) {
        return visit.getAttribute(MEANT) instanceof Long said
                && said + STANDS_MILLISECONDS > System.currentTimeMillis();
    }

    /** Until when the person on this page is in on somebody else's device; real time. Empty on an own one. */
    public Optional<Instant> until() {
        return here().flatMap(Open::lentUntil);
    }

    /** Whether it is still to be said with whom one looks here. */
    public boolean asksWithWhom() {
        return here().filter(one -> one.way().lent())
                .filter(one -> one.session().getAttribute(ALONE) == null)
                .isPresent();
    }

    /** With nobody, said whoever is in. */
    public void alone() {
        here().ifPresent(one -> one.session().setAttribute(ALONE, true));
    }

    /** The device is given back now: who was in is out of it. */
    public void giveBack() {
        here().filter(one -> one.way().lent()).map(Open::id).ifPresent(open::end);
    }

    private Optional<Open> here() {
        return Optional.ofNullable(VaadinSession.getCurrent())
                .map(VaadinSession::getSession)
                .flatMap(this::of);
    }

    private Optional<Instant> until(@Nullable WrappedSession visit) {
        return Optional.ofNullable(visit).flatMap(this::of).flatMap(Open::lentUntil);
    }

    private Optional<Open> of(WrappedSession visit) {
        return visit instanceof WrappedHttpSession known ? open.here(known.getHttpSession()) : Optional.empty();
    }
}
