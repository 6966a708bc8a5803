package nl.kring.torture;

import com.vaadin.flow.router.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;

/** All doors that the application itself says it has, and how each is come by; one that nobody knows how to come by fails. */
final class DoorsKnown {
    private static final Pattern PLACE = Pattern.compile(":(\\w+)\\??");
    /** What a page of a demo shows to everybody on purpose, of everybody; its letters are looked at one by one. */
    static final String LETTERS = "demo/post";

    /** What hands in, and what for: tried by the tricks, or asks for nothing of a circle. */
    private static final Set<String> HANDS_IN = Set.of(
            "POST /outbox",
            "POST /sms/{secret}",
            "POST /passkeys",
            "POST /passkeys/new",
            "POST /passkeys/ask",
            "POST /passkeys/enter");

    private static final Set<String> PLAIN = Set.of(
            "/actuator",
            "/actuator/health",
            "/actuator/health/**",
            "/error",
            "/offline",
            "/outbox",
            "/weg",
            "/manifest.webmanifest");
    /** The list of doors itself, which only this run asks for. */
    private static final String LIST = "/actuator/mappings";

    private static final List<String> BESIDE = List.of(
            "actuator",
            "actuator/env",
            "actuator/heapdump",
            "actuator/health/readiness",
            "actuator/health/liveness",
            "vaadinServlet/",
            "VAADIN/",
            "VAADIN/dynamic/resource/0/0/x",
            "VAADIN/build/",
            "webjars/",
            "logout",
            "login",
            "oauth2/authorization/x",
            "login/oauth2/code/x",
            "error",
            "favicon.ico",
            "robots.txt",
            ".well-known/security.txt");

    private final Canaries canaries;
    private final List<String> routes;
    private final List<String> patterns = new ArrayList<>();

    DoorsKnown(Canaries canaries, DoorsVisitor somebody) {
        this.canaries = canaries;
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        routes = scanner.findCandidateComponents("nl.kring").stream()
                .map(bean -> ClassUtils.resolveClassName(Objects.requireNonNull(bean.getBeanClassName()), null)
                        .getAnnotation(Route.class)
                        .value())
                .sorted()
                .toList();
        var said = DoorsVisitor.JSON.readTree(DoorsVisitor.words(somebody.ask("GET", "actuator/mappings")));
        for (var context : said.path("contexts")) {
            doors(context.path("mappings"));
        }
        if (patterns.size() < 15 || routes.size() < 50) {
            throw new IllegalStateException("the list of doors is not what it was: " + patterns + routes);
        }
    }

    private void doors(JsonNode mappings) {
        var servlets = names(mappings.path("servlets"));
        if (!servlets.equals(Set.of("dispatcherServlet", "springServlet"))) {
            throw new AssertionError("a servlet that nobody knows how to come by: " + servlets);
        }
        for (var door : mappings.path("dispatcherServlets").path("dispatcherServlet")) {
            var asked = door.path("details").path("requestMappingConditions");
            for (var pattern : asked.path("patterns")) {
                var methods = asked.path("methods")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toCollection(TreeSet::new));
                if (methods.isEmpty()) {
                    methods.add("GET");
                }
                methods.forEach(method -> patterns.add(method + " " + pattern.asString()));
            }
        }
    }

    private static Set<String> names(JsonNode list) {
        return list.valueStream().map(each -> each.path("name").asString()).collect(Collectors.toSet());
    }

    int count() {
        return routes.size() + patterns.size();
    }

    /** The pages of no circle. */
    List<String> pages() {
        return routes.stream()
                .filter(route -> !route.contains(":circle"))
                .flatMap(route -> filled(route, Optional.empty()))
                .toList();
    }

    /** The pages of a circle. */
    List<String> pages(UUID circle) {
        return routes.stream()
                .filter(route -> route.contains(":circle"))
                .flatMap(route -> filled(route, Optional.of(circle)))
                .toList();
    }

    private Stream<String> filled(String route, Optional<UUID> circle) {
        var at = PLACE.matcher(route);
        if (!at.find()) {
            return Stream.of(route);
        }
        return values(at.group(1), circle).stream()
                .flatMap(value -> filled(route.replace(at.group(), value).replaceAll("/$", ""), circle));
    }

    private List<String> values(String place, Optional<UUID> circle) {
        return switch (place) {
            case "circle" -> List.of(circle.orElseThrow().toString());
            case "member" ->
                ids("select account_id::text from circle.circle_member where ended_at is null and circle_id = '"
                        + circle.orElseThrow() + "' order by 1 limit 2");
            case "topic" -> List.of("HEALTH", "MONEY", "FAMILY");
            case "what" -> List.of("card", "plan");
            case "step" -> List.of("", "2");
            case "report" ->
                Stream.concat(Stream.of(""), ids("select id::text from municipal.report").stream())
                        .toList();
            case "code" -> List.of("", "BCDFGHJK");
            case "version" -> List.of("", "1");
            default -> throw new AssertionError("nobody knows how to come by :" + place);
        };
    }

    private List<String> ids(String sql) {
        return canaries.rows(sql).stream().map(List::getFirst).toList();
    }

    /** What is asked for by its address alone, beside the pages. */
    List<String> files() {
        var files = new ArrayList<>(BESIDE);
        patterns.stream()
                .filter(pattern -> !HANDS_IN.contains(pattern))
                .filter(pattern -> !pattern.contains("{circle}"))
                .map(pattern -> pattern.replaceFirst("^GET ", ""))
                .filter(pattern -> !pattern.equals(LIST))
                .forEach(pattern -> files.addAll(files(pattern)));
        return files;
    }

    private List<String> files(String pattern) {
        if (PLAIN.contains(pattern)) {
            return List.of(pattern.substring(1).replace("/**", "/db"));
        }
        return switch (pattern) {
            case "/photo/{photo}/{size}" ->
                ids(
                        "select 'photo/' || id || '/thumb' from (select id, row_number() over (partition by circle_id order by id) n "
                                + "from circle.photo) p where n <= 3");
            case "/api/cards/{id}" ->
                ids("select 'api/cards/' || id from circle.invitation_card union select 'api/cards/" + UUID.randomUUID()
                        + "'");
            case "/agenda/{secret}.ics" -> List.of("agenda/" + "a".repeat(43) + ".ics");
            default -> throw new AssertionError("nobody knows how to come by " + pattern);
        };
    }

    List<String> files(UUID circle) {
        return patterns.stream()
                .filter(pattern -> pattern.contains("{circle}"))
                .map(pattern -> pattern.replaceFirst("^GET /", "").replace("{circle}", circle.toString()))
                .toList();
    }
}
