package io.tierwall.lab.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.RandomEdits;
import io.tierwall.antrea.resolve.RandomWorld;
import io.tierwall.antrea.resolve.RandomWorld.World;
import io.tierwall.antrea.resolve.Resolver;
import io.tierwall.lab.network.kernel.KernelNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real packets, many at once, meet what the policies say as they are written. */
final class KernelNetworkAgreesTest {

    private static final int PROBES = 200;
    private static final int EDITS = 10;
    private static final int AT_ONCE = 48;

    @BeforeAll
    static void needsRoot() {
        KernelNetwork.Availability availability = KernelNetwork.availability();
        assumeTrue(availability.available(), availability::reason);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void whatBecomesOfAPacketAfterManyEditsIsWhatThePoliciesSay(long seed)
            throws InterruptedException, ExecutionException {
        RandomEdits edits = new RandomEdits(seed);
        List<Pod> there = List.of();
        try (KernelNetwork network = new KernelNetwork()) {
            for (int edit = 0; edit < EDITS; edit++) {
                List<Pod> pods = edits.world().inventory().pods();
                move(network, there, pods);
                there = pods;
                edits.rules().forEach(network::enforce);
                assertAgreement(network, edits.world(), seed, PROBES / EDITS);
                edits.next();
            }
        }
    }

    /** Pods that stay as they are stay where they are. */
    private static void move(KernelNetwork network, List<Pod> before, List<Pod> after) {
        before.stream().filter(pod -> !after.contains(pod)).forEach(pod -> network.detach(pod.toString()));
        WorldProbes.attach(
                network, after.stream().filter(pod -> !before.contains(pod)).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whatBecomesOfAPacketIsWhatThePoliciesSay(long seed) throws InterruptedException, ExecutionException {
        World world = RandomWorld.of(seed);
        try (KernelNetwork network = new KernelNetwork()) {
            WorldProbes.populate(network, world.inventory());
            WorldProbes.enforce(network, Resolver.resolve(world.objects(), world.inventory()), seed % 2 == 0);
            assertAgreement(network, world, seed, PROBES);
        }
    }

    private static void assertAgreement(KernelNetwork network, World world, long seed, int count)
            throws InterruptedException, ExecutionException {
        PolicyOracle oracle = new PolicyOracle(world.objects(), world.inventory());
        List<Probe> probes = new ArrayList<>(WorldProbes.all(world.inventory()));
        Collections.shuffle(probes, new Random(seed));
        List<Probe> chosen = probes.subList(0, Math.min(count, probes.size()));
        try (ExecutorService senders = Executors.newFixedThreadPool(
                AT_ONCE, Thread.ofPlatform().name("sender-", 0).factory())) {
            List<Future<Outcome>> outcomes = senders.invokeAll(chosen.stream()
                    .map(probe -> (Callable<Outcome>) () -> network.probe(probe))
                    .toList());
            for (int i = 0; i < chosen.size(); i++) {
                assertThat(oracle.outcomes(chosen.get(i)))
                        .as(chosen.get(i).toString())
                        .contains(outcomes.get(i).get());
            }
        }
    }
}
