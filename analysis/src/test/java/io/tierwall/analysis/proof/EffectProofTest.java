package io.tierwall.analysis.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.analysis.effect.Change;
import io.tierwall.analysis.effect.Effect;
import io.tierwall.analysis.traffic.TrafficPoint;
import io.tierwall.antrea.resolve.Inventory.Pod;
import io.tierwall.antrea.resolve.PortMatch.Protocol;
import io.tierwall.antrea.resolve.RandomEdits;
import io.tierwall.antrea.resolve.RandomWorld.World;
import io.tierwall.antrea.resolve.Resolver;
import io.tierwall.lab.network.Outcome;
import io.tierwall.lab.network.PolicyOracle;
import io.tierwall.lab.network.Probe;
import io.tierwall.lab.network.WorldProbes;
import io.tierwall.lab.network.kernel.KernelNetwork;
import io.tierwall.model.address.IpAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What an edit opens and closes by the analysis is the difference between what packets meet before and after it,
 * between all pairs of pods. {@code -Dtierwall.proof.edits=50} takes as many edits.
 */
final class EffectProofTest {

    static LongStream edits() {
        return LongStream.range(0, Integer.getInteger("tierwall.proof.edits", 3));
    }

    @ParameterizedTest
    @MethodSource("edits")
    void whatAnEditOpensAndClosesIsWhatPacketsMeet(long seed) throws InterruptedException, ExecutionException {
        KernelNetwork.Availability availability = KernelNetwork.availability();
        assumeTrue(availability.available(), availability::reason);
        RandomEdits edits = new RandomEdits(seed);
        World before = edits.world();
        World after = nextWithTheSamePods(edits);
        ClusterModel model = ClusterModel.of(before.objects(), before.inventory());
        Effect effect = Effect.of(model, model.next(after.objects(), after.inventory()));
        List<Probe> probes = probes(before);
        List<Outcome> first;
        List<Outcome> second;
        try (KernelNetwork network = new KernelNetwork()) {
            WorldProbes.populate(network, before.inventory());
            WorldProbes.enforce(network, Resolver.resolve(before.objects(), before.inventory()), true);
            first = Senders.send(network, probes);
            WorldProbes.enforce(network, Resolver.resolve(after.objects(), after.inventory()), true);
            second = Senders.send(network, probes);
        }

        for (int i = 0; i < probes.size(); i++) {
            Probe probe = probes.get(i);
            boolean passed = first.get(i) == Outcome.CONNECTED;
            boolean passes = second.get(i) == Outcome.CONNECTED;
            assertThat(isIn(effect.gained(), effect, before, probe))
                    .as("edit %d opens %s", seed, probe)
                    .isEqualTo(!passed && passes);
            assertThat(isIn(effect.lost(), effect, before, probe))
                    .as("edit %d closes %s", seed, probe)
                    .isEqualTo(passed && !passes);
        }
    }

    /** An edit that moves pods changes what there is to compare. */
    private static World nextWithTheSamePods(RandomEdits edits) {
        World before = edits.world();
        do {
            edits.next();
        } while (!edits.world().inventory().pods().equals(before.inventory().pods())
                || edits.world().objects().equals(before.objects()));
        return edits.world();
    }

    /** From each pod to each other one, by what it answers to. */
    private static List<Probe> probes(World world) {
        Set<IpAddress> pods = world.inventory().pods().stream()
                .map(pod -> pod.addresses().getFirst())
                .collect(Collectors.toSet());
        return WorldProbes.all(world.inventory()).stream()
                .filter(probe -> pods.contains(probe.to()))
                .filter(probe -> !probe.to().equals(address(world, probe.from())))
                .filter(probe -> answers(world, probe))
                .toList();
    }

    private static boolean answers(World world, Probe probe) {
        return probe.protocol() == Protocol.ICMP
                || world.inventory().pods().stream()
                        .filter(pod -> pod.addresses().contains(probe.to()))
                        .anyMatch(pod -> PolicyOracle.listening(pod).contains(probe.port()));
    }

    private static IpAddress address(World world, String pod) {
        return world.inventory().pods().stream()
                .filter(candidate -> candidate.toString().equals(pod))
                .map((Pod found) -> found.addresses().getFirst())
                .findFirst()
                .orElseThrow();
    }

    private static boolean isIn(List<Change> changes, Effect effect, World world, Probe probe) {
        int from = effect.addresses().number(address(world, probe.from()));
        int to = effect.addresses().number(probe.to());
        int point = probe.protocol() == Protocol.ICMP
                ? TrafficPoint.icmp(8, 0)
                : TrafficPoint.of(probe.protocol(), probe.port());
        return changes.stream()
                .anyMatch(change -> change.sources().contains(from)
                        && change.destinations().contains(to)
                        && change.traffic().contains(point));
    }
}
