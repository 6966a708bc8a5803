package nl.kring.torture;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.kring.People;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.tenant.TenantId;
import nl.kring.watch.Hours;
import nl.kring.watch.NewPlan;
import nl.kring.watch.Phase;
import nl.kring.watch.WatchJobs;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContextManager;

/** Makes circles with an early-warning plan, by the application itself before any node runs; it makes the tables too. */
final class Circles {
    private static final int LINE = 4;
    private static final Hours ALWAYS = Hours.daily("00:00", "23:59");

    /** Who tells and who is asked in a circle, and the sign that raises an alert of it. */
    record Made(UUID circle, UUID sign, List<UUID> people) {}

    /** Where the application is told of the database that is tortured, which is not known before. */
    @SpringBootTest(
            properties = {
                "kring.data=target/torture/data",
                "kring.demo=true",
                "kring.demo.load=false",
                "db-scheduler.enabled=false",
                "spring.datasource.url=${torture.url}",
                "spring.datasource.password=${torture.app}",
                "spring.flyway.password=${torture.owner}",
                "kring.key=${torture.key}"
            })
    @Import(People.class)
    private static final class Application {}

    private final People people;
    private final WatchJobs watch;
    private final JdbcClient jdbc;
    private final Clock clock;

    Circles(ApplicationContext spring) {
        people = spring.getBean(People.class);
        watch = spring.getBean(WatchJobs.class);
        jdbc = spring.getBean(JdbcClient.class);
        clock = spring.getBean(Clock.class);
    }

    static List<Made> make(KillableDatabase database, int many) {
        database.settings().forEach(setting -> {
            var pair = setting.split("=", 2);
            System.setProperty(
                    switch (pair[0]) {
                        case "--spring.datasource.url" -> "torture.url";
                        case "--spring.datasource.password" -> "torture.app";
                        case "--spring.flyway.password" -> "torture.owner";
                        default -> "torture.key";
                    },
                    pair[1]);
        });
        var test = new TestContextManager(Application.class).getTestContext();
        try {
            var circles = new Circles(test.getApplicationContext());
            var tenant = circles.people.tenant();
            return IntStream.range(0, many)
                    .mapToObj(number -> circles.circle(tenant, number))
                    .toList();
        } finally {
            test.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        }
    }

    Made circle(TenantId tenant, int number) {
        var resident = people.person("Bewoner" + number);
        var circle = people.circle(tenant, resident);
        var line = new ArrayList<AccountId>();
        for (var place = 0; place < LINE; place++) {
            var person = people.person("Naaste" + place);
            people.seat(circle, person, Ring.INNER);
            line.add(person);
        }
        people.job(() -> watch.approvePlan(circle, plan(resident, line)));
        return new Made(
                circle.value(),
                sign(circle),
                line.stream().map(AccountId::value).toList());
    }

    /** Everybody may be woken at any hour: levels come as the clock is moved on, by night too. */
    private NewPlan plan(AccountId resident, List<AccountId> line) {
        return new NewPlan(
                resident,
                1,
                Optional.of(line.getFirst()),
                Optional.of(line.getLast()),
                "Ik ben 's morgens in de schuur bezig.",
                List.of(new NewPlan.Sign(
                        Phase.RED,
                        "Ik ben weg en neem niet op",
                        Optional.empty(),
                        Optional.of("PHONE"),
                        Set.of(Ring.INNER),
                        Set.of())),
                List.of("Samen wandelen"),
                List.of("Veel mensen om me heen"),
                List.of(),
                line.stream()
                        .map(person -> new NewPlan.Place(person, ALWAYS, true, false))
                        .toList(),
                List.of(),
                clock.instant().minus(Duration.ofDays(1)),
                clock.instant().plus(Duration.ofDays(300)));
    }

    private UUID sign(CircleId circle) {
        return people.job(() -> jdbc.sql("select id from circle.warning_sign where circle_id = ?")
                .param(circle.value())
                .query(UUID.class)
                .single());
    }
}
