package nl.kring.identity.ui;

import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The device that a page stands on, if it is its reader's own and stays signed in: not one that was lent, nor a computer of the work. */
@Component
public class ThisDevice {
    private final OpenSessions open;

    ThisDevice(OpenSessions open) {
        this.open = open;
    }

    public Optional<UUID> id() {
        return Optional.ofNullable(VaadinSession.getCurrent())
                .map(VaadinSession::getSession)
                .filter(WrappedHttpSession.class::isInstance)
                .flatMap(visit -> open.here(((WrappedHttpSession) visit).getHttpSession()))
                .filter(here -> !here.way().lent())
                .flatMap(OpenSessions.Open::device);
    }
}
