package io.tierwall.lab.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.apiserver.Extension;
import io.tierwall.lab.cluster.LabCluster;
import io.tierwall.lab.objects.ApiException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A lab by HTTP, below {@code /lab/v1/clusters}: {@code GET} and {@code POST} of clusters, {@code GET} and
 * {@code DELETE} of one ({@code …/NAME}, {@code …/NAME/cascade}), and its {@linkplain ClusterPartResource parts}.
 */
final class LabResource implements Extension {

    static final String PATH = "/lab/v1/clusters";

    private static final int USUAL_NODES = 2;

    private final LabHost lab;

    LabResource(LabHost lab) {
        this.lab = lab;
    }

    @Override
    public String prefix() {
        return PATH;
    }

    @Override
    public JsonNode handle(String method, String path, JsonNode body) {
        List<String> segments = Arrays.stream(path.substring(PATH.length()).split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        try {
            return switch (segments.size()) {
                case 0 -> clusters(method, body);
                case 1 -> cluster(method, lab.cluster(segments.getFirst()));
                default -> below(method, segments, body);
            };
        } catch (LabException refused) {
            throw switch (refused.kind()) {
                case NO_SUCH_THING -> ApiException.ofCode(404, String.valueOf(refused.getMessage()));
                case IN_THE_WAY -> ApiException.ofCode(409, String.valueOf(refused.getMessage()));
            };
        } catch (IllegalArgumentException | IllegalStateException mistake) {
            throw ApiException.badRequest(String.valueOf(mistake.getMessage()));
        }
    }

    private JsonNode clusters(String method, JsonNode body) {
        return switch (method) {
            case "GET" -> list();
            case "POST" -> create(body);
            case String _ -> throw ApiException.notAllowed();
        };
    }

    private JsonNode list() {
        Map<String, String> registered = lab.registered();
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.putArray("clusters");
        lab.clusters()
                .forEach(cluster -> list.withArray("/clusters").add(ClusterDocuments.cluster(cluster, registered)));
        return list;
    }

    private JsonNode create(JsonNode body) {
        if (!body.path("name").isTextual()) {
            throw new IllegalArgumentException("name is the name of the new cluster");
        }
        JsonNode nodes = body.path("nodes");
        if (!nodes.isMissingNode() && !nodes.isInt()) {
            throw new IllegalArgumentException("nodes is a number");
        }
        LabCluster created = lab.create(body.path("name").asText(), nodes.asInt(USUAL_NODES));
        return ClusterDocuments.cluster(created, lab.registered());
    }

    private JsonNode cluster(String method, LabCluster cluster) {
        return switch (method) {
            case "GET" -> ClusterDocuments.cluster(cluster, lab.registered());
            case "DELETE" -> delete(cluster.name(), false);
            case String _ -> throw ApiException.notAllowed();
        };
    }

    private JsonNode delete(String cluster, boolean cascade) {
        lab.delete(cluster, cascade);
        return JsonNodeFactory.instance.objectNode();
    }

    private JsonNode below(String method, List<String> segments, JsonNode body) {
        LabCluster cluster = lab.cluster(segments.getFirst());
        List<String> rest = segments.subList(1, segments.size());
        if (rest.equals(List.of("cascade")) && method.equals("DELETE")) {
            return delete(cluster.name(), true);
        }
        return new ClusterPartResource(cluster).handle(method, rest, body);
    }
}
