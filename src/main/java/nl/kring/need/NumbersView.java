package nl.kring.need;

import java.util.List;
import java.util.Optional;
import nl.kring.tenant.NavigatorView;
import nl.kring.tenant.TenantView;

/**
 * Whom a resident can call, away from her circle.
 *
 * @param supporters who supports her independently, as she chose
 * @param navigators who helps where she lives
 * @param tenant her municipality, for its numbers in danger
 */
public record NumbersView(List<Supporter> supporters, List<NavigatorView> navigators, Optional<TenantView> tenant) {
    /** Somebody whom the resident chose to support her. */
    public record Supporter(String name, Optional<String> face, String phone) {}
}
