package io.tierwall.lab.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.cluster.LabSettings;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A tour through a lab cluster, one for each kubectl. */
final class KubectlTourTest {

    private static final String OBJECTS = """
            apiVersion: v1
            kind: Namespace
            metadata: {name: tour}
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: settings, namespace: tour}
            data:
              colour: green
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: tour, labels: {app: web}}
            spec:
              containers:
              - {name: web, image: none, ports: [{containerPort: 80}], resources: {limits: {cpu: 100m}}}
            ---
            apiVersion: v1
            kind: Service
            metadata: {name: web, namespace: tour}
            spec: {selector: {app: web}, ports: [{port: 80, targetPort: 80}]}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: later, namespace: tour}
            spec:
              replicas: 1
              selector: {matchLabels: {app: later}}
              template:
                metadata: {labels: {app: later}}
                spec: {containers: [{name: later, image: none}]}
            ---
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: closed, namespace: tour}
            spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{ports: [{port: 80}]}]}
            ---
            apiVersion: crd.antrea.io/v1beta1
            kind: ClusterNetworkPolicy
            metadata: {name: tour}
            spec:
              tier: application
              priority: 5
              appliedTo: [{podSelector: {matchLabels: {app: web}}}]
              ingress: [{name: r1, action: Allow, ports: [{protocol: TCP, port: 80}]}]
            """;

    private static final LabCluster CLUSTER = LabCluster.start(LabSettings.of("tour", 6, NetworkKind.SIMULATED));

    @TempDir
    private static Path home;

    @BeforeAll
    static void files() throws IOException {
        Files.writeString(home.resolve("kubeconfig"), CLUSTER.kubeconfig());
        Files.writeString(home.resolve("objects.yaml"), OBJECTS);
        Files.writeString(home.resolve("changed.yaml"), OBJECTS.replace("green", "blue"));
        Files.writeString(home.resolve("mistaken.yaml"), """
                apiVersion: v1
                kind: Pod
                metadata: {name: mistaken, namespace: tour}
                spec: {containers: [{name: c, image: none}], colour: green}
                """);
        Files.writeString(home.resolve("unreadable.yaml"), """
                apiVersion: v1
                kind: Pod
                metadata: {name: unreadable, namespace: tour}
                spec: {containers: none}
                """);
    }

    @AfterAll
    static void close() {
        CLUSTER.close();
    }

    @TestFactory
    Stream<DynamicTest> tours() {
        List<Kubectl> found = Kubectl.found(home);
        return found.isEmpty()
                ? Stream.of(dynamicTest(
                        "no kubectl",
                        () -> Assumptions.abort("no kubectl is on the path, and TIERWALL_TEST_KUBECTL names none")))
                : found.stream()
                        .map(kubectl -> dynamicTest("kubectl 1." + kubectl.minor(), () -> new Tour(kubectl).all()));
    }

    private record Tour(Kubectl kubectl) {

        void all() {
            try {
                whatIsThere();
                applying();
                looking();
                changing();
                mistakes();
                explaining();
                watching();
                withoutTheController();
                deleting();
            } finally {
                // The next one begins with the same cluster.
                kubectl.run("delete", "-f", "objects.yaml", "--ignore-not-found");
            }
        }

        private String does(String command) {
            return kubectl.does(command.split(" "));
        }

        private String fails(String command) {
            return kubectl.fails(command.split(" "));
        }

        private void whatIsThere() {
            assertThat(does("version --output=json")).contains("tierwall");
            assertThat(does("api-resources")).contains("clusternetworkpolicies", "deployments");
            assertThat(does("api-versions")).contains("crd.antrea.io/v1beta1");
            assertThat(does("get --raw /readyz")).isEqualTo("ok");
            assertThat(does("auth can-i create pods").strip()).isEqualTo("yes");
        }

        private void applying() {
            assertThat(does("apply -f objects.yaml")).contains("pod/web created", "deployment.apps/later created");
            assertThat(does("apply -f objects.yaml"))
                    .contains("pod/web unchanged", "deployment.apps/later unchanged", "networkpolicy")
                    .doesNotContain("configured");
            assertThat(does("diff -f objects.yaml")).isEmpty();
            assertThat(kubectl.run("diff", "-f", "changed.yaml"))
                    .satisfies(run -> assertThat(run.said()).contains("+  colour: blue"))
                    .satisfies(run -> assertThat(run.code()).isEqualTo(1));
            assertThat(does("apply --server-side --force-conflicts -f changed.yaml"))
                    .contains("serverside-applied");
            assertThat(does("get configmap settings -n tour -o jsonpath={.data.colour}"))
                    .isEqualTo("blue");
        }

        private void looking() {
            assertThat(does("wait --for=condition=Ready pod/web -n tour --timeout=60s"))
                    .contains("condition met");
            if (kubectl.minor() >= 23) {
                does("wait --for=jsonpath={.status.phase}=Running pod/web -n tour --timeout=60s");
                does("wait --for=jsonpath={.status.phase}=Realized acnp/tour --timeout=60s");
            }
            assertThat(does("get pods -n tour -o wide")).containsPattern("web +1/1 +Running");
            assertThat(does("get all -n tour")).contains("pod/web", "service/web", "deployment.apps/later");
            assertThat(does("get deploy,netpol,cm,sa,secrets,leases,nodes,acnp,tiers -A"))
                    .contains("later", "closed");
            assertThat(does("describe pod web -n tour")).contains("Status:", "Running");
            assertThat(does("describe service web -n tour")).contains("Selector:", "app=web");
            assertThat(does("describe deployment later -n tour")).contains("Replicas:", "1 desired");
            assertThat(does("describe networkpolicy closed -n tour")).contains("app=web");
            assertThat(does("describe acnp tour")).contains("application");
            assertThat(does("describe namespace tour")).contains("Active");
            assertThat(does("describe nodes")).contains("Addresses:");
            does("get events -n tour");
            assertThat(fails("top pods -n tour")).containsIgnoringCase("metrics api not available");
        }

        private void changing() {
            String colour = "get configmap settings -n tour -o jsonpath={.data.colour}";
            for (String type : List.of("strategic", "merge")) {
                does("patch configmap settings -n tour --type=" + type + " -p {\"data\":{\"colour\":\"" + type
                        + "\"}}");
                assertThat(does(colour)).isEqualTo(type);
            }
            does("patch configmap settings -n tour --type=json"
                    + " -p [{\"op\":\"replace\",\"path\":\"/data/colour\",\"value\":\"json\"}]");
            assertThat(does(colour)).isEqualTo("json");
            assertThat(does("edit configmap settings -n tour")).contains("edited");
            assertThat(does(colour)).isEqualTo("edited");
            does("replace -f objects.yaml");
            assertThat(does(colour)).isEqualTo("green");
            does("label pod web -n tour tier=front");
            does("annotate pod web -n tour note=kept");
            assertThat(does("get pods -n tour -l tier=front -o name")).contains("pod/web");
            does("create configmap another -n tour --from-literal=a=b");
            assertThat(fails("create configmap another -n tour --from-literal=a=b"))
                    .contains("already exists");
        }

        private void mistakes() {
            assertThat(fails("create --validate=false -f unreadable.yaml")).contains("cannot be handled as a Pod");
            if (kubectl.minor() >= 27) {
                assertThat(fails("create -f mistaken.yaml"))
                        .contains("strict decoding error: unknown field \"spec.colour\"");
                assertThat(does("create --validate=warn --dry-run=server -f mistaken.yaml"))
                        .contains("Warning: unknown field \"spec.colour\"");
            }
            does("create --validate=false -f mistaken.yaml");
            assertThat(does("get pod mistaken -n tour -o yaml")).doesNotContain("colour");
        }

        /** Older ones explain by an API of which the lab has the shell only. */
        private void explaining() {
            if (kubectl.minor() >= 27) {
                assertThat(does("explain pod.spec.containers")).contains("image", "<string>");
                assertThat(does("explain networkpolicy.spec.ingress --api-version=networking.k8s.io/v1"))
                        .contains("from", "ports");
                assertThat(does("explain acnp.spec.ingress")).contains("action");
                assertThat(does("explain deployment.metadata")).contains("labels");
            } else {
                assertThat(fails("explain pod.spec")).containsIgnoringCase("couldn't find resource");
            }
        }

        private void watching() {
            Process watch = kubectl.start("get", "configmap", "settings", "-n", "tour", "-w", "-o", "name");
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(watch.getInputStream(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).isEqualTo("configmap/settings");
                does("label configmap settings -n tour seen=true");
                assertThat(lines.readLine()).isEqualTo("configmap/settings");
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } finally {
                watch.destroyForcibly();
            }
        }

        private void withoutTheController() {
            CLUSTER.stopController();
            try {
                // Newer ones leave out what is stale and say nothing.
                String said = kubectl.minor() >= 27 ? does("api-resources") : fails("api-resources");
                assertThat(said).contains("clusternetworkpolicies").doesNotContain("AntreaClusterNetworkPolicyStats");
                assertThat(fails("get --raw /apis/stats.antrea.io/v1alpha1")).contains("unable to handle the request");
            } finally {
                CLUSTER.startController();
            }
            assertThat(does("api-resources")).contains("AntreaClusterNetworkPolicyStats");
        }

        private void deleting() {
            assertThat(does("delete pod web -n tour --wait=true --timeout=60s")).contains("pod \"web\" deleted");
            assertThat(fails("get pod web -n tour")).contains("NotFound");
            // What is in the namespace may go with it first.
            does("delete -f objects.yaml --ignore-not-found --wait=true --timeout=60s");
            assertThat(fails("get namespace tour")).contains("NotFound");
        }
    }
}
