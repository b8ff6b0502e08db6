package io.tierwall.bench.manager;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.bench.measure.ApiClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a cluster holds of Tierwall's objects, in an order in which they can be created.
 *
 * @param objects without what the cluster itself adds
 * @param versions by kind and name, as the cluster counts every change
 * @param generations by kind and name, as the cluster counts changes of what objects say
 */
record Holding(List<Kept> objects, Map<String, String> versions, Map<String, Long> generations) {

    static final String ROOT = "/apis/crd.antrea.io/v1beta1/";
    static final String TIERS = "tiers";
    static final String GROUPS = "clustergroups";
    static final String POLICIES = "clusternetworkpolicies";
    static final List<String> KINDS = List.of(TIERS, GROUPS, POLICIES);
    static final String OURS = "labelSelector=tierwall.io%2Fmanaged-by%3Dtierwall";

    private static final List<String> ADDED_BY_THE_CLUSTER =
            List.of("uid", "creationTimestamp", "resourceVersion", "generation", "managedFields");
    private static final ObjectMapper SORTED =
            new ObjectMapper().configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true);

    /**
     * One object.
     *
     * @param plural of its kind
     * @param body as JSON, its fields sorted
     */
    record Kept(String plural, String name, String body) {

        byte[] bytes() {
            return body.getBytes(StandardCharsets.UTF_8);
        }

        String path() {
            return ROOT + plural + "/" + name;
        }
    }

    static Holding of(ApiClient cluster) throws IOException, InterruptedException {
        List<Kept> objects = new ArrayList<>();
        Map<String, String> versions = new TreeMap<>();
        Map<String, Long> generations = new TreeMap<>();
        for (String plural : KINDS) {
            JsonNode list = cluster.getJson(ROOT + plural + "?" + OURS);
            String kind = list.path("kind").asText().replaceFirst("List$", "");
            for (JsonNode item : list.path("items")) {
                String name = item.at("/metadata/name").asText();
                String key = plural + "/" + name;
                versions.put(key, item.at("/metadata/resourceVersion").asText());
                generations.put(key, item.at("/metadata/generation").asLong());
                objects.add(new Kept(plural, name, body(kind, item)));
            }
        }
        return new Holding(objects, versions, generations);
    }

    private static String body(String kind, JsonNode item) throws JsonProcessingException {
        ObjectNode object = item.deepCopy();
        object.put("apiVersion", "crd.antrea.io/v1beta1").put("kind", kind);
        object.remove("status");
        object.withObjectProperty("metadata").remove(ADDED_BY_THE_CLUSTER);
        return SORTED.writeValueAsString(SORTED.treeToValue(object, Object.class));
    }

    /** Equal for clusters that hold the same. */
    String digest() {
        return objects.size() + " objects " + HexFormat.of().toHexDigits(objects.hashCode());
    }

    /** How many objects are new, gone, or have changed in any way. */
    static long changes(Map<String, String> before, Map<String, String> after) {
        long gone =
                before.keySet().stream().filter(key -> !after.containsKey(key)).count();
        return gone
                + after.entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(before.get(entry.getKey())))
                        .count();
    }
}
