package io.tierwall.lab.controller;

import io.tierwall.lab.objects.ResourceType;
import java.util.List;
import java.util.Locale;

/** The kinds that the controller answers questions about groups and policies with. */
final class ControlPlane {

    private ControlPlane() {}

    /** A kind whose plural is the kind's own name. */
    static ResourceType type(String kind, boolean namespaced) {
        return type(kind, kind.toLowerCase(Locale.ROOT), namespaced);
    }

    static ResourceType type(String kind, String plural, boolean namespaced) {
        return new ResourceType(
                "controlplane.antrea.io",
                "v1beta2",
                kind,
                plural,
                kind.toLowerCase(Locale.ROOT),
                List.of(),
                namespaced,
                false,
                List.of());
    }
}
