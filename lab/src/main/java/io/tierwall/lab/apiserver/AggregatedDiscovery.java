package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.apiserver.Kinds.Served;
import io.tierwall.lab.objects.ResourceType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All that is served in one document, which kubectl asks for first. */
final class AggregatedDiscovery {

    private static final String MEDIA_TYPE = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    private AggregatedDiscovery() {}

    /** Whether a client understands this version of it. */
    static boolean wanted(String accept) {
        return accept.contains("as=APIGroupDiscoveryList") && accept.matches(".*v=v2\\b(?!beta).*");
    }

    /** The document about these kinds, in their order. */
    static Answer answer(Collection<Served> kinds) {
        ObjectNode list = Documents.of("apidiscovery.k8s.io/v2", "APIGroupDiscoveryList");
        list.putObject("metadata");
        ArrayNode groups = list.putArray("items");
        grouped(kinds, ResourceType::group).forEach((group, ofGroup) -> {
            ObjectNode out = groups.addObject();
            ObjectNode metadata = out.putObject("metadata");
            if (!group.isEmpty()) {
                metadata.put("name", group);
            }
            metadata.putNull("creationTimestamp");
            ArrayNode versions = out.putArray("versions");
            grouped(ofGroup, ResourceType::version)
                    .forEach((version, ofVersion) -> version(version, ofVersion, versions.addObject()));
        });
        return new Answer.Document(200, list, MEDIA_TYPE, List.of());
    }

    private interface Property {
        String of(ResourceType type);
    }

    private static Map<String, List<Served>> grouped(Collection<Served> kinds, Property property) {
        return kinds.stream()
                .collect(Collectors.groupingBy(
                        served -> property.of(served.type()), LinkedHashMap::new, Collectors.toList()));
    }

    private static void version(String version, List<Served> kinds, ObjectNode out) {
        out.put("version", version);
        ArrayNode resources = out.putArray("resources");
        kinds.forEach(served -> resource(served, resources.addObject()));
        // What a server that is away said last is shown, but nobody is to rely on it.
        out.put("freshness", kinds.stream().allMatch(Served::available) ? "Current" : "Stale");
    }

    private static void resource(Served served, ObjectNode out) {
        ResourceType type = served.type();
        out.put("resource", type.plural());
        out.set("responseKind", kind(type));
        out.put("scope", type.namespaced() ? "Namespaced" : "Cluster");
        out.put("singularResource", type.singular());
        Documents.strings(out, "verbs", served.verbs());
        Documents.strings(out, "shortNames", type.shortNames());
        if (Discovery.IN_ALL.contains(type.kind())) {
            out.putArray("categories").add("all");
        }
        if (type.hasStatus()) {
            ObjectNode status = out.putArray("subresources").addObject().put("subresource", "status");
            status.set("responseKind", kind(type));
            Documents.strings(status, "verbs", Discovery.STATUS_VERBS);
        }
    }

    private static ObjectNode kind(ResourceType type) {
        return Documents.empty()
                .put("group", type.group())
                .put("version", type.version())
                .put("kind", type.kind());
    }
}
