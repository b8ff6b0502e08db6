package io.tierwall.lab.apiserver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a URL points at.
 *
 * @param group empty for the core group
 * @param namespace empty where none is said
 * @param name empty for the collection
 * @param subresource empty for the object itself
 */
record ResourcePath(String group, String version, String namespace, String plural, String name, String subresource) {

    /** Reads the path of a URL; empty when it is not one of a resource. */
    static Optional<ResourcePath> parse(String path) {
        List<String> segments = new ArrayList<>(Arrays.asList(path.substring(1).split("/", -1)));
        boolean core = segments.getFirst().equals("api");
        if (!core && !segments.getFirst().equals("apis")) {
            return Optional.empty();
        }
        segments.removeFirst();
        if (segments.size() < (core ? 2 : 3)) {
            return Optional.empty();
        }
        String group = core ? "" : segments.removeFirst();
        String version = segments.removeFirst();
        String namespace = "";
        if (segments.size() > 2
                && segments.getFirst().equals("namespaces")
                && !segments.get(2).equals("status")) {
            segments.removeFirst();
            namespace = segments.removeFirst();
        }
        if (segments.size() > 3 || segments.contains("")) {
            return Optional.empty();
        }
        return Optional.of(new ResourcePath(
                group,
                version,
                namespace,
                segments.get(0),
                segments.size() > 1 ? segments.get(1) : "",
                segments.size() > 2 ? segments.get(2) : ""));
    }
}
