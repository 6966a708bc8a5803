package nl.kring.frontdoor;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.frontdoor.FrontDoorEvent.NavigatorAssigned;
import nl.kring.frontdoor.FrontDoorEvent.ReportDied;
import nl.kring.frontdoor.FrontDoorEvent.VisitPlanned;
import nl.kring.identity.AccountService;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.platform.Refused;
import nl.kring.platform.Written;
import nl.kring.privacy.AccessLog;
import nl.kring.tenant.NavigatorView;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The desk of a navigator or a team leader. Who has a report reads it; who leads sees headers and clocks; others see nothing. */
@Service
@Transactional
public class FrontDoorService {
    private static final String HEADER =
            "select r.id, r.name, r.received_at, r.navigator_id, r.contact_id, r.chosen_by, "
                    + "r.opened_at, t.started_at, t.due_on, t.visit_at, t.warned_navigator_at, r.died_on from municipal.report r "
                    + "join municipal.term_clock t on t.report_id = r.id "
                    + "where r.tenant_id = :tenant and (:leads or r.navigator_id = :me) ";

    private final JdbcClient jdbc;
    private final AccountService accounts;
    private final TenantService tenants;
    private final Promises promises;
    private final AccessLog log;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FrontDoorService(
            JdbcClient jdbc,
            AccountService accounts,
            TenantService tenants,
            Promises promises,
            AccessLog log,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.tenants = tenants;
        this.promises = promises;
        this.log = log;
        this.events = events;
        this.clock = clock;
    }

    /** Where the person signed in works; nothing for who has no desk here. */
    @Transactional(readOnly = true)
    public DeskView desk() {
        var me = accounts.current();
        var tenant = me.staffOf().flatMap(id -> tenants.find(new TenantId(id))).orElseThrow(NotFound::new);
        return switch (role(me)) {
            case NAVIGATOR -> new DeskView(me.account(), tenant, false);
            case TEAM_LEADER -> new DeskView(me.account(), tenant, true);
            case YOUTH_PREVENTION_WORKER, POLICY_ADVISER, COUNCIL_MEMBER, PRIVACY_OFFICER, TENANT_ADMIN, BACK_OFFICE ->
                throw new NotFound();
        };
    }

    private static StaffRole role(SignedIn person) {
        return Optional.ofNullable(person.staffRole()).orElseThrow(NotFound::new);
    }

    /** The reports at this desk: what is still to be promised first, by its last day. */
    @Transactional(readOnly = true)
    public List<ReportHeader> queue() {
        var desk = desk();
        return headers(
                        desk,
                        HEADER
                                + "order by r.died_on is not null, t.visit_at is not null, t.due_on, r.received_at limit 200")
                .query((row, _) -> header(desk, row))
                .list();
    }

    /** One report without its content. */
    @Transactional(readOnly = true)
    public ReportHeader header(ReportId id) {
        return header(desk(), id);
    }

    private ReportHeader header(DeskView desk, ReportId id) {
        return headers(desk, HEADER + "and r.id = :report")
                .param("report", id.value())
                .query((row, _) -> header(desk, row))
                .optional()
                .orElseThrow(() -> new NotFound(id.value()));
    }

    private JdbcClient.StatementSpec headers(DeskView desk, String sql) {
        return jdbc.sql(sql)
                .param("tenant", desk.tenant().id().value())
                .param("leads", desk.leads())
                .param("me", desk.me().value());
    }

    /** A report that is opened on the screen: its header. Who does not have it, and reads whose it is, leaves a line too (R-M1). */
    public ReportHeader look(ReportId id) {
        var header = header(id);
        if (!header.mine()) {
            log.write(fileOf(id), "READ", "HEADER", id.value());
        }
        return header;
    }

    /** What was said; only for the navigator who has it. A line in the file's log, and the resident reads that it was read. */
    public ReportContent open(ReportId id) {
        var header = header(id);
        if (!header.mine()) {
            throw new NoRight(
                    "READ_CONTENT",
                    header.navigator().map(NavigatorView::firstName).orElse(""),
                    id.value());
        }
        log.write(fileOf(id), "READ", "REPORT", id.value());
        if (firstTime(id)) {
            promises.read(id);
        }
        return jdbc.sql("select asked_by, street, postcode, place, phone, theme, own_words, tried, "
                        + "moves_on, moves_where, moves_to from municipal.report_content where report_id = ?")
                .param(id.value())
                .query((row, _) -> new ReportContent(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        moving(row)))
                .single();
    }

    private static Optional<ReportContent.Moving> moving(ResultSet row) throws SQLException {
        var on = Optional.ofNullable(row.getObject(9, LocalDate.class));
        return on.isPresent()
                ? Optional.of(new ReportContent.Moving(on.get(), row.getString(10), row.getString(11)))
                : Optional.empty();
    }

    private UUID fileOf(ReportId id) {
        return jdbc.sql("select file_id from municipal.report where id = ?")
                .param(id.value())
                .query(UUID.class)
                .single();
    }

    private boolean firstTime(ReportId id) {
        return jdbc.sql("update municipal.report set opened_at = common.kring_now() where id = ? and opened_at is null")
                        .param(id.value())
                        .update()
                == 1;
    }

    /** Notes the moment that was agreed with the resident, who reads it at once. It keeps the promise or says a new one. */
    public void agree(ReportId id, Instant visit) {
        var header = header(id);
        if (!header.mine()) {
            throw new NoRight(
                    "AGREE", header.navigator().map(NavigatorView::firstName).orElse(""), id.value());
        }
        if (!visit.isAfter(clock.instant())) {
            throw new Refused("frontdoor.visit.past");
        }
        if (header.visit().equals(Optional.of(visit))) {
            return;
        }
        jdbc.sql("update municipal.term_clock set visit_at = ? where report_id = ?")
                .param(Timestamp.from(visit))
                .param(id.value())
                .update();
        promises.give(id);
        events.publishEvent(new VisitPlanned(desk().tenant().id(), id));
    }

    /** The municipality heard that this person died. The circle falls silent, and somebody who stands near still confirms it. */
    public void died(ReportId id, LocalDate day) {
        var header = whoHasIt(id, "REPORT_DEATH");
        if (day.isAfter(LocalDate.ofInstant(clock.instant(), clock.getZone()))) {
            throw new Refused("farewell.later");
        }
        if (header.diedOn().isEmpty()) {
            mark(id, Optional.of(day));
            log.write(fileOf(id), "REPORTED", "DEATH", id.value());
        }
    }

    /** It was a mistake of the municipality. What the circle confirmed itself stays as the circle says. */
    public void notDied(ReportId id) {
        if (whoHasIt(id, "DEATH_WAS_A_MISTAKE").diedOn().isPresent()) {
            mark(id, Optional.empty());
            log.write(fileOf(id), "TOOK_BACK", "DEATH", id.value());
        }
    }

    private ReportHeader whoHasIt(ReportId id, String act) {
        var header = header(id);
        if (!header.mine()) {
            throw new NoRight(
                    act, header.navigator().map(NavigatorView::firstName).orElse(""), id.value());
        }
        return header;
    }

    private void mark(ReportId id, Optional<LocalDate> day) {
        jdbc.sql("update municipal.report set died_on = :day where id = :id")
                .param("day", day.map(Date::valueOf).orElse(null), Types.DATE)
                .param("id", id.value())
                .update();
        promises.died(id, day);
        events.publishEvent(new ReportDied(desk().tenant().id(), id));
    }

    /** Gives a report to a navigator: the team leader's to decide. The clock keeps running. */
    public void assign(ReportId id, UUID navigator) {
        var desk = desk();
        var header = header(desk, id);
        if (!desk.leads()) {
            throw new NoRight("ASSIGN", "", id.value());
        }
        var chosen = navigators().stream()
                .filter(one -> one.account().equals(navigator))
                .findFirst()
                .orElseThrow(NotFound::new);
        if (header.navigator().filter(chosen::equals).isPresent()) {
            return;
        }
        jdbc.sql(
                        "update municipal.report set navigator_id = ?, chosen_by = 'TEAM_LEADER', opened_at = null where id = ?")
                .param(navigator)
                .param(id.value())
                .update();
        promises.give(id);
        promises.tellWhoHasIt(id);
        events.publishEvent(new NavigatorAssigned(desk.tenant().id(), id));
    }

    /** Everybody to whom the team leader may give a report. */
    @Transactional(readOnly = true)
    public List<NavigatorView> navigators() {
        var desk = desk();
        if (!desk.leads()) {
            throw new NoRight("ASSIGN", "");
        }
        return accounts.staff(desk.tenant().id(), StaffRole.NAVIGATOR).stream()
                .flatMap(person -> tenants.navigator(person.id().value()).stream())
                .toList();
    }

    /** The names that the system may not give to the navigator signed in; nobody else reads them. */
    @Transactional(readOnly = true)
    public List<String> excluded() {
        return jdbc.sql("select name from municipal.navigator_exclusion where navigator_id = ? order by name")
                .param(desk().me().value())
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** Keeps somebody of this name away from the navigator signed in: a neighbour, a relative (journey f, step 6). */
    public void exclude(String name) {
        var desk = desk();
        var kept = Written.kept(name);
        if (kept.isEmpty() || kept.length() > 160) {
            throw new Refused("frontdoor.exclude.name");
        }
        jdbc.sql("insert into municipal.navigator_exclusion (navigator_id, tenant_id, name) values (?, ?, ?) "
                        + "on conflict do nothing")
                .param(desk.me().value())
                .param(desk.tenant().id().value())
                .param(Caseload.normal(kept))
                .update();
    }

    private ReportHeader header(DeskView desk, ResultSet row) throws SQLException {
        var navigator = Optional.ofNullable(row.getObject(4, UUID.class));
        var visit = Optional.ofNullable(row.getTimestamp(10)).map(Timestamp::toInstant);
        return new ReportHeader(
                new ReportId(row.getObject(1, UUID.class)),
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                navigator.flatMap(tenants::navigator),
                Optional.ofNullable(row.getObject(5, UUID.class)).flatMap(tenants::navigator),
                Chosen.valueOf(row.getString(6)),
                navigator.equals(Optional.of(desk.me().value())),
                row.getTimestamp(7) != null,
                LocalDate.ofInstant(row.getTimestamp(8).toInstant(), clock.getZone()),
                row.getObject(9, LocalDate.class),
                visit,
                visit.isEmpty() && row.getTimestamp(11) != null,
                Optional.ofNullable(row.getObject(12, LocalDate.class)));
    }
}
