package io.tierwall.lab.network.kernel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tierwall.lab.network.ClusterNetwork;
import io.tierwall.lab.network.PolicyLog;
import io.tierwall.lab.network.ServicesContract;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;

/** Real packets. Skipped, with the reason, where the machine does not let us. */
final class KernelServicesTest extends ServicesContract {

    @BeforeAll
    static void needsRoot() {
        KernelNetwork.Availability availability = KernelNetwork.availability();
        assumeTrue(availability.available(), availability::reason);
    }

    @Override
    protected ClusterNetwork create() {
        return new KernelNetwork();
    }

    @Override
    protected ClusterNetwork create(PolicyLog log, Clock clock) {
        return new KernelNetwork(log, clock);
    }
}
