package io.tierwall.sync.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterGroup.IpBlock;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.antrea.crd.PolicyRule.Port;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.antrea.render.DesiredState;
import io.tierwall.antrea.render.Ownership;
import io.tierwall.model.IntentPath;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Small objects with telling names. */
public final class Samples {

    private Samples() {}

    public static DesiredState state(long revision, AntreaObject<?>... objects) {
        return new DesiredState(revision, List.of(objects));
    }

    public static DesiredObjects desired(long revision, AntreaObject<?>... objects) {
        return DesiredObjects.of(state(revision, objects));
    }

    public static Tier tier(String name, int priority) {
        return new Tier(metadata(name, Map.of(Ownership.DISPLAY_NAME, name)), new Tier.Spec(priority, "a tier"));
    }

    public static ClusterGroup addresses(String name, String... blocks) {
        return new ClusterGroup(
                metadata(name, groupPath(name)),
                ClusterGroup.Spec.addresses(
                        Arrays.stream(blocks).map(IpBlock::of).toList()));
    }

    public static ClusterGroup union(String name, String... children) {
        return new ClusterGroup(metadata(name, groupPath(name)), ClusterGroup.Spec.union(List.of(children)));
    }

    /** A policy with one ingress rule, number 1001, from a group to every pod. */
    public static ClusterNetworkPolicy policy(String name, String tier, double priority, String... groups) {
        List<Peer> from = Arrays.stream(groups).map(Peer::group).toList();
        PolicyRule rule = new PolicyRule(
                "1001",
                Action.Drop,
                List.of(Peer.everyPod()),
                from,
                List.of(),
                List.of(new Port("TCP", 80, null)),
                false,
                null);
        return new ClusterNetworkPolicy(
                metadata(name, annotations(path(name))),
                new ClusterNetworkPolicy.Spec(tier, priority, List.of(), List.of(rule), List.of()));
    }

    public static IntentPath path(String policy) {
        return IntentPath.securityPolicy("default", policy);
    }

    private static Map<String, String> groupPath(String name) {
        String parent = name.contains(".") ? name.substring(0, name.indexOf('.')) : name;
        return annotations(IntentPath.group("default", parent));
    }

    private static Map<String, String> annotations(IntentPath path) {
        return Map.of(Ownership.PATH, path.value(), Ownership.DISPLAY_NAME, path.id());
    }

    /** Of an object of ours. */
    public static ObjectMeta metadata(String name) {
        return metadata(name, Map.of());
    }

    private static ObjectMeta metadata(String name, Map<String, String> annotations) {
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setLabels(Map.of(Ownership.MANAGED_BY, Ownership.TIERWALL));
        metadata.setAnnotations(annotations);
        return metadata;
    }

    /** An object of somebody else, with nothing in its spec. */
    public static ObjectNode foreign(ObjectKey key) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", key.kind().title());
        object.putObject("metadata").put("name", key.name()).putObject("labels").put("app", "theirs");
        object.putObject("spec");
        return object;
    }

    /** A tier of somebody else. */
    public static ObjectNode foreignTier(String name, int priority) {
        ObjectNode tier = foreign(ObjectKey.tier(name));
        tier.withObject("/spec").put("priority", priority);
        return tier;
    }

    /** A policy of somebody else in a tier. */
    public static ObjectNode foreignPolicy(String name, String tier) {
        ObjectNode object = foreign(ObjectKey.policy(name));
        object.withObject("/spec").put("tier", tier).put("priority", 7);
        return object;
    }

    public static LiveObject live(ObjectKind kind, ObjectNode object) {
        return LiveObject.of(kind, object, Instant.EPOCH);
    }
}
