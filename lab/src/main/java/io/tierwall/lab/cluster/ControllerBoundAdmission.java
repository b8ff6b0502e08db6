package io.tierwall.lab.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.apiserver.Admission;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Admission whose webhooks the Antrea controller answers: without it, what they have a say in cannot be written. */
record ControllerBoundAdmission(Admission admission, BooleanSupplier controllerRuns) implements Admission {

    /** The first hook that is called when one of these is written, and its path. */
    private static final Map<ResourceType, Hook> HOOKS = Map.of(
            ResourceTypes.TIERS, new Hook("tiervalidator.antrea.io", "/validate/tier"),
            ResourceTypes.CLUSTER_GROUPS, new Hook("clustergroupvalidator.antrea.io", "/validate/clustergroup"),
            ResourceTypes.GROUPS, new Hook("groupvalidator.antrea.io", "/validate/group"),
            ResourceTypes.CLUSTER_NETWORK_POLICIES, new Hook("acnpmutator.antrea.io", "/mutate/acnp"),
            ResourceTypes.ANTREA_NETWORK_POLICIES, new Hook("annpmutator.antrea.io", "/mutate/annp"),
            ResourceTypes.TRACEFLOWS, new Hook("traceflowvalidator.antrea.io", "/validate/traceflow"),
            ResourceTypes.SUPPORT_BUNDLE_COLLECTIONS,
                    new Hook("supportbundlecollectionvalidator.antrea.io", "/validate/supportbundlecollection"));

    private record Hook(String name, String path) {}

    @Override
    public void admitWrite(ResourceType type, Optional<ObjectNode> before, ObjectNode after) {
        require(type);
        admission.admitWrite(type, before, after);
    }

    @Override
    public List<String> warnings(ResourceType type, ObjectNode after) {
        return admission.warnings(type, after);
    }

    /** Only tiers have a hook for that. */
    @Override
    public void admitDelete(ResourceType type, ObjectNode object) {
        if (type.equals(ResourceTypes.TIERS)) {
            require(type);
        }
        admission.admitDelete(type, object);
    }

    private void require(ResourceType type) {
        Optional<Hook> hook = Optional.ofNullable(HOOKS.get(type)).filter(_ -> !controllerRuns.getAsBoolean());
        if (hook.isPresent()) {
            throw ApiException.internal("Internal error occurred: failed calling webhook \""
                    + hook.get().name() + "\": failed to call webhook: Post \"https://antrea.kube-system.svc:443"
                    + hook.get().path() + "?timeout=5s\": no endpoints available for service \"antrea\"");
        }
    }
}
