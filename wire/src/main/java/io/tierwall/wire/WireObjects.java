package io.tierwall.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.Domain;
import io.tierwall.model.Group;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Rule;
import io.tierwall.model.SecurityPolicy;
import io.tierwall.model.Service;
import io.tierwall.model.intent.PolicyTree;
import io.tierwall.model.problem.ProblemCode;
import java.util.Optional;

/** Objects of the intent as clients see them, with every field of NSX's and the defaults filled in. Pure. */
public final class WireObjects {

    private WireObjects() {}

    /** An object by itself: a policy without its rules. */
    public static ObjectNode write(IntentObject object) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        switch (object) {
            case Domain domain -> CommonFields.write(domain, "Domain", out);
            case Group group -> GroupFormat.write(group, out);
            case Service service -> ServiceFormat.write(service, out);
            case SecurityPolicy policy -> SecurityPolicyFormat.write(policy, out);
            case Rule rule -> RuleFormat.write(rule, out);
            case ContainerClusterSpan span -> SpanFormat.write(span, out);
            case ClusterControlPlane cluster -> ClusterControlPlaneFormat.write(cluster, out);
        }
        return out;
    }

    /** A policy with its rules, in their order. */
    public static ObjectNode write(PolicyTree tree) {
        ObjectNode out = write(tree.policy());
        SecurityPolicyFormat.writeRules(tree.rules(), out);
        return out;
    }

    /**
     * What a client says about the object at this path; empty when there can be none of the kind, which is reported.
     */
    static Optional<IntentObject> read(ObjectReader in, IntentPath path) {
        return switch (path.collection()) {
            case "groups" -> Optional.of(GroupFormat.read(in, path));
            case "services" -> Optional.of(ServiceFormat.read(in, path));
            case "security-policies" -> Optional.of(SecurityPolicyFormat.read(in, path));
            case "rules" -> Optional.of(RuleFormat.read(in, path, 0));
            case "container-cluster-span" -> Optional.of(SpanFormat.read(in, path));
            case String other -> {
                in.report(ProblemCode.PATH_UNKNOWN, "", "Nothing can be written in \"" + other + "\". Check the path.");
                yield Optional.empty();
            }
        };
    }
}
