package io.tierwall.lab.network.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tierwall.antrea.resolve.Direction;
import io.tierwall.antrea.resolve.Peers;
import io.tierwall.antrea.resolve.Verdict;
import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.network.ClusterNetworkContract;
import io.tierwall.lab.network.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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
