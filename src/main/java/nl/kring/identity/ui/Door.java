package nl.kring.identity.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.identity.Devices;
import nl.kring.identity.Looks;
import nl.kring.identity.SignedIn;
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
        var device = devices.issue(person.account(), looks(request));
        enter(person, device.map(Devices.Issued::device), true, Optional.empty(), request, response);
        device.ifPresent(issued -> Cookies.DEVICE.give(request, response, issued.token()));
    }

    /** Brings somebody back whose device is known. */
    void bringBack(SignedIn person, UUID device, HttpServletRequest request, HttpServletResponse response) {
        enter(person, Optional.of(device), false, Optional.empty(), request, response);
    }

    /** Lets somebody in for whom another vouches: without a device, also one that was known, so that who vouches no more ends it all. */
    void vouchedFor(SignedIn person, Vouched by, HttpServletRequest request, HttpServletResponse response) {
        Cookies.DEVICE.of(request).ifPresent(devices::end);
        Cookies.DEVICE.takeBack(request, response);
        enter(person, Optional.empty(), false, Optional.of(by), request, response);
    }

    private void enter(
            SignedIn person,
            Optional<UUID> device,
            boolean proven,
            Optional<Vouched> vouched,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                person, null, List.of(new SimpleGrantedAuthority(person.authority()))));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        devices.used(person.account());
        open.opened(person, device, proven, vouched, request);
    }

    private static Looks looks(HttpServletRequest request) {
        return Looks.of(Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)));
    }
}
