package nl.kring.identity.ui;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads all headers once. What the firewall takes no header of is refused at its first reading; behind a servlet that would be an error in the log,
 * with all that stood in it.
 */
class HeaderFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Collections.list(request.getHeaderNames()).forEach(name -> Collections.list(request.getHeaders(name)));
        chain.doFilter(request, response);
    }
}
