package nl.kring.demo;

import java.time.DayOfWeek;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.Ring;
import nl.kring.demo.DemoTable.Row;
import nl.kring.identity.AccountId;
import nl.kring.identity.EmailAddress;
import nl.kring.watch.Hours;
import nl.kring.watch.NewPlan;
import nl.kring.watch.NewPlan.Told;
import nl.kring.watch.Phase;
import nl.kring.watch.WatchJobs;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Three early-warning plans, and how it went with their people. */
@Component
@Order(40)
class DemoPlans implements DemoPart {
    private final WatchJobs watch;

    DemoPlans(WatchJobs watch) {
        this.watch = watch;
    }

    @Override
    public void load(DemoTown town) {
        DemoTable.of("plans")
                .rows()
                .forEach(plan -> watch.approvePlan(town.circle(plan.get("circle")), plan(town, plan)));
        DemoTable.of("phases")
                .rows()
                .forEach(change -> watch.pastPhase(
                        town.circle(change.get("circle")),
                        Phase.valueOf(change.get("from")),
                        Phase.valueOf(change.get("to")),
                        change.get("rule"),
                        town.moment(Integer.parseInt(change.get("day")), change.get("time"))));
    }

    private static NewPlan plan(DemoTown town, Row plan) {
        var circle = plan.get("circle");
        return new NewPlan(
                town.person(circle),
                Integer.parseInt(plan.get("version")),
                plan.maybe("holder").map(town::person),
                plan.maybe("deputy").map(town::person),
                plan.get("green"),
                rows("signs", circle).map(row -> sign(town, row)).toList(),
                List.of(plan.get("helps").split("\\|")),
                List.of(plan.get("helpsNot").split("\\|")),
                rows("actions", circle).map(row -> action(town, row)).toList(),
                rows("line", circle).map(row -> place(town, row)).toList(),
                rows("outside", circle).map(row -> contact(town, row)).toList(),
                town.moment(Integer.parseInt(plan.get("approved")), "14:00"),
                town.moment(0, "14:00").plus(Integer.parseInt(plan.get("review")), ChronoUnit.DAYS));
    }

    private static Stream<Row> rows(String table, String circle) {
        return DemoTable.of(table).rows().stream()
                .filter(row -> row.get("circle").equals(circle));
    }

    private static NewPlan.Sign sign(DemoTown town, Row row) {
        return new NewPlan.Sign(
                Phase.valueOf(row.get("phase")),
                row.get("text"),
                row.maybe("seenAs"),
                row.maybe("icon"),
                row.maybe("rings").map(Ring::valueOf).map(Set::of).orElse(Set.of()),
                Set.copyOf(people(town, row.get("persons"))));
    }

    private static NewPlan.Action action(DemoTown town, Row row) {
        return new NewPlan.Action(
                Phase.valueOf(row.get("phase")),
                row.get("text"),
                people(town, row.get("who")),
                row.maybe("byWhoClaims").isPresent(),
                row.get("before"));
    }

    private static NewPlan.Place place(DemoTown town, Row row) {
        return new NewPlan.Place(
                town.person(row.get("person")),
                hours(row.get("hours")),
                row.maybe("woken").isPresent(),
                row.maybe("callOnly").isPresent());
    }

    private static NewPlan.Contact contact(DemoTown town, Row row) {
        Optional<UUID> navigator = row.maybe("navigator").map(town::person).map(AccountId::value);
        return new NewPlan.Contact(
                Phase.valueOf(row.get("phase")),
                Integer.parseInt(row.get("level")),
                row.get("name"),
                row.maybe("phone"),
                row.maybe("email").map(EmailAddress::new),
                navigator,
                hours(row.get("hours")),
                Arrays.stream(row.get("told").split(",")).map(Told::valueOf).collect(Collectors.toSet()));
    }

    private static List<AccountId> people(DemoTown town, String ids) {
        return Arrays.stream(ids.split(",")).map(town::person).toList();
    }

    /** As the table writes it: {@code MONDAY,TUESDAY 16:00-22:00;SUNDAY 09:00-22:00}. */
    private static Hours hours(String written) {
        return Arrays.stream(written.split(";"))
                .map(part -> part.split("[ -]"))
                .map(part -> Hours.on(
                        EnumSet.copyOf(Arrays.stream(part[0].split(","))
                                .map(DayOfWeek::valueOf)
                                .toList()),
                        part[1],
                        part[2]))
                .reduce(Hours::and)
                .orElseThrow();
    }
}
