package nl.kring.identity.ui;

import com.vaadin.flow.server.VaadinServletRequest;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.SignedIn;
import nl.kring.identity.ui.OpenSessions.Way;
import org.springframework.context.ApplicationContext;

/** Who sits at the screen of a test, and on whose device. */
public class SittingHere {
    private final OpenSessions open;
    private final SignedIn person;

    public SittingHere(ApplicationContext spring, SignedIn person) {
        this.open = spring.getBean(OpenSessions.class);
        this.person = person;
    }

    /** On a device that stays signed in. */
    public void on(UUID device) {
        sits(Way.known(device));
    }

    /** On a computer that does not. */
    public void onNoDevice() {
        sits(Way.proven(Optional.empty()));
    }

    /** On a device that is somebody else's. */
    public void onLentDevice() {
        sits(Way.onLentDevice());
    }

    private void sits(Way way) {
        open.opened(person, way, VaadinServletRequest.getCurrent().getHttpServletRequest());
    }
}
