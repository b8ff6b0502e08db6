package io.tierwall.lab.network;

import java.time.Clock;

final class SimulatedServicesTest extends ServicesContract {

    @Override
    protected ClusterNetwork create() {
        return new SimulatedNetwork();
    }

    @Override
    protected ClusterNetwork create(PolicyLog log, Clock clock) {
        return new SimulatedNetwork(log, clock);
    }
}
