package io.tierwall.lab.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What people do with stock kubectl, where it is installed. */
@Timeout(120)
final class KubectlTest {

    private static final String POLICY = """
            apiVersion: crd.antrea.io/v1beta1
            kind: ClusterNetworkPolicy
            metadata:
              name: web
            spec:
              tier: application
              priority: 5
              ingress:
              - {name: r1, action: Allow, appliedTo: [{group: g}], ports: [{protocol: TCP, port: 80}]}
            """;

    private static final int OLDEST_MINOR = 27;
    private static final Pattern MINOR = Pattern.compile("\"minor\": \"(\\d+)");

    @TempDir
    Path home;

    private final TestCluster cluster = TestCluster.start();

    @BeforeAll
    static void kubectlIsInstalled() {
        assumeTrue(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl"))),
                "kubectl is not installed");
        Matcher minor = MINOR.matcher(clientVersion());
        assumeTrue(
                minor.find() && Integer.parseInt(minor.group(1)) >= OLDEST_MINOR,
                "kubectl 1." + OLDEST_MINOR + " or newer is needed: older ones explain kinds and find unknown fields by"
                        + " OpenAPI's former version, where the lab says of no kind what it has; what they can do is"
                        + " in KubectlTourTest");
    }

    private static String clientVersion() {
        try {
            Process process = new ProcessBuilder("kubectl", "version", "--client", "--output=json").start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void files() throws IOException {
        Files.writeString(home.resolve("kubeconfig"), cluster.server().kubeconfig());
        Files.writeString(home.resolve("policy.yaml"), POLICY);
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    /** What a run said, errors included. */
    private record Run(int code, String said) {}

    private ProcessBuilder command(String... arguments) {
        List<String> words = new ArrayList<>(List.of("kubectl"));
        words.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("KUBECONFIG", home.resolve("kubeconfig").toString());
        return builder;
    }

    private Run run(String... arguments) {
        try {
            Process process = command(arguments).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Run(process.waitFor(), said);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** What a run that succeeds says. */
    private String kubectl(String... arguments) {
        Run run = run(arguments);
        assertThat(run.code()).as(run.said()).isZero();
        return run.said();
    }

    @Test
    void theAccountOfTheManifestGetsATokenAndNoMoreThanItsRoleGrants() {
        String manifest = Path.of("..", "deploy", "cluster-access.yaml")
                .toAbsolutePath()
                .normalize()
                .toString();
        assertThat(kubectl("apply", "-f", manifest)).contains("clusterrole.rbac.authorization.k8s.io/tierwall created");
        assertThat(kubectl("apply", "-f", manifest)).contains("secret/tierwall unchanged");
        String token = new String(
                Base64.getDecoder()
                        .decode(kubectl(
                                "-n", "tierwall-system", "get", "secret", "tierwall", "-o", "jsonpath={.data.token}")),
                StandardCharsets.UTF_8);

        assertThat(run("--token", token, "auth", "can-i", "patch", "clustergroups.crd.antrea.io")
                        .said())
                .contains("yes");
        assertThat(run("--token", token, "auth", "can-i", "list", "secrets").said())
                .contains("no");
        assertThat(run("--token", token, "get", "secrets", "-A").said()).contains("Forbidden");
    }

    @Test
    void aPolicyIsAppliedShownChangedAndDeleted() {
        assertThat(kubectl("apply", "-f", "policy.yaml")).contains("/web created");
        assertThat(kubectl("apply", "-f", "policy.yaml")).contains("/web unchanged");
        assertThat(kubectl("diff", "-f", "policy.yaml")).isEmpty();
        assertThat(kubectl("get", "acnp").lines().findFirst().orElseThrow())
                .matches("NAME +TIER +PRIORITY +DESIRED NODES +CURRENT NODES +AGE");
        assertThat(kubectl("get", "acnp", "web", "-o", "wide")).containsPattern("web +application +5 .*\\d+s");
        assertThat(kubectl("patch", "acnp", "web", "--type=merge", "-p", "{\"spec\":{\"priority\":7}}"))
                .contains("patched");
        assertThat(kubectl(
                        "patch", "acnp", "web", "--type=json", "-p", "[{\"op\":\"remove\",\"path\":\"/spec/tier\"}]"))
                .contains("patched");
        assertThat(kubectl("apply", "-f", "policy.yaml")).contains("/web configured");
        assertThat(kubectl("get", "acnp", "web", "-o", "jsonpath={.spec.priority} {.spec.tier} {.metadata.generation}"))
                .isEqualTo("5 application 4");
        assertThat(kubectl("replace", "-f", "policy.yaml")).contains("replaced");
        assertThat(kubectl("delete", "-f", "policy.yaml")).contains("deleted");
        assertThat(kubectl("get", "acnp")).contains("No resources found");
    }

    @Test
    void labelsAndAnnotationsAreWrittenAndSelect() {
        kubectl("apply", "-f", "policy.yaml");

        assertThat(kubectl("label", "acnp", "web", "a=b")).contains("labeled");
        assertThat(kubectl("annotate", "acnp", "web", "k=v")).contains("annotated");
        assertThat(kubectl("get", "acnp", "-l", "a=b", "-o", "name"))
                .isEqualTo("clusternetworkpolicy.crd.antrea.io/web\n");
        assertThat(kubectl("label", "acnp", "web", "a-")).contains("unlabeled");
        assertThat(kubectl("get", "acnp", "-l", "a=b")).contains("No resources found");
        assertThat(kubectl("delete", "acnp", "--all")).contains("deleted");
    }

    @Test
    void anEditorChangesAPolicy() {
        kubectl("apply", "-f", "policy.yaml");
        ProcessBuilder edit = command("edit", "acnp", "web");
        edit.environment().put("EDITOR", "sed -i 's/priority: 5/priority: 9/'");

        assertThat(finished(edit)).contains("edited");
        assertThat(kubectl("get", "acnp", "web", "-o", "jsonpath={.spec.priority}"))
                .isEqualTo("9");
    }

    private static String finished(ProcessBuilder builder) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Test
    void serverSideApplyKnowsWhoSaidWhat() {
        assertThat(kubectl("apply", "--server-side", "-f", "policy.yaml")).contains("serverside-applied");
        String version = kubectl("get", "acnp", "web", "-o", "jsonpath={.metadata.resourceVersion}");
        kubectl("apply", "--server-side", "-f", "policy.yaml");
        assertThat(kubectl("get", "acnp", "web", "-o", "jsonpath={.metadata.resourceVersion}"))
                .isEqualTo(version);

        kubectl("patch", "acnp", "web", "--type=merge", "-p", "{\"spec\":{\"priority\":7}}");
        Run conflict = run("apply", "--server-side", "-f", "policy.yaml");
        assertThat(conflict.code()).isNotZero();
        assertThat(conflict.said()).contains("Apply failed with 1 conflict: conflict with \"kubectl-patch\"");
        assertThat(kubectl("apply", "--server-side", "--force-conflicts", "-f", "policy.yaml"))
                .contains("serverside-applied");
        assertThat(kubectl("get", "acnp", "web", "-o", "yaml", "--show-managed-fields"))
                .contains("operation: Apply")
                .doesNotContain("kubectl-patch");
    }

    @Test
    void aPolicyThatIsWrongIsRefusedWithTheReason() throws IOException {
        Files.writeString(home.resolve("policy.yaml"), POLICY.replace("priority: 5", "priority: 0\n  foo: bar"));

        assertThat(run("apply", "-f", "policy.yaml").said()).contains("unknown field \"spec.foo\"");
        assertThat(run("apply", "--validate=false", "-f", "policy.yaml").said())
                .contains(
                        "spec.priority: Invalid value: 0: spec.priority in body should be greater than or equal to 1");
        assertThat(run("get", "acnp", "nope").said())
                .contains("Error from server (NotFound): clusternetworkpolicies.crd.antrea.io \"nope\" not found");
    }

    @Test
    void kindsAndFieldsAreDescribed() {
        assertThat(kubectl("api-resources"))
                .containsPattern("clusternetworkpolicies +acnp +crd.antrea.io/v1beta1 +false +ClusterNetworkPolicy")
                .containsPattern("pods +po +v1 +true +Pod");
        assertThat(kubectl("explain", "acnp.spec")).contains("FIELDS:", "priority\t<number>", "ingress\t<[]Object>");
        assertThat(kubectl("explain", "acnp.spec.ingress.action")).contains("Allow", "Reject");
        assertThat(kubectl("version")).contains("tierwall.lab");
    }

    @Test
    void namespacesPodsAndServicesAreCreated() throws IOException {
        Files.writeString(home.resolve("pod.yaml"), """
                apiVersion: v1
                kind: Pod
                metadata: {name: db, namespace: shop, labels: {app: db}}
                spec: {containers: [{name: c, image: none, ports: [{containerPort: 5432}]}]}
                """);

        assertThat(kubectl("create", "namespace", "shop")).contains("namespace/shop created");
        assertThat(kubectl("run", "web", "--image=none", "--port=80", "-n", "shop"))
                .contains("pod/web created");
        assertThat(kubectl("apply", "-f", "pod.yaml")).contains("pod/db created");
        assertThat(kubectl("apply", "-f", "pod.yaml")).contains("pod/db unchanged");
        assertThat(kubectl("create", "service", "clusterip", "web", "--tcp=80:8080", "-n", "shop"))
                .contains("service/web created");
        assertThat(kubectl("label", "pod", "db", "-n", "shop", "x=y")).contains("labeled");
        assertThat(kubectl("patch", "pod", "db", "-n", "shop", "-p", "{\"metadata\":{\"labels\":{\"z\":\"1\"}}}"))
                .contains("patched");
        assertThat(kubectl("get", "pods", "-A")).contains("shop", "web", "db");
        assertThat(kubectl("get", "service", "web", "-n", "shop", "-o", "jsonpath={.spec.ports[0].targetPort}"))
                .isEqualTo("8080");
        assertThat(kubectl("get", "namespace", "shop", "--show-labels")).contains("kubernetes.io/metadata.name=shop");
        assertThat(kubectl("delete", "pod", "web", "-n", "shop")).contains("deleted");
        assertThat(kubectl("delete", "namespace", "shop")).contains("deleted");
        assertThat(kubectl("get", "pods", "-A")).contains("No resources found");
    }

    @Test
    void kindsThatAreOnlyKeptAreCreatedToo() {
        assertThat(kubectl("create", "configmap", "c", "--from-literal=a=b")).contains("created");
        assertThat(kubectl("create", "secret", "generic", "s", "--from-literal=p=q"))
                .contains("created");
        assertThat(kubectl("create", "serviceaccount", "me")).contains("created");
        assertThat(kubectl("create", "deployment", "d", "--image=none", "--port=80"))
                .contains("created");

        assertThat(kubectl("get", "cm", "c", "-o", "jsonpath={.data.a}")).isEqualTo("b");
        assertThat(kubectl("get", "secret", "s", "-o", "jsonpath={.data.p}")).isEqualTo("cQ==");
        assertThat(kubectl("get", "deploy", "d", "-o", "jsonpath={.spec.template.spec.containers[0].ports[0]}"))
                .isEqualTo("{\"containerPort\":80}");
        assertThat(kubectl("get", "all")).contains("deployment.apps/d   0/1");
        assertThat(kubectl("delete", "cm/c", "secret/s", "sa/me", "deploy/d")).contains("deleted");
    }

    @Test
    void whoAsksHearsWhatItMayDo() throws IOException {
        assertThat(kubectl("auth", "can-i", "create", "acnp")).contains("yes");
        assertThat(kubectl("auth", "whoami")).contains("admin");

        Files.writeString(home.resolve("kubeconfig"), cluster.server().readOnlyKubeconfig());
        assertThat(run("auth", "can-i", "create", "acnp").said()).contains("no");
        assertThat(kubectl("auth", "can-i", "get", "pods")).contains("yes");
        assertThat(kubectl("auth", "can-i", "--list")).contains("[get list watch]");
        assertThat(run("apply", "-f", "policy.yaml").said())
                .contains("User \"reader\" cannot create resource \"clusternetworkpolicies\"");
    }

    @Test
    void anUnknownFieldIsWarnedOf() throws IOException {
        Files.writeString(home.resolve("policy.yaml"), POLICY.replace("priority: 5", "priority: 5\n  foo: bar"));

        assertThat(kubectl("apply", "--validate=warn", "-f", "policy.yaml"))
                .contains("Warning: unknown field \"spec.foo\"", "/web created");
    }

    @Test
    void changesAreShownAsTheyHappen() throws IOException, InterruptedException {
        kubectl("apply", "-f", "policy.yaml");
        Process watching = command("get", "acnp", "-w").start();
        try (BufferedReader lines = watching.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).startsWith("NAME");
            assertThat(lines.readLine()).contains("application   5 ");
            kubectl("patch", "acnp", "web", "--type=merge", "-p", "{\"spec\":{\"priority\":7}}");
            assertThat(lines.readLine()).contains("application   7 ");
        } finally {
            watching.destroy();
            assertThat(watching.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
