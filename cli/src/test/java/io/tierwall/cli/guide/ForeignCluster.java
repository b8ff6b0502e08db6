package io.tierwall.cli.guide;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.cluster.LabSettings;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A cluster that the manager has nothing to do with until it is registered: that of {@link #VARIABLE}, and where it is
 * not set a lab cluster of this process. What is made here is called by names that nobody else has, and goes in the
 * end.
 */
final class ForeignCluster implements AutoCloseable {

    static final String VARIABLE = "TIERWALL_TEST_KUBECONFIG";

    /** Antrea sends the packets itself: what runs in a pod does not matter, if only it runs. */
    private static final String IMAGE =
            System.getenv().getOrDefault("TIERWALL_TEST_IMAGE", "registry.k8s.io/pause:3.10");

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PREFIX_DIGITS = 10;

    private final Optional<LabCluster> lab;
    private final KubernetesClient client;
    private final String prefix;
    private final Deque<HasMetadata> made = new ArrayDeque<>();

    private ForeignCluster(Optional<LabCluster> lab, Config config) {
        this.lab = lab;
        this.client = new KubernetesClientBuilder().withConfig(config).build();
        this.prefix = "tw-" + UUID.randomUUID().toString().replace("-", "").substring(0, PREFIX_DIGITS);
    }

    static ForeignCluster open() {
        String kubeconfig = System.getenv().getOrDefault(VARIABLE, "");
        if (!kubeconfig.isEmpty()) {
            return new ForeignCluster(Optional.empty(), Config.fromKubeconfig(new File(kubeconfig)));
        }
        LabCluster cluster = LabCluster.start(LabSettings.of("foreign", 30, NetworkKind.SIMULATED));
        return new ForeignCluster(Optional.of(cluster), Config.fromKubeconfig(cluster.kubeconfig()));
    }

    /** What a thing of this test is called. */
    String name(String name) {
        return prefix + "-" + name;
    }

    /** What only the namespace has a label for that is C in the guide. */
    String labelValue() {
        return prefix;
    }

    String address() {
        return client.getMasterUrl().toString();
    }

    Traces traces() {
        return new Traces(client, prefix);
    }

    private void apply(String manifest) {
        try (ByteArrayInputStream stream = new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8))) {
            for (HasMetadata object : client.load(stream).items()) {
                made.push(object);
                client.resource(object).serverSideApply();
            }
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Makes a namespace with two pods that run. */
    void createPods(String letter, String labels, List<String> pods) throws Exception {
        String namespace = name(letter);
        apply("""
                apiVersion: v1
                kind: Namespace
                metadata: {name: %s, labels: {%s}}
                """.formatted(namespace, labels));
        for (String pod : pods) {
            apply("""
                    apiVersion: v1
                    kind: Pod
                    metadata: {name: %s, namespace: %s}
                    spec:
                      securityContext: {runAsNonRoot: true, runAsUser: 65535, seccompProfile: {type: RuntimeDefault}}
                      containers:
                      - name: any
                        image: %s
                        securityContext: {allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}}
                    """.formatted(pod, namespace, IMAGE));
        }
        for (String pod : pods) {
            Await.until(
                    PATIENCE,
                    () -> client.pods()
                            .inNamespace(namespace)
                            .withName(pod)
                            .get()
                            .getStatus(),
                    status -> status != null && "Running".equals(status.getPhase()) && status.getPodIP() != null);
        }
    }

    /**
     * Applies what {@code tierwall clusters bootstrap} prints, and reads the token that it is there for.
     *
     * @param name of the account, its namespace and its role
     * @return the token and the certificate authority, by the names that the secret gives them
     */
    Map<String, String> admit(String manifest, String name) throws Exception {
        apply(manifest);
        Secret secret = Await.until(
                PATIENCE,
                () -> client.secrets().inNamespace(name).withName(name).get(),
                seen -> seen.getData() != null && seen.getData().containsKey("token"));
        return Map.of("token", text(secret, "token"), "ca.crt", text(secret, "ca.crt"));
    }

    private static String text(Secret secret, String key) {
        return new String(Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.UTF_8);
    }

    /** What the cluster holds of Tierwall's. */
    List<String> ofTierwall() {
        return Stream.of("Tier", "ClusterGroup", "ClusterNetworkPolicy")
                .flatMap(kind -> client
                        .genericKubernetesResources("crd.antrea.io/v1beta1", kind)
                        .withLabel("tierwall.io/managed-by", "tierwall")
                        .list()
                        .getItems()
                        .stream())
                .map(object -> object.getKind() + " " + object.getMetadata().getName())
                .toList();
    }

    /** What is in a namespace goes with it, in its own time. */
    @Override
    public void close() {
        made.forEach(object -> client.resource(object).delete());
        client.close();
        lab.ifPresent(LabCluster::close);
    }
}
