package io.tierwall.lab.network.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.network.ClusterNetworkContract;
import io.tierwall.lab.network.Endpoint;
import io.tierwall.lab.network.NetworkException;
import io.tierwall.lab.network.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Real packets. Skipped, with the reason, where the machine does not let us. */
final class KernelNetworkTest extends ClusterNetworkContract {

    @BeforeAll
    static void needsRoot() {
        KernelNetwork.Availability availability = KernelNetwork.availability();
        assumeTrue(availability.available(), availability::reason);
    }

    @Override
    protected ClusterNetwork create() {
        return new KernelNetwork();
    }

    @Test
    void anEstablishedConnectionGoesOnWhenARuleWouldRefuseIt() throws IOException {
        KernelNetwork kernel = (KernelNetwork) network();
        try (OpenConnection connection = OpenConnection.open(kernel.sender("b"), A.toString(), 80)) {
            assertThat(connection.echoes("before")).isTrue();

            network().enforce(ingress(rule("drop", Direction.INGRESS, Verdict.DROP, Set.of(A), new Peers.Any())));

            assertThat(connection.echoes("after")).isTrue();
            assertThat(tcp("b", A)).isEqualTo(Outcome.DROPPED);
        }
    }

    @Test
    void laterPacketsOfAConnectionCountForTheRuleThatAllowedIt() throws IOException {
        network().enforce(ingress(rule("allow", Direction.INGRESS, Verdict.ALLOW, Set.of(A), only(B))));
        KernelNetwork kernel = (KernelNetwork) network();
        try (OpenConnection connection = OpenConnection.open(kernel.sender("b"), A.toString(), 80)) {
            long before = counted("allow").packets();

            assertThat(connection.echoes("hello")).isTrue();

            assertThat(counted("allow").sessions()).isEqualTo(1);
            assertThat(counted("allow").packets()).isGreaterThan(before);
        }
    }

    @Test
    void manyProbesAreUnderWayAtOnce() throws Exception {
        network().enforce(ingress(rule("drop", Direction.INGRESS, Verdict.DROP, Set.of(A, B, C), new Peers.Any())));
        List<Callable<Outcome>> probes = Collections.nCopies(32, () -> tcp("b", A));
        long start = System.nanoTime();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Outcome> outcome : threads.invokeAll(probes)) {
                assertThat(outcome.get()).isEqualTo(Outcome.DROPPED);
            }
        }

        // One after the other they would take more than forty seconds.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void aPodThatLeavesWhileItProbesHarmsNobody() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> probing = threads.submit(() -> {
                boolean connected = false;
                while (!over.get()) {
                    connected |= connects("b");
                }
                return connected;
            });
            for (int i = 0; i < 20; i++) {
                network().detach("b");
                network().attach(new Endpoint("b", B, Set.of()));
            }
            over.set(true);
            assertThat(probing.get()).isTrue();
        }

        assertThat(tcp("c", A)).isEqualTo(Outcome.CONNECTED);
        assertThat(tcp("b", A)).isEqualTo(Outcome.CONNECTED);
    }

    /** Or is just being taken away, which may be noticed anywhere on the way. */
    private boolean connects(String from) {
        try {
            return tcp(from, A) == Outcome.CONNECTED;
        } catch (IllegalArgumentException | NetworkException gone) {
            return false;
        }
    }

    @Test
    void closingLeavesNoNamespaceBehind() throws IOException {
        List<Path> before = openNamespaces();
        KernelNetwork another = new KernelNetwork();
        assertThat(openNamespaces()).hasSizeGreaterThan(before.size());

        another.close();

        assertThat(openNamespaces()).hasSameSizeAs(before);
    }

    private static List<Path> openNamespaces() throws IOException {
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(descriptor -> {
                        try {
                            return Files.readSymbolicLink(descriptor).toString().startsWith("net:");
                        } catch (IOException closedMeanwhile) {
                            return false;
                        }
                    })
                    .toList();
        }
    }
}
