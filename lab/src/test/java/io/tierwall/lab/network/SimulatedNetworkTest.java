package io.tierwall.lab.network;

final class SimulatedNetworkTest extends ClusterNetworkContract {

    @Override
    protected ClusterNetwork create() {
        return new SimulatedNetwork();
    }
}
