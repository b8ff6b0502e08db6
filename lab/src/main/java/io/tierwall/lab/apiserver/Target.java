package io.tierwall.lab.apiserver;

import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceType;

/**
 * What a request is about.
 *
 * @param namespace empty for a kind that is in none, or for all namespaces
 * @param name empty for the collection
 * @param status whether it is about the status only
 */
record Target(ResourceType type, String namespace, String name, boolean status) {

    ObjectKey key() {
        return new ObjectKey(namespace, name);
    }

    Target named(String other) {
        return new Target(type, namespace, other, status);
    }
}
