package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.ServletException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.kring.KringTest;
import nl.kring.Town;
import nl.kring.platform.Figures.Figure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What whoever runs Kring reads of it: at a port of its own, and nowhere else. */
@KringTest
class MetricsTests {
    private static final Path PAGE = Path.of("docs/operators.md");
    private static final Path ALARMS = Path.of("docker/alarms.yml");
    private static final Pattern HELP = Pattern.compile("# HELP (kring_\\w+) (.+)");
    private static final Pattern NAME = Pattern.compile("\\b(?:kring|hikaricp|logback|jvm|disk|process)_\\w+");
    /** Of each node of several, or where there is a mail server; and counted only when something fails. */
    private static final List<String> ELSEWHERE = List.of(
            "kring_relay_up",
            "kring_relay_lag_seconds",
            "kring_relay_others",
            "kring_mail_up",
            "kring_work_failed_total");

    @Autowired
    private WebApplicationContext kring;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MovingClock clock;

    @Test
    void eachFigureStandsWithItsSentenceInThePageForWhoRunsKring() throws Exception {
        var page = Files.readString(PAGE);
        var told = HELP.matcher(Scraped.all(kring)).results().toList();
        assertThat(told).hasSizeGreaterThan(10);
        assertThat(told).allSatisfy(one -> assertThat(page).contains("`" + one.group(1) + "` | " + one.group(2)));
        assertThat(ELSEWHERE).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void eachAlarmAndEachFigureOfThePageIsOfOneThatIsThere() throws Exception {
        var there = Scraped.all(kring);
        var meant = Stream.of(Files.readString(PAGE), Files.readString(ALARMS))
                .flatMap(text -> NAME.matcher(text).results())
                .map(found -> found.group())
                .distinct()
                .filter(name -> !ELSEWHERE.contains(name))
                .filter(name -> !List.of("kring_app", "kring_owner").contains(name))
                .toList();
        assertThat(meant).hasSizeGreaterThan(15);
        assertThat(meant).allSatisfy(name -> assertThat(there).contains("\n" + name));
    }

    @Test
    void theyAreReadAtThatOneAddressAndNoOther() {
        assertThat(Scraped.ask(kring, "GET", "/metrics").statusCode()).isEqualTo(200);
        assertThat(Scraped.ask(kring, "POST", "/metrics").statusCode()).isEqualTo(405);
        assertThat(Stream.of("/", "/metrics/more", "/actuator", "/actuator/health", "/actuator/env", "/metrics/../x"))
                .allSatisfy(path ->
                        assertThat(Scraped.ask(kring, "GET", path).statusCode()).isEqualTo(404));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/actuator",
                "/actuator/prometheus",
                "/actuator/metrics",
                "/actuator/env",
                "/actuator/info"
            })
    void atThePortOfPeopleNobodyReadsThemNotEvenWhoIsIn(String path) throws Exception {
        var people = web();
        var stranger = people.perform(get(path)).andReturn().getResponse();
        assertThat(stranger.getStatus()).isNotEqualTo(200);
        assertThatThrownBy(() -> people.perform(get(path).with(SecurityMockMvcRequestPostProcessors.user("jan"))))
                .as("it is for the pages, of which there are none here")
                .isInstanceOf(ServletException.class)
                .hasMessageContaining("springServlet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness"})
    void howKringIsStandsThereInOneWord(String path) throws Exception {
        var health = web().perform(get(path)).andReturn().getResponse();
        assertThat(health.getStatus()).isEqualTo(200);
        assertThat(health.getContentAsString())
                .contains("\"UP\"")
                .doesNotContain("details", "components", "PostgreSQL");
    }

    private MockMvc web() {
        return MockMvcBuilders.webAppContextSetup(kring)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .build();
    }

    @Test
    void aTickThatIsNotDoneIsLateInRealTime() {
        assertThat(Scraped.of(kring, "kring_ticks_late_seconds")).hasValue(0.0);
        jdbc.sql(
                        "insert into common.scheduled_tasks (task_name, task_instance, picked, version, execution_time, last_success) values "
                                + "('tick', 'of a test', false, 1, clock_timestamp(), clock_timestamp() - interval '90 seconds'), "
                                + "('urgent-tick', 'of a test', false, 1, clock_timestamp(), clock_timestamp()), "
                                + "('slow-tick', 'of a test', false, 1, clock_timestamp() - interval '1 hour', null), "
                                + "('another', 'of a test', false, 1, clock_timestamp() - interval '9 hours', null)")
                .update();
        try {
            assertThat(Scraped.of(kring, "kring_ticks_late_seconds").orElseThrow())
                    .isBetween(90.0, 110.0);
            assertThat(Scraped.of(kring, "kring_ticks_slow_late_seconds").orElseThrow())
                    .isBetween(3_600.0, 3_620.0);
        } finally {
            jdbc.sql("delete from common.scheduled_tasks where task_instance = 'of a test'")
                    .update();
        }
    }

    @Test
    void aWorkThatFailsIsCountedByItsNameAndWhatIsNoExceptionEndsNoTick() {
        var times = new java.util.concurrent.atomic.AtomicInteger();
        var works = provider(
                work("fails", () -> {
                    throw new IllegalStateException("as it does");
                }),
                work("worse", () -> {
                    times.incrementAndGet();
                    throw new NoClassDefFoundError("as of a jar that was replaced");
                }));
        var tick = new TickConfiguration().nodeTick(works, clock);
        tick.start();
        try {
            Town.soon(() -> Optional.of(true).filter(_ -> times.get() >= 2));
        } finally {
            tick.stop();
        }
        assertThat(Scraped.all(kring)).containsPattern("kring_work_failed_total\\{work=\"fails\"\\} [2-9]");
    }

    private static DueWork work(String name, Runnable does) {
        return new DueWork() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void doWhatIsDue() {
                does.run();
            }

            @Override
            public Lane lane() {
                return Lane.NODE;
            }
        };
    }

    @SafeVarargs
    private static <T> ObjectProvider<T> provider(T... all) {
        return new ObjectProvider<>() {
            @Override
            public Stream<T> stream() {
                return Stream.of(all);
            }

            @Override
            public Stream<T> orderedStream() {
                return stream();
            }
        };
    }

    /** A figure that stands still says nothing: it is better none. */
    @Test
    void whatCannotBeLookedUpIsNoNumberAndKeepsNoOtherFromTelling() throws Exception {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        var failing = new java.util.concurrent.atomic.AtomicBoolean();
        Figures one = () -> {
            if (failing.get()) {
                throw new IllegalStateException("no database");
            }
            return List.of(new Figure("kring.one", "One.", 1));
        };
        Figures other = () -> List.of(new Figure("kring.other", "Other.", 2));
        var measuring = new Measuring(provider(one, other), registry);
        measuring.look();
        assertThat(registry.scrape()).contains("kring_one 1.0", "kring_other 2.0");
        failing.set(true);
        measuring.look();
        assertThat(registry.scrape()).contains("kring_one NaN", "kring_other 2.0");
        Thread.sleep(Duration.ofMillis(1_100));
        measuring.look();
        assertThat(registry.scrape()).containsPattern("kring_measured_seconds [1-9]");
        failing.set(false);
        measuring.look();
        assertThat(registry.scrape()).contains("kring_one 1.0").containsPattern("kring_measured_seconds (0|.*E-)");
    }

    @Test
    void aPortThatIsTakenKeepsKringFromNothing() throws Exception {
        var measuring = new Measuring(provider(), new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
        var taken = kring.getBean(MetricsDoor.class).port();
        var second = new MetricsDoor(
                measuring,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                InetAddress.getByName("127.0.0.1"),
                taken,
                false);
        second.start();
        assertThat(second.isRunning()).isFalse();
        assertThat(second.port()).isNegative();
        second.stop();
    }
}
