package io.tierwall.lab.network;

import java.time.Clock;

final class SimulatedNetworkTest extends ClusterNetworkContract {

    @Override
    protected ClusterNetwork create() {
        return new SimulatedNetwork();
    }

    @Override
    protected ClusterNetwork create(PolicyLog log, Clock clock) {
        return new SimulatedNetwork(log, clock);
    }
}
