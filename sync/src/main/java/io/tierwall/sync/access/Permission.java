package io.tierwall.sync.access;

/**
 * A verb for a resource, in all namespaces.
 *
 * @param group of the API; empty for the core
 * @param resource in plural, as URLs say it
 */
public record Permission(String group, String resource, String verb) {

    /** The resource as Kubernetes' messages name it, such as {@code clustergroups.crd.antrea.io}. */
    public String qualifiedResource() {
        return group.isEmpty() ? resource : resource + "." + group;
    }
}
