package nl.kring.representation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Payload.RepresentationCheck;
import nl.kring.identity.OrganisationService;
import nl.kring.platform.Acting;
import nl.kring.platform.MovingClock;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Papers of a representation, seen at an organisation by whom its admin trusts with that, and never for a circle of one's own (R-B10).
 * Nothing is copied, and nothing of the circle is read.
 */
@Service
@Transactional
public class PaperService {
    /** By Java's own reckoning; the database has its own. */
    private static final String MAY_SEE = "organisation_id = any (common.organisations_i_verify_for()) "
            + "and k.id <> all (circle.papers_of_my_circles()) ";

    private final OrganisationService organisations;
    private final BridgeService bridge;
    private final JdbcClient jdbc;
    private final Clock clock;

    PaperService(OrganisationService organisations, BridgeService bridge, JdbcClient jdbc, Clock clock) {
        this.organisations = organisations;
        this.bridge = bridge;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the person signed in sees papers for an organisation. */
    @Transactional(readOnly = true)
    public boolean mine() {
        return organisations.seePapers();
    }

    private UUID me() {
        if (!organisations.seePapers()) {
            throw new NotFound();
        }
        return Acting.person().map(Acting.Person::personId).orElseThrow(NotFound::new);
    }

    /** What waits, oldest first; and for two days what this person answered. */
    @Transactional(readOnly = true)
    public List<PaperCheck> checks() {
        return jdbc.sql("select id, shown, asked_at, seen from circle.paper_check k where " + MAY_SEE
                        + "and (seen is null or seen_by = :me and answered_at > common.kring_now() - interval '2 days') "
                        + "order by seen is not null, asked_at limit 100")
                .param("me", me())
                .query((row, _) -> new PaperCheck(
                        row.getObject(1, UUID.class),
                        bridge.read(row.getString(2), RepresentationCheck.class),
                        row.getTimestamp(3).toInstant(),
                        Optional.ofNullable(row.getObject(4, Boolean.class))))
                .list();
    }

    /** The papers were seen on a day, and hold until another. */
    public void seen(UUID check, LocalDate on, LocalDate until) {
        var me = me();
        var today = today();
        if (on.isAfter(today)) {
            throw new Refused("check.on.later");
        }
        if (!until.isAfter(today) || until.isAfter(today.plusMonths(RepresentationCheck.MONTHS))) {
            throw new Refused("check.until.months", RepresentationCheck.MONTHS);
        }
        answer(me, check, true, on, until);
    }

    /** There are no papers, or they say something else. */
    public void notSeen(UUID check) {
        answer(me(), check, false, today(), today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), MovingClock.ZONE);
    }

    /** Answered twice, or by two at once, the first answer holds; what it leads to is a job's work. */
    private void answer(UUID me, UUID check, boolean seen, LocalDate on, LocalDate until) {
        jdbc.sql("update circle.paper_check k set seen = :seen, seen_by = :me, seen_on = :on, valid_until = :until, "
                        + "answered_at = common.kring_now() where k.id = :check and seen is null and " + MAY_SEE)
                .param("seen", seen)
                .param("me", me)
                .param("on", on)
                .param("until", until)
                .param("check", check)
                .update();
    }
}
