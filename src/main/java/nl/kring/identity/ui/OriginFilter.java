package nl.kring.identity.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** A page of somebody else's site opens no line to Kring and hands nothing in: a browser says of each line, and of what it hands in, whose page asks it to. */
class OriginFilter extends OncePerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    /** What a browser says of our own pages too where they are not to be named, as ours are not; the token of the page is asked there. */
    private static final String UNNAMED = "null";

    private final Optional<String> address;

    OriginFilter(URI address) {
        this.address = origin(address);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var from = request.getHeader(HttpHeaders.ORIGIN);
        if (opensALine(request) ? !ours(from, request) : handsIn(request) && named(from) && !ours(from, request)) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean opensALine(HttpServletRequest request) {
        var wanted = request.getHeader(HttpHeaders.UPGRADE);
        return wanted != null && wanted.toLowerCase(Locale.ROOT).contains("websocket");
    }

    private static boolean handsIn(HttpServletRequest request) {
        return !READS.contains(request.getMethod());
    }

    private static boolean named(@Nullable String from) {
        return from != null && !from.equals(UNNAMED);
    }

    /** Of the address by which this was asked, as the proxy says it, or the one that Kring has for people. */
    private boolean ours(@Nullable String from, HttpServletRequest request) {
        var asked = origin(request.getScheme(), request.getServerName(), request.getServerPort());
        return Optional.ofNullable(from)
                .flatMap(OriginFilter::parsed)
                .flatMap(OriginFilter::origin)
                .filter(theirs ->
                        theirs.equals(asked) || address.filter(theirs::equals).isPresent())
                .isPresent();
    }

    private static Optional<URI> parsed(String from) {
        try {
            return Optional.of(new URI(from));
        } catch (URISyntaxException odd) {
            return Optional.empty();
        }
    }

    private static Optional<String> origin(URI page) {
        return page.getScheme() == null || page.getHost() == null
                ? Optional.empty()
                : Optional.of(origin(page.getScheme(), page.getHost(), page.getPort()));
    }

    private static String origin(String scheme, String host, int port) {
        var usual = port < 0 ? scheme.equalsIgnoreCase("https") ? 443 : 80 : port;
        return (scheme + "://" + host + ":" + usual).toLowerCase(Locale.ROOT);
    }
}
