package nl.kring.frontdoor;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.kring.bridge.BridgeService;
import nl.kring.bridge.Payload;
import nl.kring.bridge.Payload.Promise;
import nl.kring.bridge.Payload.Somebody;
import nl.kring.bridge.Payload.Status;
import nl.kring.bridge.Payload.Step;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.PersonView;
import nl.kring.identity.StaffRole;
import nl.kring.notify.Message;
import nl.kring.notify.NotifyService;
import nl.kring.platform.Ids;
import nl.kring.platform.MovingClock;
import nl.kring.tenant.NavigatorView;
import nl.kring.tenant.TenantId;
import nl.kring.tenant.TenantService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is said back of a report: who comes, until when, and whom it is told at the municipality itself. */
@Component
class Promises {
    private final BridgeService bridge;
    private final TenantService tenants;
    private final AccountService accounts;
    private final NotifyService notify;
    private final JdbcClient jdbc;
    private final Clock clock;

    Promises(
            BridgeService bridge,
            TenantService tenants,
            AccountService accounts,
            NotifyService notify,
            JdbcClient jdbc,
            Clock clock) {
        this.bridge = bridge;
        this.tenants = tenants;
        this.accounts = accounts;
        this.notify = notify;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Promises the resident who comes and until when; that is also the confirmation of the report (R-F1, R-F3). */
    void give(ReportId report) {
        var given = given(report);
        bridge.answer(
                given.bridge(),
                given.tenant(),
                Ids.next(),
                new Promise(
                        somebody(given),
                        given.navigator().isEmpty(),
                        given.contact().flatMap(tenants::navigator).map(Promises::somebody),
                        given.started().atZone(MovingClock.ZONE).toLocalDate(),
                        given.due(),
                        given.visit()));
    }

    /** Tells the resident that the navigator read the report. */
    void read(ReportId report) {
        var given = given(report);
        bridge.answer(given.bridge(), given.tenant(), Ids.next(), new Status(Step.READ, somebody(given)));
    }

    /** Tells the circle that the resident died, or that it was a mistake: who says it, and the day. */
    void died(ReportId report, Optional<LocalDate> day) {
        var given = given(report);
        bridge.answer(given.bridge(), given.tenant(), Ids.next(), new Payload.Death(day, Optional.of(somebody(given))));
    }

    /** Tells the navigator who has it, or the team leader when nobody has it yet. */
    void tellWhoHasIt(ReportId report) {
        var given = given(report);
        if (given.navigator().isPresent()) {
            var told = given.navigator().map(AccountId::new).stream().toList();
            tell(report, told, "desk.new", "/" + Ids.next());
        } else {
            tell(report, leaders(given.tenant()), "desk.nobody");
        }
    }

    /** Tells the navigator that no moment was agreed yet. */
    void warnNavigator(ReportId report) {
        tell(report, given(report).navigator().map(AccountId::new).stream().toList(), "desk.late");
    }

    /** Tells the team leader so. */
    void warnLeader(ReportId report) {
        tell(report, leaders(given(report).tenant()), "desk.later");
    }

    private void tell(ReportId report, List<AccountId> people, String template) {
        tell(report, people, template, "");
    }

    /** @param turn what was told before is told again in another turn */
    private void tell(ReportId report, List<AccountId> people, String template, String turn) {
        people.forEach(person -> notify.send(new Message(
                person,
                template,
                List.of(),
                "/desk/" + report.value(),
                Optional.empty(),
                report.value(),
                template + "/" + report.value() + "/" + person.value() + turn,
                clock.instant())));
    }

    private List<AccountId> leaders(TenantId tenant) {
        return accounts.staff(tenant, StaffRole.TEAM_LEADER).stream()
                .map(PersonView::id)
                .toList();
    }

    private Somebody somebody(Given given) {
        return given.navigator()
                .flatMap(tenants::navigator)
                .map(Promises::somebody)
                .or(() -> accounts.staff(given.tenant(), StaffRole.TEAM_LEADER).stream()
                        .findFirst()
                        .map(Promises::somebody))
                .orElseGet(() ->
                        new Somebody(tenants.find(given.tenant()).orElseThrow().name(), "", ""));
    }

    private static Somebody somebody(NavigatorView navigator) {
        return new Somebody(navigator.name(), navigator.face().orElse(""), navigator.phone());
    }

    private static Somebody somebody(PersonView person) {
        return new Somebody(
                person.surname().map(name -> person.firstName() + " " + name).orElse(person.firstName()),
                person.face().orElse(""),
                person.phone().orElse(""));
    }

    private Given given(ReportId report) {
        return jdbc.sql(
                        "select r.bridge_id, r.tenant_id, r.navigator_id, r.contact_id, t.started_at, t.due_on, t.visit_at "
                                + "from municipal.report r join municipal.term_clock t on t.report_id = r.id where r.id = ?")
                .param(report.value())
                .query((row, _) -> new Given(
                        row.getObject(1, UUID.class),
                        new TenantId(row.getObject(2, UUID.class)),
                        Optional.ofNullable(row.getObject(3, UUID.class)),
                        Optional.ofNullable(row.getObject(4, UUID.class)),
                        row.getTimestamp(5).toInstant(),
                        row.getObject(6, LocalDate.class),
                        Optional.ofNullable(row.getTimestamp(7)).map(Timestamp::toInstant)))
                .single();
    }

    /** What a promise is made of. */
    private record Given(
            UUID bridge,
            TenantId tenant,
            Optional<UUID> navigator,
            Optional<UUID> contact,
            Instant started,
            LocalDate due,
            Optional<Instant> visit) {}
}
