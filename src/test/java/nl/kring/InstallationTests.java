package nl.kring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The files that an operator begins with, read as Docker and Prometheus read them: there is no engine here to try them. */
class InstallationTests {
    private static final Pattern SETTING = Pattern.compile("KRING_[A-Z_]*[A-Z]");
    private static final Pattern ASKED = Pattern.compile("(?<!\\$)\\$\\{([A-Z_]+)[:}-]");

    private static String read(String file) throws IOException {
        return Files.readString(Path.of(file));
    }

    private static TreeSet<String> all(Pattern what, String text) {
        return what.matcher(text)
                .results()
                .map(found -> found.groupCount() == 0 ? found.group() : found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @SuppressWarnings("unchecked")
    private static <T> T at(Object tree, String... path) {
        for (var step : path) {
            tree = ((Map<String, Object>) tree).get(step);
            assertThat(tree).as(step).isNotNull();
        }
        return (T) tree;
    }

    private static Object compose() throws IOException {
        return new Yaml().load(read("docker-compose.yml"));
    }

    @Test
    void eachSettingStandsInThePageForWhoRunsKring() throws IOException {
        var page = all(SETTING, read("docs/operators.md"));
        assertThat(page).containsAll(all(SETTING, read("src/main/resources/application.properties")));
        assertThat(page).contains("KRING_BACKUP_KEY", "KRING_SMTP_TLS");
    }

    @Test
    void eachSettingOfComposeIsOneOfKringsAndStandsInTheExample() throws IOException {
        var example = all(Pattern.compile("(?m)^([A-Z_]+)="), read(".env.example"));
        var known = all(SETTING, read("src/main/resources/application.properties"));
        Map<String, Object> given = at(compose(), "services", "app", "environment");
        assertThat(given.keySet())
                .filteredOn(name -> name.startsWith("KRING_"))
                .filteredOn(name ->
                        !name.equals("KRING_URL") && !name.equals("KRING_MAIL_FROM") && !name.equals("KRING_DEMO"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(known).contains(name));
        assertThat(all(ASKED, read("docker-compose.yml")))
                .filteredOn(name -> !List.of(
                                "KRING_PORT",
                                "KRING_PROXY_PORT",
                                "KRING_PUSH",
                                "KRING_PUSH_PUBLIC_KEY",
                                "KRING_PUSH_PRIVATE_KEY")
                        .contains(name))
                .allSatisfy(name -> assertThat(example).contains(name));
    }

    /** Also what the file does not name, such as a provider of work; but not what is the superuser's, nor the port of the machine. */
    @ParameterizedTest
    @ValueSource(strings = {"app", "second"})
    void eachSettingReachesANode(String node) throws IOException {
        var compose = compose();
        List<Map<String, Object>> files = at(compose, "services", node, "env_file");
        assertThat(files).containsExactly(Map.of("path", ".env", "required", false));
        Map<String, Object> given = at(compose, "services", node, "environment");
        assertThat(given).containsEntry("POSTGRES_PASSWORD", "");
        assertThat(given).containsEntry("KRING_PORT", "8080");
    }

    /** The key that a node made itself, and the ends of the access log, outlive its container. */
    @ParameterizedTest
    @ValueSource(strings = {"app", "second"})
    void theDataFolderOfANodeIsAVolumeThatItMayWriteIn(String node) throws IOException {
        var compose = compose();
        String folder = at(compose, "services", node, "environment", "KRING_DATA");
        List<String> kept = at(compose, "services", node, "volumes");
        assertThat(kept).containsExactly(node + ":" + folder);
        Map<String, Object> volumes = at(compose, "volumes");
        assertThat(volumes).containsKey(node);
        assertThat(read("Dockerfile"))
                .containsSubsequence("chown kring:kring " + folder, "USER kring", "VOLUME " + folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "second"})
    void aNodeHasTimeToStopAndSaysWhetherItIsReady(String node) throws IOException {
        var compose = compose();
        String grace = at(compose, "services", node, "stop_grace_period");
        assertThat(Duration.parse("PT" + grace)).isGreaterThanOrEqualTo(Duration.ofSeconds(5 + 10 + 10 + 5));
        List<String> asks = at(compose, "services", node, "healthcheck", "test");
        assertThat(asks.getLast()).contains("/actuator/health/readiness");
    }

    @Test
    void whatIsReachedFromOutsideIsReachedFromThisMachineOnly() throws IOException {
        Map<String, Object> services = at(compose(), "services");
        assertThat(services.values().stream()
                        .flatMap(one -> ((Map<?, ?>) one).get("ports") instanceof List<?> ports
                                ? ports.stream().map(String::valueOf)
                                : Stream.empty()))
                .isNotEmpty()
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void eachAlarmSaysWhatItIsWhoIsWokenAndWhatToDo() throws IOException {
        var alarms = new Yaml().load(read("docker/alarms.yml"));
        List<Object> groups = at(alarms, "groups");
        List<Map<String, Object>> rules = at(groups.getFirst(), "rules");
        assertThat(rules).hasSizeGreaterThan(8).allSatisfy(rule -> {
            assertThat(rule).containsKeys("alert", "expr");
            String woken = at(rule, "labels", "severity");
            assertThat(woken).isIn("page", "ticket");
            assertThat(EXPRESSION_ENDS.matcher(String.valueOf(rule.get("expr"))).find())
                    .as("%s", rule.get("expr"))
                    .isTrue();
            Map<String, String> words = at(rule, "annotations");
            assertThat(List.of(words.get("summary"), words.get("act"))).allMatch(said -> said.matches("(?s).+[.?]"));
        });
        assertThat(rules.stream().map(rule -> rule.get("alert"))).doesNotHaveDuplicates();
    }

    private static final Pattern EXPRESSION_ENDS = Pattern.compile("(==|>|<) [0-9.]+$");
}
