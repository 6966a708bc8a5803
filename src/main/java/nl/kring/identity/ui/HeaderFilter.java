package nl.kring.identity.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads all headers once. What the firewall takes no header of is refused at its first reading; behind a servlet that would be an error in the log,
 * with all that stood in it.
 */
class HeaderFilter extends OncePerRequestFilter {
    /**
     * One that refuses what steers a terminal or a log, and takes the words of people: Tomcat reads each byte as a sign of its own, and half of
     * an "É" in the cookie of another site of the same municipality would be such a sign.
     */
    static HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(value -> asWritten(value).chars().noneMatch(Character::isISOControl));
        return firewall;
    }

    private static String asWritten(String value) {
        try {
            var bytes = StandardCharsets.ISO_8859_1.newEncoder().encode(CharBuffer.wrap(value));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException otherwise) {
            return value;
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Collections.list(request.getHeaderNames()).forEach(name -> Collections.list(request.getHeaders(name)));
        chain.doFilter(request, response);
    }
}
