package io.tierwall.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.IntentPath;
import io.tierwall.model.SystemFields;
import io.tierwall.model.problem.ProblemCode;

/** Spans: which cluster a policy is enforced in. */
final class SpanFormat {

    static final String TYPE = "SecurityPolicyContainerCluster";

    private static final String CLUSTER_TYPE = "ANTREA";

    private SpanFormat() {}

    static ContainerClusterSpan read(ObjectReader in, IntentPath path) {
        String type = in.string("container_cluster_type", CLUSTER_TYPE);
        if (!type.equals(CLUSTER_TYPE)) {
            in.report(
                    ProblemCode.VALUE_UNKNOWN,
                    "container_cluster_type",
                    "\"" + type + "\" is not known. Use " + CLUSTER_TYPE + ", or leave the field out.");
        }
        ContainerClusterSpan span = new ContainerClusterSpan(
                path,
                CommonFields.naming(in, path),
                SystemFields.UNSTAMPED,
                Paths.read(in, "container_cluster_path").orElse(IntentPath.INFRA));
        in.ignore("children");
        in.end();
        return span;
    }

    static void write(ContainerClusterSpan span, ObjectNode out) {
        CommonFields.write(span, TYPE, out);
        out.put("container_cluster_path", span.cluster().value());
        out.put("container_cluster_type", CLUSTER_TYPE);
    }
}
