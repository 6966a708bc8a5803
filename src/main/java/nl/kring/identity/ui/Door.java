package nl.kring.identity.ui;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import nl.kring.identity.Devices;
import nl.kring.identity.SignedIn;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Lets a person in: a new session id, and for people of circles a device that stays signed in. */
@Component
class Door {
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final Devices devices;

    Door(Devices devices) {
        this.devices = devices;
    }

    void letIn(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        if (request.getSession(false) != null) {
            request.changeSessionId();
        }
        enter(person, request, response);
        if (person.staffOf().isEmpty()) {
            Cookies.DEVICE.give(request, response, devices.issue(person.account()));
        }
    }

    /** Brings somebody back whose device is known. */
    void enter(SignedIn person, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                person, null, List.of(new SimpleGrantedAuthority(person.authority()))));
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
    }
}
