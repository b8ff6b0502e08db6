package io.tierwall.lab.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.apiserver.Kinds.Served;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ResourceType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the server serves, for clients that ask first. Kinds that somebody keeps, then those that are computed. */
final class Discovery {

    /** What {@code kubectl get all} means. */
    static final Set<String> IN_ALL = Set.of("Pod", "Service", "Deployment");

    static final List<String> STATUS_VERBS = List.of("get", "patch", "update");

    private final Kinds kinds;

    Discovery(Kinds kinds) {
        this.kinds = kinds;
    }

    /** The document at this path, if it is one of discovery. */
    Optional<Answer> at(String path, String accept) {
        boolean root = path.equals("/api") || path.equals("/apis");
        if (root && AggregatedDiscovery.wanted(accept)) {
            List<Served> wanted = kinds.all()
                    .filter(served -> served.type().group().isEmpty() == path.equals("/api"))
                    .toList();
            return Optional.of(AggregatedDiscovery.answer(wanted));
        }
        return path.equals("/openapi/v2")
                ? Optional.of(FormerOpenApi.answer(types().toList(), accept))
                : plain(path).map(Answer::ok);
    }

    private Optional<ObjectNode> plain(String path) {
        return switch (path) {
            case "/api" -> Optional.of(coreVersions());
            case "/apis" -> Optional.of(groups());
            case "/version", "/version/" -> Optional.of(version());
            case "/openapi/v3" -> Optional.of(OpenApi.index(groupVersions()));
            case String other
            when other.startsWith("/openapi/v3/") ->
                resourcesOf(other.substring("/openapi/v3/".length())).map(OpenApi::document);
            case String other when other.startsWith("/api/") -> resources(other.substring("/api/".length()));
            case String other
            when other.startsWith("/apis/") ->
                group(other.substring("/apis/".length())).or(() -> resources(other.substring("/apis/".length())));
            case String _ -> Optional.empty();
        };
    }

    private Stream<ResourceType> types() {
        return kinds.all().map(Served::type);
    }

    private List<String> groupVersions() {
        return types().map(ResourceType::apiVersion).distinct().toList();
    }

    private Optional<List<ResourceType>> resourcesOf(String openApiPath) {
        String groupVersion = openApiPath.replaceFirst("^apis?/", "");
        List<ResourceType> found =
                types().filter(type -> type.apiVersion().equals(groupVersion)).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    private static ObjectNode coreVersions() {
        ObjectNode versions = Documents.of("v1", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    private ObjectNode groups() {
        ObjectNode list = Documents.of("v1", "APIGroupList");
        ArrayNode groups = list.putArray("groups");
        types().map(ResourceType::group)
                .distinct()
                .filter(name -> !name.isEmpty())
                .forEach(name -> group(name).ifPresent(groups::add));
        return list;
    }

    private Optional<ObjectNode> group(String name) {
        List<String> versions = types().filter(
                        type -> !name.isEmpty() && type.group().equals(name))
                .map(ResourceType::version)
                .distinct()
                .toList();
        if (versions.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode group = Documents.of("v1", "APIGroup").put("name", name);
        ArrayNode list = group.putArray("versions");
        versions.forEach(version ->
                list.addObject().put("groupVersion", name + "/" + version).put("version", version));
        group.putObject("preferredVersion")
                .put("groupVersion", name + "/" + versions.getFirst())
                .put("version", versions.getFirst());
        return Optional.of(group);
    }

    /** @throws ApiException 503 when whoever answers for them is away */
    private Optional<ObjectNode> resources(String groupVersion) {
        ObjectNode list = Documents.of("v1", "APIResourceList").put("groupVersion", groupVersion);
        ArrayNode resources = list.putArray("resources");
        kinds.all()
                .filter(served -> served.type().apiVersion().equals(groupVersion))
                .forEach(served -> {
                    requireAvailable(served);
                    describe(served, resources.addObject());
                    if (served.type().hasStatus()) {
                        describeStatus(served.type(), resources.addObject());
                    }
                });
        return resources.isEmpty() ? Optional.empty() : Optional.of(list);
    }

    /** This document comes from who serves the kinds, unlike the list of groups. */
    private static void requireAvailable(Served served) {
        if (!served.available()) {
            throw ApiException.unavailable("the server is currently unable to handle the request");
        }
    }

    private static void describe(Served served, ObjectNode out) {
        ResourceType type = served.type();
        out.put("name", type.plural());
        out.put("singularName", type.singular());
        out.put("namespaced", type.namespaced());
        out.put("kind", type.kind());
        Documents.strings(out, "verbs", served.verbs());
        Documents.strings(out, "shortNames", type.shortNames());
        if (IN_ALL.contains(type.kind())) {
            out.putArray("categories").add("all");
        }
    }

    private static void describeStatus(ResourceType type, ObjectNode out) {
        out.put("name", type.plural() + "/status");
        out.put("singularName", "");
        out.put("namespaced", type.namespaced());
        out.put("kind", type.kind());
        Documents.strings(out, "verbs", STATUS_VERBS);
    }

    private static ObjectNode version() {
        return Documents.empty()
                .put("major", "1")
                .put("minor", "32")
                .put("gitVersion", "v1.32.0+tierwall.lab")
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "2026-01-01T00:00:00Z")
                .put("goVersion", "")
                .put("compiler", "")
                .put("platform", "linux/amd64");
    }
}
