package nl.kring.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.kring.circle.CircleJobs;
import nl.kring.circle.CirclePerson;
import nl.kring.circle.CircleView;
import nl.kring.identity.AccountId;
import nl.kring.identity.AccountService;
import nl.kring.identity.ui.DemoPeople;
import nl.kring.platform.Acting;
import nl.kring.platform.Texts;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who stands at the demo's door, written once and read for each visitor. */
@Component
@Order(90)
@ConditionalOnBooleanProperty("kring.demo")
class DemoEntrance implements DemoPart, DemoPeople {
    private final JdbcClient jdbc;
    private final AccountService accounts;
    private final CircleJobs circles;
    private final TransactionTemplate transaction;

    DemoEntrance(JdbcClient jdbc, AccountService accounts, CircleJobs circles, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.circles = circles;
        this.transaction = transaction;
    }

    @Override
    public void load(DemoTown town) {
        var rows = DemoTable.of("entrance").rows();
        rows.forEach(row -> jdbc.sql("insert into common.demo_person (account_id, position, heading, name, what, face) "
                        + "values (?, ?, ?, ?, ?, ?)")
                .param(town.person(row.get("id")).value())
                .param(rows.indexOf(row))
                .param(row.get("heading"))
                .param(row.get("name"))
                .param(row.get("what"))
                .param(row.maybe("face").orElse(null))
                .update());
    }

    private static String heading(CircleView circle, Locale locale) {
        var system = circle.source().filter(name -> !name.isBlank());
        var key = system.isPresent() ? "start.demo.from" : "start.demo.fromElsewhere";
        return Texts.of(locale, key, circle.resident().firstName(), system.orElse(""));
    }

    private List<DemoPerson> people(CircleView circle) {
        var members = circle.members().stream().map(member -> person(member.person(), member.relationWord()));
        return Stream.concat(circle.residents().stream().map(resident -> person(resident, "")), members)
                .toList();
    }

    private DemoPerson person(CirclePerson person, String what) {
        return new DemoPerson(
                accounts.principal(person.account()).orElseThrow(), person.firstName(), what, person.face());
    }

    @Override
    public List<DemoGroup> groups(Locale locale) {
        return Acting.asSystem("demo", () -> Optional.ofNullable(transaction.execute(_ -> read(locale)))
                .orElse(List.of()));
    }

    private List<DemoGroup> read(Locale locale) {
        var groups = new LinkedHashMap<String, List<DemoPerson>>();
        jdbc.sql("select heading, account_id, name, what, face from common.demo_person order by position")
                .query((row, _) -> {
                    var person = accounts.principal(new AccountId(row.getObject(2, UUID.class)))
                            .orElseThrow();
                    return groups.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(new DemoPerson(
                                    person, row.getString(3), row.getString(4), Optional.ofNullable(row.getString(5))));
                })
                .list();
        circles.broughtIn().forEach(circle -> groups.put(heading(circle, locale), people(circle)));
        return groups.entrySet().stream()
                .map(group -> new DemoGroup(group.getKey(), group.getValue()))
                .toList();
    }
}
