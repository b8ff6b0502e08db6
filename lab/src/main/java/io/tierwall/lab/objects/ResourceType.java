package io.tierwall.lab.objects;

import java.util.List;

/**
 * A kind of object that the lab serves.
 *
 * @param group empty for the core group
 * @param hasStatus whether the status has a subresource of its own, so that only it changes the status
 * @param columns what {@code kubectl get} shows besides the name
 */
public record ResourceType(
        String group,
        String version,
        String kind,
        String plural,
        String singular,
        List<String> shortNames,
        boolean namespaced,
        boolean hasStatus,
        List<Column> columns) {

    /**
     * A column of a table.
     *
     * @param type {@code string}, {@code integer}, {@code number}, {@code boolean} or {@code date}
     * @param pointer where in an object the value is, as a JSON pointer; the empty pointer, the object itself, for what
     *     is worked out from all of it
     * @param wideOnly whether it is shown only when asked for more
     */
    public record Column(String name, String type, String pointer, boolean wideOnly) {}

    public ResourceType {
        shortNames = List.copyOf(shortNames);
        columns = List.copyOf(columns);
    }

    /** Whether the kind is one of Kubernetes itself, rather than a custom resource. */
    public boolean isBuiltIn() {
        return !group.contains(".") || group.endsWith(".k8s.io");
    }

    /** Group and version as objects say it: {@code v1} or {@code crd.antrea.io/v1beta1}. */
    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    /** The resource as messages name it: {@code pods} or {@code tiers.crd.antrea.io}. */
    public String qualified() {
        return group.isEmpty() ? plural : plural + "." + group;
    }

    /** The kind as messages name it: {@code Pod} or {@code Tier.crd.antrea.io}. */
    public String qualifiedKind() {
        return group.isEmpty() ? kind : kind + "." + group;
    }
}
