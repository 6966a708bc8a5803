package nl.kring.identity.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.Devices;
import nl.kring.identity.Looks;
import nl.kring.identity.SignedIn;
import nl.kring.identity.ui.OpenSessions.Way;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Lets a person in: a new session id, and for people who do not come for their work a device that stays signed in. */
@Component
class Door {
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final Devices devices;
    private final OpenSessions open;

    Door(Devices devices, OpenSessions open) {
        this.devices = devices;
        this.open = open;
    }

    void letIn(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        letIn(person, false, request, response);
    }

    /** On a lent device none is made known, and the one of whose it is stays known; who comes in there again is still on it. */
    void letIn(SignedIn person, boolean lent, HttpServletRequest request, HttpServletResponse response) {
        if (lent || lentTo(request).filter(person::equals).isPresent()) {
            enterLent(person, Way.onLentDevice(), request, response);
            return;
        }
        var device = devices.issue(person.account(), looks(request));
        enter(person, Way.proven(device.map(Devices.Issued::device)), request, response);
        device.ifPresent(issued -> Cookies.DEVICE.give(request, response, issued.token()));
    }

    /** Brings somebody back whose device is known. */
    void bringBack(SignedIn person, UUID device, HttpServletRequest request, HttpServletResponse response) {
        enter(person, Way.known(device), request, response);
    }

    /** Lets somebody in for whom another vouches: without a device, also one that was known, so that who vouches no more ends it all. */
    void vouchedFor(SignedIn person, Vouched by, HttpServletRequest request, HttpServletResponse response) {
        if (LentDevice.isMeant(request.getSession())) {
            enterLent(person, Way.vouchedOnLentDevice(by), request, response);
            return;
        }
        forget(request, response);
        enter(person, Way.vouched(by), request, response);
    }

    /** In a visit of its own: what lies in that of who lent it is nobody else's, and its pages go. */
    private void enterLent(SignedIn person, Way way, HttpServletRequest request, HttpServletResponse response) {
        Optional.ofNullable(request.getSession(false)).ifPresent(before -> {
            open.pagesLeave(before);
            before.invalidate();
        });
        enter(person, way, request, response);
    }

    /** This device is known no longer; that of who lent it is not forgotten. */
    void forget(HttpServletRequest request, HttpServletResponse response) {
        if (lentTo(request).isEmpty()) {
            Cookies.DEVICE.of(request).ifPresent(devices::end);
            Cookies.DEVICE.takeBack(request, response);
        }
    }

    /** Who is in here, if this device is somebody else's. */
    private Optional<SignedIn> lentTo(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .flatMap(open::here)
                .filter(one -> one.way().lent())
                .map(OpenSessions.Open::person);
    }

    private void enter(SignedIn person, Way way, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                person, null, List.of(new SimpleGrantedAuthority(person.authority()))));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        devices.used(person.account());
        open.opened(person, way, request);
    }

    private static Looks looks(HttpServletRequest request) {
        return Looks.of(Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)));
    }
}
