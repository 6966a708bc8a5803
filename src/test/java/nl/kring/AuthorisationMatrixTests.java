package nl.kring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.kring.circle.CircleId;
import nl.kring.circle.Ring;
import nl.kring.identity.AccountId;
import nl.kring.identity.OrganisationId;
import nl.kring.identity.SignedIn;
import nl.kring.identity.StaffRole;
import nl.kring.platform.NoRight;
import nl.kring.platform.NotFound;
import nl.kring.privacy.AccessLog;
import nl.kring.tenant.TenantId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.util.ClassUtils;

/**
 * Every public method of every service, and every route, against everybody: who may not learns nothing. A method that is not in
 * {@code authorisation.tsv} fails. Arguments are empty on purpose: the right is asked before anything is looked at.
 */
@KringTest
class AuthorisationMatrixTests {
    private static final List<Line> LINES = lines();

    @Autowired
    private ApplicationContext spring;

    @Autowired
    private People people;

    @Autowired
    private AccessLog log;

    @Autowired
    private FlywayConnectionDetails owner;

    private final Map<String, AccountId> insiders = new java.util.LinkedHashMap<>();
    private AccountId stranger;
    private AccountId other;
    private SignedIn navigator;
    private CircleId circle;

    /** A line of the matrix. */
    private record Line(String service, String method, String kind, Map<String, Boolean> rights) {}

    private static List<Line> lines() {
        try {
            var text = new ClassPathResource("authorisation.tsv").getContentAsString(StandardCharsets.UTF_8);
            return text.lines().skip(1).map(AuthorisationMatrixTests::line).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Line line(String text) {
        var cells = text.split("\t", -1);
        var rights = new java.util.LinkedHashMap<String, Boolean>();
        if (cells[2].equals("SEAT")) {
            var names = List.of("resident", "inner", "helper", "professional");
            names.forEach(name -> rights.put(name, cells[3 + names.indexOf(name)].equals("yes")));
        }
        return new Line(cells[0], cells[1], cells[2], rights);
    }

    @BeforeEach
    void everybody() {
        var tenant = people.tenant();
        var resident = people.person("Jan");
        circle = people.circle(tenant, resident);
        insiders.put("resident", resident);
        Map.of("inner", Ring.INNER, "helper", Ring.HELPERS, "professional", Ring.PROFESSIONALS)
                .forEach((name, ring) -> {
                    var person = people.person("Lid");
                    people.seat(circle, person, ring);
                    insiders.put(name, person);
                });
        other = people.person("Nog");
        people.seat(circle, other, Ring.HELPERS);
        stranger = people.person("Vreemde");
        people.circle(tenant, stranger);
        navigator = people.staff(tenant, StaffRole.NAVIGATOR, "Hinke");
    }

    private Stream<Object> services() {
        return Arrays.stream(spring.getBeanDefinitionNames())
                .filter(name -> spring.getType(name) != null
                        && ClassUtils.getUserClass(spring.getType(name))
                                .getName()
                                .startsWith("nl.kring"))
                .map(spring::getBean)
                .filter(bean -> AopUtils.getTargetClass(bean).isAnnotationPresent(Service.class))
                .filter(bean -> !AopUtils.getTargetClass(bean).getPackageName().equals("nl.kring.platform"));
    }

    private static Stream<Method> methods(Object service) {
        return Arrays.stream(AopUtils.getTargetClass(service).getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !method.isSynthetic()
                        && !Modifier.isStatic(method.getModifiers()));
    }

    private static Optional<Line> lineOf(Object service, Method method) {
        var name = AopUtils.getTargetClass(service).getSimpleName();
        return LINES.stream()
                .filter(line -> line.service().equals(name)
                        && (line.method().equals("*") || line.method().equals(method.getName())))
                .findFirst();
    }

    @Test
    void everyMethodIsListedAndEveryLineIsAMethod() {
        var there = services()
                .flatMap(service -> methods(service)
                        .map(method -> AopUtils.getTargetClass(service).getSimpleName() + "." + method.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
        var listed = services()
                .flatMap(service -> methods(service)
                        .filter(method -> lineOf(service, method).isPresent())
                        .map(method -> AopUtils.getTargetClass(service).getSimpleName() + "." + method.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
        there.removeAll(listed);
        assertThat(there).as("methods that the matrix does not know").isEmpty();
        assertThat(LINES)
                .extracting(line -> line.service() + "." + line.method())
                .doesNotHaveDuplicates();
        there.addAll(listed);
        assertThat(LINES).allSatisfy(line -> assertThat(there)
                .as("%s.%s is in the matrix", line.service(), line.method())
                .anyMatch(name -> line.method().equals("*")
                        ? name.startsWith(line.service() + ".")
                        : name.equals(line.service() + "." + line.method())));
    }

    /** Java alone: with every policy of PostgreSQL switched off, the services still refuse. */
    @Test
    void whoMayNotLearnsNothingWithoutTheDatabasesHelp() throws SQLException {
        Policies.without(owner, this::whoMayNotLearnsNothing);
    }

    @Test
    void whoMayNotLearnsNothing() {
        services().forEach(service -> methods(service).forEach(method -> {
            var line = lineOf(service, method).orElseThrow();
            switch (line.kind()) {
                case "SEAT" -> {
                    everybody();
                    outsiders(service, method);
                    line.rights().forEach((name, may) -> insider(service, method, name, may));
                }
                // an insider's right hangs on the plan and the alert: WatchServiceTests, AlertServiceTests
                case "PLAN" -> {
                    everybody();
                    outsiders(service, method);
                }
                // OFFICE: who runs Kring for a municipality; WORK: who decides who works for an organisation
                case "JOB", "OFFICE", "WORK" -> {
                    refused(service, method, new SignedIn(stranger.value(), null, null));
                    refused(
                            service,
                            method,
                            new SignedIn(insiders.get("resident").value(), null, null));
                    refused(service, method, navigator);
                    refused(service, method, null);
                }
                case "PERSON" -> refused(service, method, null);
                case "DESK" -> {
                    refused(service, method, new SignedIn(stranger.value(), null, null));
                    refused(
                            service,
                            method,
                            new SignedIn(insiders.get("resident").value(), null, null));
                    refused(service, method, null);
                }
                case "PUBLIC", "DOOR", "CALLED", "TAKES_SEAT" -> {}
                default -> fail("unknown kind " + line.kind());
            }
        }));
    }

    /** Who is not in the circle finds nothing, and stands in its log with what was tried (R-M1). */
    private void outsiders(Object service, Method method) {
        refused(service, method, null);
        for (var outsider : List.of(new SignedIn(stranger.value(), null, null), navigator)) {
            refused(service, method, outsider);
            assertThat(tries(outsider.account()))
                    .as("%s for %s", method, outsider)
                    .containsExactly(
                            method.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
        }
    }

    /** What this person tried in the circle and was refused. */
    private List<String> tries(AccountId person) {
        return people.job(() -> log.newest(circle.value(), 50)).stream()
                .filter(line -> line.action().equals("REFUSED")
                        && line.actor().filter(person::equals).isPresent())
                .map(AccessLog.Line::what)
                .toList();
    }

    private void refused(Object service, Method method, SignedIn who) {
        var outcome = call(service, method, who);
        assertThat((Object) outcome)
                .as("%s.%s for %s", AopUtils.getTargetClass(service).getSimpleName(), method.getName(), who)
                .isInstanceOfAny(
                        NotFound.class,
                        org.springframework.security.access.AccessDeniedException.class,
                        org.springframework.security.authentication.AuthenticationCredentialsNotFoundException.class);
    }

    private void insider(Object service, Method method, String name, boolean may) {
        var outcome = call(service, method, new SignedIn(insiders.get(name).value(), null, null));
        var what = "%s.%s for %s".formatted(AopUtils.getTargetClass(service).getSimpleName(), method.getName(), name);
        if (may) {
            assertThat(outcome == null ? "" : outcome.toString())
                    .as(what)
                    .doesNotContain("permission denied", "row-level security");
        } else {
            assertThat(outcome).as(what).isInstanceOf(NoRight.class);
        }
        // an empty topic is nobody's: that is refused, and noted, whoever asks
        var noted = outcome instanceof NoRight no ? List.of(no.act()) : List.of();
        assertThat(tries(insiders.get(name))).as(what).isEqualTo(noted);
    }

    private Throwable call(Object service, Method method, SignedIn who) {
        var arguments =
                Arrays.stream(method.getParameterTypes()).map(this::empty).toArray();
        try {
            if (who == null) {
                SecurityContextHolder.clearContext();
                method.invoke(service, arguments);
            } else {
                People.as(who, () -> method.invoke(service, arguments));
            }
            return null;
        } catch (InvocationTargetException thrown) {
            return thrown.getCause();
        } catch (IllegalStateException wrapped) {
            return wrapped.getCause() instanceof InvocationTargetException thrown ? thrown.getCause() : wrapped;
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Object empty(Class<?> type) {
        if (type == CircleId.class) {
            return circle;
        }
        if (type == AccountId.class) {
            return other;
        }
        if (type == TenantId.class) {
            return new TenantId(UUID.randomUUID());
        }
        if (type == OrganisationId.class) {
            return new OrganisationId(UUID.randomUUID());
        }
        if (type == UUID.class) {
            return UUID.randomUUID();
        }
        if (type == Optional.class) {
            return Optional.empty();
        }
        if (type == boolean.class) {
            return false;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == double.class) {
            return 1.0;
        }
        if (type == String.class) {
            return "";
        }
        return Collection.class.isAssignableFrom(type) ? (type == Set.class ? Set.of() : List.of()) : null;
    }

    /** Routes: what stands outside the door, what asks to be signed in, what asks for a desk. */
    @Test
    void everyRouteSaysWhoMayOpenIt() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        var routes = scanner.findCandidateComponents("nl.kring").stream()
                .map(bean -> ClassUtils.resolveClassName(bean.getBeanClassName(), null))
                .collect(Collectors.toMap(
                        type -> type.getAnnotation(Route.class).value(), AuthorisationMatrixTests::whoMay));
        assertThat(routes)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("", "everybody"),
                        Map.entry("inloggen", "everybody"),
                        Map.entry("privacy/:version?", "everybody"),
                        Map.entry("start/:code?", "everybody"),
                        Map.entry("kaarten", "signed in"),
                        Map.entry("circle/:circle/agenda", "signed in"),
                        Map.entry("circle/:circle/calm", "signed in"),
                        Map.entry("circle/:circle/carer", "signed in"),
                        Map.entry("circle/:circle/watch/plan/:step?", "signed in"),
                        Map.entry("circle/:circle/watch/print/:what", "signed in"),
                        Map.entry("circle/:circle/watch/versions", "signed in"),
                        Map.entry("circle/:circle/paper/:member", "signed in"),
                        Map.entry("circle/:circle/given-back", "signed in"),
                        Map.entry("circle/:circle/with-whom", "signed in"),
                        Map.entry("klaar", "everybody"),
                        Map.entry("start/ja/:circle", "everybody"),
                        Map.entry("start/getuige", "signed in"),
                        Map.entry("start/niet-gestart", "signed in"),
                        Map.entry("start/nee", "everybody"),
                        Map.entry("wie-helpt-mij", "everybody"),
                        Map.entry("medewerker", "everybody"),
                        Map.entry("begin", "everybody"),
                        Map.entry("mail-kwijt", "everybody"),
                        Map.entry("apparaten", "signed in"),
                        Map.entry("telefoonnummers", "signed in"),
                        Map.entry("desk/gemeente", "STAFF_TENANT_ADMIN"),
                        Map.entry("organisatie", "signed in"),
                        Map.entry("desk/organisaties", "STAFF_TENANT_ADMIN"),
                        Map.entry("uitnodiging", "everybody"),
                        Map.entry("welkom/stop", "everybody"),
                        Map.entry("demo/post", "everybody"),
                        Map.entry("demo/klok", "everybody"),
                        Map.entry("kringen", "signed in"),
                        Map.entry("circle/:circle/timeline", "signed in"),
                        Map.entry("circle/:circle/told", "signed in"),
                        Map.entry("circle/:circle/tasks", "signed in"),
                        Map.entry("circle/:circle/search", "signed in"),
                        Map.entry("circle/:circle/notes", "signed in"),
                        Map.entry("circle/:circle/watch", "signed in"),
                        Map.entry("circle/:circle/alert", "signed in"),
                        Map.entry("circle/:circle/help", "signed in"),
                        Map.entry("circle/:circle/begin", "signed in"),
                        Map.entry("circle/:circle/picture", "signed in"),
                        Map.entry("circle/:circle/people", "signed in"),
                        Map.entry("circle/:circle/looked", "signed in"),
                        Map.entry("circle/:circle/known", "signed in"),
                        Map.entry("circle/:circle/bring", "signed in"),
                        Map.entry("circle/:circle/move", "signed in"),
                        Map.entry("circle/:circle/sees", "signed in"),
                        Map.entry("circle/:circle/as/:member", "signed in"),
                        Map.entry("circle/:circle/close", "signed in"),
                        Map.entry("circle/:circle/together", "signed in"),
                        Map.entry("circle/:circle/apart", "signed in"),
                        Map.entry("circle/:circle/about/:topic", "signed in"),
                        Map.entry("organisatie/papieren", "signed in"),
                        Map.entry("desk/privacy", "STAFF_PRIVACY_OFFICER"),
                        Map.entry("desk/vertegenwoordiging", "STAFF_NAVIGATOR STAFF_TENANT_ADMIN"),
                        Map.entry("desk/:report?", "STAFF_NAVIGATOR STAFF_TEAM_LEADER")));
    }

    private static String whoMay(Class<?> view) {
        if (view.isAnnotationPresent(AnonymousAllowed.class)) {
            return "everybody";
        }
        if (view.isAnnotationPresent(RolesAllowed.class)) {
            return Stream.of(view.getAnnotation(RolesAllowed.class).value())
                    .sorted()
                    .collect(Collectors.joining(" "));
        }
        return view.isAnnotationPresent(PermitAll.class) ? "signed in" : "nobody";
    }
}
