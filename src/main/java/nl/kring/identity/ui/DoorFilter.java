package nl.kring.identity.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import nl.kring.identity.Devices;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** On each page that is opened, and when one asks who is still in: names the browser (again, so that a proof does not end with yesterday's visit), and brings back who stays signed in on this device. */
class DoorFilter extends OncePerRequestFilter {
    private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}");

    private final Door door;
    private final Devices devices;

    DoorFilter(Door door, Devices devices) {
        this.door = door;
        this.devices = devices;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        var page = accept != null && accept.contains("text/html");
        return !request.getMethod().equals("GET")
                || !page && !request.getServletPath().equals(StillIn.PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Cookies.BROWSER.give(
                request,
                response,
                Cookies.BROWSER.of(request).filter(DoorFilter::ours).orElseGet(() -> UUID.randomUUID()
                        .toString()));
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            Cookies.DEVICE.of(request).flatMap(devices::comeBack).ifPresent(back -> {
                door.bringBack(back.person(), back.device(), request, response);
                back.next().ifPresent(token -> Cookies.DEVICE.give(request, response, token));
            });
        }
        chain.doFilter(request, response);
    }

    /** A name that was given here; each page gives it again, so that it lasts as long as somebody comes. */
    private static boolean ours(String browser) {
        return NAME.matcher(browser).matches();
    }
}
