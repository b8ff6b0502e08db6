package io.tierwall.analysis.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tierwall.analysis.decision.ClusterModel;
import io.tierwall.antrea.resolve.RandomEdits;
import io.tierwall.antrea.resolve.RandomWorld;
import io.tierwall.antrea.resolve.RandomWorld.World;
import io.tierwall.antrea.resolve.Resolver;
import io.tierwall.lab.network.Outcome;
import io.tierwall.lab.network.PolicyOracle;
import io.tierwall.lab.network.Probe;
import io.tierwall.lab.network.SimulatedNetwork;
import io.tierwall.lab.network.WorldProbes;
import io.tierwall.lab.network.kernel.KernelNetwork;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The verdicts of the analysis are what packets meet: between all pairs of pods, to services and outside, by all
 * protocols and a spread of ports, about 800 flows a world. {@code -Dtierwall.proof.worlds=100} takes as many worlds.
 */
final class PacketProofTest {

    static LongStream worlds() {
        return LongStream.range(100, 100 + Integer.getInteger("tierwall.proof.worlds", 4));
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void everyPacketFaresAsTheAnalysisSays(long seed) throws InterruptedException, ExecutionException {
        KernelNetwork.Availability availability = KernelNetwork.availability();
        assumeTrue(availability.available(), availability::reason);
        World world = RandomWorld.of(seed);
        ModelOutcomes said = ModelOutcomes.of(ClusterModel.of(world.objects(), world.inventory()), world.inventory());
        List<Probe> probes = WorldProbes.all(world.inventory());
        try (KernelNetwork network = new KernelNetwork()) {
            WorldProbes.populate(network, world.inventory());
            WorldProbes.enforce(network, Resolver.resolve(world.objects(), world.inventory()), true);

            List<Outcome> met = Senders.send(network, probes);

            for (int i = 0; i < probes.size(); i++) {
                assertThat(said.of(probes.get(i)))
                        .as("world %d, %s", seed, probes.get(i))
                        .contains(met.get(i));
            }
        }
    }

    @Test
    void withoutTheRightToSendPacketsTheOracleAndASimulationSayTheSame() {
        for (long seed = 0; seed < 25; seed++) {
            RandomEdits edits = new RandomEdits(seed);
            edits.next();
            World world = edits.world();
            ModelOutcomes said =
                    ModelOutcomes.of(ClusterModel.of(world.objects(), world.inventory()), world.inventory());
            PolicyOracle oracle = new PolicyOracle(world.objects(), world.inventory());
            try (SimulatedNetwork network = new SimulatedNetwork()) {
                WorldProbes.populate(network, world.inventory());
                WorldProbes.enforce(network, Resolver.resolve(world.objects(), world.inventory()), false);
                for (Probe probe : WorldProbes.all(world.inventory())) {
                    assertThat(said.of(probe))
                            .as("world %d, %s", seed, probe)
                            .isEqualTo(oracle.outcomes(probe))
                            .contains(network.probe(probe));
                }
            }
        }
    }
}
