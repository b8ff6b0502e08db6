package io.tierwall.lab.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.antrea.resolve.RandomWorld;
import io.tierwall.antrea.resolve.RandomWorld.World;
import io.tierwall.antrea.resolve.Resolution;
import io.tierwall.antrea.resolve.Resolver;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** The resolver and the simulated network together say what the policies say as they are written. */
final class SimulatedNetworkAgreesTest {

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void whatBecomesOfAPacketIsWhatThePoliciesSay(@ForAll long seed) {
        World world = RandomWorld.of(seed);
        PolicyOracle oracle = new PolicyOracle(world.objects(), world.inventory());
        Resolution resolution = Resolver.resolve(world.objects(), world.inventory());
        assertThat(resolution.failures()).isEmpty();
        try (SimulatedNetwork network = new SimulatedNetwork()) {
            WorldProbes.populate(network, world.inventory());
            WorldProbes.enforce(network, resolution, seed % 2 == 0);
            for (Probe probe : WorldProbes.all(world.inventory())) {
                assertThat(oracle.outcomes(probe)).as(probe.toString()).contains(network.probe(probe));
            }
        }
    }
}
