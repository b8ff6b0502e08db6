package io.tierwall.antrea.render;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.tierwall.antrea.crd.ClusterGroup.IpBlock;
import io.tierwall.antrea.crd.ClusterGroup.ServiceReference;
import io.tierwall.antrea.crd.ClusterGroup.Spec;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a group's child says, as a text that is different for different selections. Names in clusters come from it: it
 * must never change, or every child is written anew.
 */
final class Wording {

    private Wording() {}

    static String of(Spec spec) {
        ServiceReference service = spec.serviceReference();
        if (service != null) {
            return "service " + service.namespace() + "/" + service.name();
        }
        if (!spec.ipBlocks().isEmpty()) {
            return "addresses " + spec.ipBlocks().stream().map(IpBlock::cidr).collect(Collectors.joining(","));
        }
        return "namespaces " + of(spec.namespaceSelector()) + " pods " + of(spec.podSelector());
    }

    private static String of(@Nullable LabelSelector selector) {
        if (selector == null) {
            return "-";
        }
        return selector.getMatchExpressions().stream()
                .map(requirement -> requirement.getKey() + " " + requirement.getOperator() + " "
                        + String.join(",", requirement.getValues()))
                .collect(Collectors.joining(";", "[", "]"));
    }
}
