package org.cairn.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What people deploy Cairn with says the same as Cairn itself, and one file the same as the next. */
class DeployTests {

    private static final Path DEPLOY = Path.of("deploy");
    private static final Map<?, ?> PRODUCTION = yaml(Path.of("src/main/resources/application-production.yaml"));

    /** The kinds that are used, their versions, and the fields of each specification that the API server knows. */
    private static final Map<String, Kind> KINDS = Map.of(
            "Deployment",
            new Kind("apps/v1", Set.of("replicas", "strategy", "selector", "template")),
            "Service",
            new Kind("v1", Set.of("selector", "ports")),
            "Ingress",
            new Kind("networking.k8s.io/v1", Set.of("tls", "rules")),
            "PodDisruptionBudget",
            new Kind("policy/v1", Set.of("maxUnavailable", "selector")),
            "NetworkPolicy",
            new Kind("networking.k8s.io/v1", Set.of("podSelector", "policyTypes", "ingress", "egress")),
            "ConfigMap",
            new Kind("v1", Set.of()),
            "Secret",
            new Kind("v1", Set.of()));

    private record Kind(String version, Set<String> fields) {}

    @Test
    void everyManifestIsOfAKnownKindWithKnownFields() throws IOException {
        Map<String, Map<?, ?>> all = manifests();

        assertThat(all.keySet()).isEqualTo(new TreeSet<>(KINDS.keySet()));
        all.forEach((name, manifest) -> {
            Kind kind = Objects.requireNonNull(KINDS.get(name));
            assertThat(manifest.get("apiVersion")).as(name).isEqualTo(kind.version());
            assertThat(at(manifest, "metadata.name")).as(name).isEqualTo("cairn");
            Object spec = manifest.get("spec");
            assertThat(spec == null ? Set.of() : ((Map<?, ?>) spec).keySet()).isEqualTo(kind.fields());
        });
    }

    @Test
    void whoIsMeantByALabelCarriesIt() throws IOException {
        Map<String, Map<?, ?>> all = manifests();
        Object label = at(all.get("Deployment"), "spec.template.metadata.labels");

        assertThat(at(all.get("Deployment"), "spec.selector.matchLabels")).isEqualTo(label);
        assertThat(at(all.get("Service"), "spec.selector")).isEqualTo(label);
        assertThat(at(all.get("PodDisruptionBudget"), "spec.selector.matchLabels"))
                .isEqualTo(label);
        assertThat(at(all.get("NetworkPolicy"), "spec.podSelector.matchLabels")).isEqualTo(label);
        assertThat(at(all.get("Ingress"), "spec.rules.0.http.paths.0.backend.service.name"))
                .isEqualTo(at(all.get("Service"), "metadata.name"));
        assertThat(at(all.get("Ingress"), "spec.rules.0.http.paths.0.backend.service.port.name"))
                .isEqualTo(at(all.get("Service"), "spec.ports.0.name"));
    }

    @Test
    void probesAndPortsAreThoseOfTheApplication() throws IOException {
        Map<?, ?> container = container();

        assertThat(at(container, "ports.0.containerPort")).isEqualTo(8080);
        assertThat(at(container, "ports.1.containerPort")).isEqualTo(at(PRODUCTION, "management.server.port"));
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            Object path = at(container, probe + ".httpGet.path");
            assertThat(path).asString().startsWith("/actuator/health/");
            Map<?, ?> groups = (Map<?, ?>) Objects.requireNonNull(at(PRODUCTION, "management.endpoint.health.group"));
            assertThat(groups.containsKey(path.toString().substring("/actuator/health/".length())))
                    .isTrue();
            assertThat(at(container, probe + ".httpGet.port")).isEqualTo(at(container, "ports.1.name"));
        }
        assertThat(Files.readString(DEPLOY.resolve("Caddyfile")))
                .contains("/actuator/health/readiness", "health_port " + at(PRODUCTION, "management.server.port"));
    }

    @Test
    void aPodMayDoAsLittleAsItNeeds() throws IOException {
        Map<?, ?> pod = (Map<?, ?>) at(manifests().get("Deployment"), "spec.template.spec");

        assertThat(at(pod, "securityContext.runAsNonRoot")).isEqualTo(true);
        assertThat(at(pod, "automountServiceAccountToken")).isEqualTo(false);
        assertThat(at(container(), "securityContext.readOnlyRootFilesystem")).isEqualTo(true);
        assertThat(at(container(), "securityContext.allowPrivilegeEscalation")).isEqualTo(false);
        assertThat(at(container(), "securityContext.capabilities.drop")).isEqualTo(List.of("ALL"));
        assertThat(at(container(), "resources.limits.memory")).isEqualTo("1Gi");
        assertThat((Integer) at(pod, "terminationGracePeriodSeconds"))
                .isGreaterThanOrEqualTo(seconds("cairn.drain")
                        + seconds("spring.lifecycle.timeout-per-shutdown-phase")
                        + seconds("db-scheduler.shutdown-max-wait"));
    }

    @Test
    void whatIsMountedIsThereAndIsWhereTheApplicationLooks() throws IOException {
        Map<?, ?> secret = (Map<?, ?>) at(manifests().get("Secret"), "stringData");
        Map<?, ?> config = (Map<?, ?>) at(manifests().get("ConfigMap"), "data");
        String mounted = String.valueOf(at(container(), "volumeMounts.0.mountPath"));

        assertThat(at(PRODUCTION, "spring.config.import")).asString().contains(mounted + "/");
        assertThat(config.get("CAIRN_MASTERKEYFILE")).isEqualTo(mounted + "/master.key");
        assertThat(secret.keySet()).isEqualTo(Set.of("master.key", "spring.datasource.password"));
        assertThat(at(container(), "envFrom.0.configMapRef.name")).isEqualTo("cairn");
        assertThat(at(manifests().get("Deployment"), "spec.template.spec.volumes.0.secret.secretName"))
                .isEqualTo(at(manifests().get("Secret"), "metadata.name"));
    }

    @Test
    void theImageIsThatOfThisVersion() throws IOException {
        Matcher version = Pattern.compile("<artifactId>cairn</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        String image = "cairn:" + version.group(1);

        assertThat(at(container(), "image")).isEqualTo(image);
        assertThat(at(compose(), "services.cairn-1.image")).isEqualTo(image);
        assertThat(at(compose(), "services.cairn-2.image")).isEqualTo(image);
    }

    /** The unit, the image, and what launches are measured with; how much memory there is, and where, is each one's own. */
    @Test
    void everybodyRunsItWithTheSameOptions() throws IOException {
        Set<String> unit = options("(-X\\S+)", DEPLOY.resolve("cairn.service"));

        assertThat(unit).contains("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
        assertThat(options("<jvmFlag>(-X[^<]+)<", Path.of("pom.xml"))).isEqualTo(unit);
        assertThat(options("\"(-X[^\"]+)\"", Path.of("src/test/java/org/cairn/load/Rig.java")))
                .isEqualTo(unit);
    }

    private static Set<String> options(String form, Path file) throws IOException {
        return Pattern.compile(form)
                .matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .filter(option -> !option.matches("-Xmx.*|-XX:MaxRAM.*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theComposedServicesKnowOneAnother() throws IOException {
        Map<?, ?> compose = compose();
        Map<?, ?> services = (Map<?, ?>) Objects.requireNonNull(compose.get("services"));
        Set<?> secrets = ((Map<?, ?>) Objects.requireNonNull(compose.get("secrets"))).keySet();

        assertThat(services.keySet()).isEqualTo(Set.of("cairn-1", "cairn-2", "database", "proxy"));
        assertThat(at(compose, "services.cairn-1.environment.SPRING_DATASOURCE_URL"))
                .asString()
                .contains("//database:");
        List<?> mounted = (List<?>) Objects.requireNonNull(at(compose, "services.cairn-1.secrets"));
        assertThat(mounted)
                .allSatisfy(each -> assertThat(secrets.contains(at((Map<?, ?>) each, "source")))
                        .isTrue());
        assertThat(at(compose, "services.cairn-1.user")).isEqualTo("65532:65532");
        assertThat(at(compose, "services.cairn-1.read_only")).isEqualTo(true);
        assertThat(Files.readString(DEPLOY.resolve("Caddyfile"))).contains("cairn-1:8080 cairn-2:8080");
    }

    @Test
    void noSecretStandsInClear() throws IOException {
        Map<?, ?> secret = (Map<?, ?>) at(manifests().get("Secret"), "stringData");
        assertThat(secret.values())
                .allSatisfy(value -> assertThat(value.toString()).matches("<.+>"));
        for (Path file : files()) {
            String text = Files.readString(file);
            assertThat(Pattern.compile("[A-Za-z0-9+/]{40,}={0,2}").matcher(text).find())
                    .as(file + "")
                    .isFalse();
            assertThat(Pattern.compile(
                                    "(?im)^\\s*-?\\s*\\w*(password|secret|token)\\w*\\s*[:=]\\s*(?!/|false)\\w+\\s*$")
                            .matcher(text.replaceAll("(?m)^.*(secretName|source|target).*$", ""))
                            .find())
                    .as(file + "")
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CAIRN_PUBLICADDRESS",
                "CAIRN_CONTACT",
                "CAIRN_TIMEZONE",
                "SPRING_DATASOURCE_URL",
                "SPRING_DATASOURCE_USERNAME"
            })
    void eachWayOfDeployingSaysWhatTheStartAsksFor(String variable) throws IOException {
        assertThat(Files.readString(DEPLOY.resolve("cairn.env"))).contains(variable + "=");
        assertThat(((Map<?, ?>) at(manifests().get("ConfigMap"), "data")).containsKey(variable))
                .isTrue();
    }

    private static Map<?, ?> container() throws IOException {
        return (Map<?, ?>) at(manifests().get("Deployment"), "spec.template.spec.containers.0");
    }

    private static Map<?, ?> compose() {
        return yaml(DEPLOY.resolve("compose.yaml"));
    }

    private static int seconds(String setting) {
        return Integer.parseInt(String.valueOf(at(PRODUCTION, setting)).replace("s", ""));
    }

    private static Map<String, Map<?, ?>> manifests() throws IOException {
        Map<String, Map<?, ?>> found = new TreeMap<>();
        for (Path file : files()) {
            if (file.startsWith(DEPLOY.resolve("kubernetes"))) {
                Map<?, ?> manifest = yaml(file);
                found.put(String.valueOf(manifest.get("kind")), manifest);
            }
        }
        return found;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(DEPLOY)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).sorted().toList());
        }
    }

    private static Map<?, ?> yaml(Path file) {
        try {
            return new Yaml().load(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What stands at the end of a path of keys and places. */
    private static @Nullable Object at(@Nullable Object from, String path) {
        Object here = from;
        for (String step : path.split("\\.")) {
            here = here instanceof List<?> list
                    ? list.get(Integer.parseInt(step))
                    : ((Map<?, ?>) Objects.requireNonNull(here, path)).get(step);
        }
        return here;
    }
}
