package io.tierwall.bench.manager;

import io.tierwall.bench.lab.LabProcess;
import io.tierwall.bench.lab.LabProcess.Order;
import io.tierwall.bench.measure.ApiClient;
import io.tierwall.bench.measure.Tally;
import io.tierwall.bench.measure.Watching;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Bare lab clusters that run in another process, and clients for them. */
final class Fleet implements AutoCloseable {

    /** As many sets of addresses as a lab has. */
    private static final int INDEXES = 31;

    private final LabProcess lab;
    private final Map<String, String> kubeconfigs = new TreeMap<>();
    private final Map<String, ApiClient> clients = new TreeMap<>();

    private Fleet(LabProcess lab) {
        this.lab = lab;
    }

    /** @param prefix of the clusters' names */
    static Fleet start(String prefix, int count) throws IOException {
        return start(prefix, count, 1);
    }

    /** Clusters of several nodes; without packets, any number of them can have the same addresses. */
    static Fleet start(String prefix, int count, int nodes) throws IOException {
        Fleet fleet = new Fleet(LabProcess.start());
        try {
            for (int i = 0; i < count; i++) {
                LabProcess.Started cluster = fleet.lab.startCluster(
                        Order.bare(prefix + "-" + i, i % INDEXES).withNodes(nodes));
                fleet.kubeconfigs.put(cluster.name(), cluster.kubeconfig());
                fleet.clients.put(cluster.name(), ApiClient.of(cluster.kubeconfig()));
            }
            return fleet;
        } catch (IOException | RuntimeException e) {
            fleet.close();
            throw e;
        }
    }

    List<String> names() {
        return List.copyOf(kubeconfigs.keySet());
    }

    Map<String, String> kubeconfigs() {
        return Map.copyOf(kubeconfigs);
    }

    /** In the order of the names. */
    List<ApiClient> clients() {
        return List.copyOf(clients.values());
    }

    /** Counts new objects of Tierwall's in all clusters from now on, until the watches are closed. */
    Watches count(Tally tally) throws IOException, InterruptedException {
        return watch(Holding.KINDS, (cluster, line) -> tally.event(line));
    }

    /** Told the events of Tierwall's objects of some kinds, cluster by cluster counted from 0. */
    Watches watch(List<String> kinds, Events events) throws IOException, InterruptedException {
        Watches watches = new Watches(new ArrayList<>());
        int number = 0;
        for (ApiClient client : clients.values()) {
            int cluster = number++;
            for (String kind : kinds) {
                String version = client.getJson(Holding.ROOT + kind + "?limit=1")
                        .at("/metadata/resourceVersion")
                        .asText();
                String path = Holding.ROOT + kind + "?watch=true&timeoutSeconds=3600&resourceVersion=" + version + "&"
                        + Holding.OURS;
                watches.open()
                        .add(Watching.open("bench-watch-" + kind, client, path, line -> events.event(cluster, line)));
            }
        }
        return watches;
    }

    /** Who is told what happens; by several threads. */
    interface Events {

        void event(int cluster, String line);
    }

    /** Open watches. */
    record Watches(List<Watching> open) implements AutoCloseable {

        /** @throws IllegalStateException when one has ended by itself */
        void requireOpen() {
            open.forEach(Watching::requireOpen);
        }

        @Override
        public void close() throws IOException {
            for (Watching watching : open) {
                watching.close();
            }
        }
    }

    /** The digest that all clusters have in common. */
    String digest() throws IOException, InterruptedException {
        List<String> digests = new ArrayList<>();
        for (ApiClient client : clients.values()) {
            digests.add(Holding.of(client).digest());
        }
        if (digests.stream().distinct().count() != 1) {
            throw new IllegalStateException("clusters hold different objects: " + digests);
        }
        return clients.size() + " clusters with " + digests.getFirst();
    }

    @Override
    public void close() throws IOException {
        clients.values().forEach(ApiClient::close);
        lab.close();
    }
}
