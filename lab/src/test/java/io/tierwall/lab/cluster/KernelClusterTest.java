package io.tierwall.lab.cluster;

import static io.tierwall.lab.testing.Eventually.assertEventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.cluster.LabSettings.NetworkKind;
import io.tierwall.lab.cluster.LabSettings.Pace;
import io.tierwall.lab.network.kernel.KernelNetwork;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.GuideObjects;
import io.tierwall.lab.testing.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A whole cluster with real packets. Skipped, with the reason, where the machine does not let us. */
final class KernelClusterTest {

    private static final ObjectKey POLICY = new ObjectKey("", "allow-from-b");
    private static final int UPDATES = 40;

    private RunningCluster cluster;
    private int namespacesBefore;

    @BeforeAll
    static void needsRoot() {
        KernelNetwork.Availability availability = KernelNetwork.availability();
        assumeTrue(availability.available(), availability::reason);
    }

    @BeforeEach
    void start() throws IOException {
        namespacesBefore = openNamespaces();
        cluster = RunningCluster.start(
                LabSettings.of("alpha", 0, NetworkKind.KERNEL)
                        .withPace(new Pace(Duration.ofSeconds(1), Duration.ofMillis(1))),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    private static int openNamespaces() throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return (int) descriptors
                    .filter(descriptor -> {
                        try {
                            return Files.readSymbolicLink(descriptor).toString().startsWith("net:");
                        } catch (IOException closedMeanwhile) {
                            return false;
                        }
                    })
                    .count();
        }
    }

    /** Or what they open later would be there as well, such as the API server of the next cluster. */
    @Test
    void noThreadThatServesOthersIsLeftInANamespaceOfTheLab() throws Exception {
        publishExampleTwo();
        cluster.probes().answer(Yaml.object("{}"));
        Path own = Files.readSymbolicLink(Path.of("/proc/self/ns/net"));
        Set<String> elsewhere = new TreeSet<>();
        try (var threads = Files.list(Path.of("/proc/self/task"))) {
            for (Path thread : threads.toList()) {
                try {
                    if (!Files.readSymbolicLink(thread.resolve("ns/net")).equals(own)) {
                        elsewhere.add(Files.readString(thread.resolve("comm")).strip());
                    }
                } catch (IOException endedMeanwhile) {
                    assertThat(thread).doesNotExist();
                }
            }
        }
        assertThat(elsewhere).noneMatch(name -> name.startsWith("ForkJoinPool") || name.startsWith("VirtualThread"));
    }

    private void publishExampleTwo() throws Exception {
        GuideObjects.exampleTwo().forEach(object -> {
            cluster.admission().admitWrite(object.type(), Optional.empty(), object.tree());
            cluster.store().create(object.type(), object.tree());
        });
        awaitRealized();
    }

    private void awaitRealized() throws Exception {
        assertEventually(() -> {
            ObjectNode policy = cluster.store()
                    .find(ResourceTypes.CLUSTER_NETWORK_POLICIES, POLICY)
                    .orElseThrow();
            assertThat(policy.at("/status/phase").asText()).isEqualTo("Realized");
            assertThat(policy.at("/status/observedGeneration").asLong())
                    .isEqualTo(policy.at("/metadata/generation").asLong());
        });
    }

    private Map<String, String> probe(String request) {
        JsonNode answer = cluster.probes().answer(Yaml.object(request));
        Map<String, String> results = new TreeMap<>();
        answer.path("results")
                .forEach(result -> results.put(
                        result.path("from").asText() + " " + result.path("to").asText(),
                        result.path("result").asText()
                                + (result.path("simulated").asBoolean() ? " simulated" : "")));
        return results;
    }

    private void assertOnlyBReachesA(Map<String, String> results) {
        assertThat(results).hasSize(30);
        results.forEach((pair, result) -> {
            boolean refused = pair.contains(" a/") && !pair.startsWith("b/");
            assertThat(result).as(pair).isEqualTo(refused ? "dropped" : "connected");
        });
    }

    @Test
    void exampleTwoDropsAndAllowsRealPacketsAmongAllPairs() throws Exception {
        assertThat(probe("{}").values()).hasSize(30).containsOnly("connected");

        publishExampleTwo();

        long start = System.nanoTime();
        assertOnlyBReachesA(probe("{}"));
        assertOnlyBReachesA(probe("{protocol: UDP}"));
        // Each of the ten drops takes more than a second: they overlap.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void anUpdateIsNeverInForceByHalf() throws Exception {
        publishExampleTwo();
        respecify(0);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger probes = new AtomicInteger();
        Set<String> fromC = new ConcurrentSkipListSet<>();
        Set<String> fromB = new ConcurrentSkipListSet<>();
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("probing-", 0).factory())) {
            Future<?> c = threads.submit(() -> {
                while (!over.get()) {
                    fromC.addAll(probe("{from: c/web, to: a/web}").values());
                    probes.incrementAndGet();
                }
            });
            Future<?> b = threads.submit(() -> {
                while (!over.get()) {
                    fromB.addAll(probe("{from: b/web, to: a/web}").values());
                    probes.incrementAndGet();
                }
            });
            for (int update = 1; update <= UPDATES; update++) {
                respecify(update);
            }
            over.set(true);
            c.get();
            b.get();
        }

        assertThat(fromC).containsExactly("rejected");
        assertThat(fromB).containsExactly("connected");
        assertThat(probes.get()).isGreaterThan(UPDATES);
    }

    /** Other names and other sets of addresses, that come to the same; rejecting, because that is told at once. */
    private void respecify(int update) throws Exception {
        String spec = GuideObjects.allowFromB("Reject")
                .replace("allow-b", "allow-b-" + update)
                .replace("drop-others", "reject-others-" + update)
                .replace(
                        "[{group: namespace-b}]",
                        "[{group: namespace-b}, {ipBlock: {cidr: 10." + update + ".0.0/16}}]");
        cluster.store().update(ResourceTypes.CLUSTER_NETWORK_POLICIES, POLICY, policy -> {
            policy.set("spec", Yaml.object(spec));
            return policy;
        });
        awaitRealized();
    }

    @Test
    void closingLeavesNoNamespace() throws IOException {
        assertThat(openNamespaces()).isGreaterThan(namespacesBefore);

        cluster.close();

        assertThat(openNamespaces()).isEqualTo(namespacesBefore);
    }
}
