package nl.kring.frontdoor;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.frontdoor.Assignment.Candidate;
import nl.kring.tenant.NavigatorView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What navigators carry, and whom each may not be given. */
@Component
class Caseload {
    private static final String LOAD =
            "select coalesce((select max_load from municipal.caseload where navigator_id = ?), 40), "
                    + "coalesce((select other_load from municipal.caseload where navigator_id = ?), 0) "
                    + "+ (select count(*) from municipal.report where navigator_id = ?)";

    private final JdbcClient jdbc;

    Caseload(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Candidate> of(List<NavigatorView> navigators) {
        return navigators.stream().map(navigator -> of(navigator.account())).toList();
    }

    private Candidate of(UUID navigator) {
        return jdbc.sql(LOAD)
                .param(navigator)
                .param(navigator)
                .param(navigator)
                .query((row, _) -> new Candidate(navigator, row.getDouble(2), row.getDouble(1)))
                .single();
    }

    /** The navigators who asked not to be given somebody of this name. */
    Set<UUID> excludedFor(UUID tenant, String name) {
        return jdbc
                .sql("select navigator_id from municipal.navigator_exclusion where tenant_id = ? and name = ?")
                .param(tenant)
                .param(normal(name))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .collect(Collectors.toSet());
    }

    /** A name as it is compared: capitals and double spaces make no other person. */
    static String normal(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
