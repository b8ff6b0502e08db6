package io.tierwall.lab.host;

import io.tierwall.lab.cluster.LabCluster;
import java.util.Map;

/**
 * Who has to know which clusters a lab has, such as a manager. Called by one thread at a time, except {@link #known}.
 */
public interface ClusterRegister {

    /** Nobody. */
    ClusterRegister NONE = new ClusterRegister() {
        @Override
        public void add(LabCluster cluster) {
            // Nobody to tell.
        }

        @Override
        public void remove(String cluster, boolean cascade) {
            // Nobody to tell.
        }

        @Override
        public Map<String, String> known() {
            return Map.of();
        }
    };

    /**
     * There is a new cluster, which runs.
     *
     * @throws RuntimeException when it is not welcome, with a sentence for a person; it is closed then
     */
    void add(LabCluster cluster);

    /**
     * A cluster is about to go.
     *
     * @param cascade whether it goes even if somebody still relies on it
     * @throws RuntimeException when it has to stay, with a sentence for a person
     */
    void remove(String cluster, boolean cascade);

    /** What is known of clusters, such as {@code CONNECTED}, by name; those that are not registered are missing. */
    Map<String, String> known();
}
