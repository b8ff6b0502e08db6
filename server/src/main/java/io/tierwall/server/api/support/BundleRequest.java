package io.tierwall.server.api.support;

import io.tierwall.model.problem.ProblemCode;
import io.tierwall.wire.ObjectReader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a support bundle should hold.
 *
 * @param managers ids of managers
 * @param clusters the clusters and nodes of them
 * @param remote whether it is to be sent to a server instead of being answered
 */
record BundleRequest(List<String> managers, List<Cluster> clusters, boolean remote) {

    private static final int MOST_NODES = 200;
    private static final int MOST_PORTS = 65_535;
    private static final String NODES = "nodes";

    /** Nodes of a cluster, by the ids that the inventory has. */
    record Cluster(String id, List<String> nodes) {

        Cluster {
            nodes = List.copyOf(nodes);
        }
    }

    BundleRequest {
        managers = List.copyOf(managers);
        clusters = List.copyOf(clusters);
    }

    static BundleRequest read(ObjectReader in) {
        List<String> managers = in.strings(NODES);
        List<Cluster> clusters = new ArrayList<>();
        in.objects("container_nodes").forEach(containers -> readContainers(containers, clusters));
        in.strings("dynamic_content_filters");
        List<String> filters = in.strings("content_filters");
        for (int i = 0; i < filters.size(); i++) {
            if (!List.of("ALL", "DEFAULT").contains(filters.get(i))) {
                in.report(ProblemCode.VALUE_UNKNOWN, "content_filters[" + i + "]", "Use ALL or DEFAULT.");
            }
        }
        checkRange(in, "log_age_limit", 1, Integer.MAX_VALUE);
        boolean remote = in.has("remote_file_server");
        if (remote) {
            readServer(in.object("remote_file_server"));
        }
        if (managers.isEmpty() && clusters.isEmpty()) {
            in.report(
                    ProblemCode.FIELD_REQUIRED,
                    "container_nodes",
                    "Nothing is asked for. Name managers in nodes, or clusters and nodes in container_nodes.");
        }
        return new BundleRequest(managers, clusters, remote);
    }

    private static void readContainers(ObjectReader in, List<Cluster> clusters) {
        in.required("container_type")
                .filter(type -> !type.equals("ANTREA"))
                .ifPresent(_ -> in.report(
                        ProblemCode.VALUE_UNKNOWN,
                        "container_type",
                        "There are only clusters with Antrea. Use ANTREA."));
        for (ObjectReader cluster : in.objects("clusters")) {
            List<String> nodes = cluster.strings(NODES);
            if (nodes.size() > MOST_NODES) {
                cluster.report(
                        ProblemCode.LIMIT_EXCEEDED,
                        NODES,
                        "There are " + nodes.size() + " nodes; at most " + MOST_NODES
                                + " are possible at once. Divide them among several requests.");
            }
            cluster.required("cluster_id").ifPresent(id -> clusters.add(new Cluster(id, nodes)));
            cluster.end();
        }
        in.end();
    }

    private static void readServer(ObjectReader in) {
        in.required("server");
        in.required("directory_path");
        checkRange(in, "port", 1, MOST_PORTS);
        in.bool("manager_upload_only", false);
        if (in.has("protocol")) {
            ObjectReader protocol = in.object("protocol");
            protocol.required("name");
            protocol.string("ssh_fingerprint");
            if (protocol.has("authentication_scheme")) {
                ObjectReader scheme = protocol.object("authentication_scheme");
                scheme.required("scheme_name");
                scheme.string("username");
                scheme.string("password");
                scheme.end();
            }
            protocol.end();
        } else {
            in.required("protocol");
        }
        in.end();
    }

    private static void checkRange(ObjectReader in, String field, int least, int most) {
        OptionalInt number = in.integer(field);
        if (number.isPresent() && (number.getAsInt() < least || number.getAsInt() > most)) {
            in.report(
                    ProblemCode.VALUE_OUT_OF_RANGE,
                    field,
                    "The number has to be within " + least + " and " + most + ". Change the value.");
        }
    }
}
