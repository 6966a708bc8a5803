package nl.kring.identity.ui;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Optional;
import nl.kring.identity.ui.OpenSessions.Open;
import org.springframework.stereotype.Component;

/** Somebody is in on a device that is somebody else's (R-C19): for half an hour at most, and nothing stays on it. */
@Component
public class LentDevice {
    /** Where somebody comes in on the device of who sits beside her. */
    public static final String SIGN_IN = "inloggen?samen";

    private static final String MEANT = LentDevice.class.getName();

    private final OpenSessions open;

    LentDevice(OpenSessions open) {
        this.open = open;
    }

    /** Who comes in next in this visit says that it is, or is not, on somebody else's device. */
    static void mean(HttpSession visit, boolean lent) {
        visit.setAttribute(MEANT, lent ? true : null);
    }

    static boolean isMeant(HttpSession visit) {
        return visit.getAttribute(MEANT) != null;
    }

    /** Until when the person on this page is in on somebody else's device; real time. Empty on an own one. */
    public Optional<Instant> until() {
        return here().flatMap(Open::lentUntil);
    }

    /** The device is given back now: who was in is out of it. */
    public void giveBack() {
        here().filter(one -> one.way().lent()).map(Open::id).ifPresent(open::end);
    }

    private Optional<Open> here() {
        return Optional.ofNullable(VaadinSession.getCurrent())
                .map(VaadinSession::getSession)
                .filter(WrappedHttpSession.class::isInstance)
                .map(session -> ((WrappedHttpSession) session).getHttpSession())
                .flatMap(open::here);
    }
}
