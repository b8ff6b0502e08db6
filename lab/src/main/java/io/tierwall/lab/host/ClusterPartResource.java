package io.tierwall.lab.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.faults.Fault;
import io.tierwall.lab.host.LabException.Kind;
import io.tierwall.lab.objects.ApiException;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * What one cluster is made of: {@code PUT} of {@code {"running": true}} to {@code controller}, {@code apiserver} or
 * {@code nodes/NAME}; {@code GET}, {@code POST} of {@code {"fault": ["latency=1s"]}} and {@code DELETE} of
 * {@code faults}, and {@code DELETE} of {@code faults/ID}.
 */
record ClusterPartResource(LabCluster cluster) {

    JsonNode handle(String method, List<String> path, JsonNode body) {
        return switch (path.size()) {
            case 1 -> whole(method, path.getFirst(), body);
            case 2 -> single(method, path.getFirst(), path.get(1), body);
            default -> throw ApiException.noSuchResource();
        };
    }

    private JsonNode whole(String method, String part, JsonNode body) {
        return switch (part) {
            case "controller" -> run(method, body, cluster::startController, cluster::stopController);
            case "apiserver" -> run(method, body, cluster::startApiServer, cluster::stopApiServer);
            case "faults" -> faults(method, body);
            case String _ -> throw ApiException.noSuchResource();
        };
    }

    private JsonNode single(String method, String kind, String name, JsonNode body) {
        return switch (kind) {
            case "nodes" -> run(method, body, () -> cluster.startNode(name), () -> cluster.stopNode(name));
            case "faults" -> clear(method, name);
            case String _ -> throw ApiException.noSuchResource();
        };
    }

    private static JsonNode run(String method, JsonNode body, Runnable start, Runnable stop) {
        if (!method.equals("PUT")) {
            throw ApiException.notAllowed();
        }
        if (!body.path("running").isBoolean()) {
            throw new IllegalArgumentException("running is true or false");
        }
        (body.path("running").asBoolean() ? start : stop).run();
        return body;
    }

    private JsonNode faults(String method, JsonNode body) {
        return switch (method) {
            case "GET" -> ClusterDocuments.faults(cluster);
            case "POST" -> set(body);
            case "DELETE" -> {
                cluster.clearFaults();
                yield ClusterDocuments.faults(cluster);
            }
            case String _ -> throw ApiException.notAllowed();
        };
    }

    private JsonNode set(JsonNode body) {
        List<String> words = StreamSupport.stream(body.path("fault").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        Fault fault = Fault.parse(words);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        return answer.put("id", cluster.setFault(fault)).put("fault", fault.toString());
    }

    private JsonNode clear(String method, String id) {
        if (!method.equals("DELETE")) {
            throw ApiException.notAllowed();
        }
        if (!cluster.clearFault(id)) {
            throw new LabException(Kind.NO_SUCH_THING, "cluster " + cluster.name() + " has no fault " + id);
        }
        return ClusterDocuments.faults(cluster);
    }
}
