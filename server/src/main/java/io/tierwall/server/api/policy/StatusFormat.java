package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.realization.ClusterStatus;
import io.tierwall.server.realization.ConsolidatedStatus;
import java.util.List;

/** Writes how far clusters are as NSX does. */
final class StatusFormat {

    private static final String SITE = IntentPath.ENFORCEMENT_POINT.parent().value();

    private StatusFormat() {}

    /** One entry for each cluster; which one it is about is said when the enforced status is asked for. */
    static ObjectNode consolidated(IntentObject object, List<ClusterStatus> clusters, boolean enforced) {
        ConsolidatedStatus whole = ConsolidatedStatus.consolidate(
                clusters.stream().map(ClusterStatus::status).toList());
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("intent_path", object.path().value());
        out.put("intent_version", Integer.toString(object.system().revision()));
        out.put("publish_status", whole.publishStatus());
        writeStatus(whole, out);
        var entries = out.putArray("consolidated_status_per_enforcement_point");
        clusters.forEach(cluster -> writeEntry(cluster, enforced, entries.addObject()));
        return out;
    }

    private static void writeEntry(ClusterStatus cluster, boolean enforced, ObjectNode out) {
        out.put("resource_type", "ConsolidatedStatusNsxT");
        out.put("enforcement_point_id", IntentPath.ENFORCEMENT_POINT.id());
        out.put("enforcement_point_path", IntentPath.ENFORCEMENT_POINT.value());
        out.put("site_path", SITE);
        writeStatus(cluster.status(), out);
        if (cluster.status() == ConsolidatedStatus.ERROR) {
            ObjectNode alarm = out.putObject("alarm");
            alarm.put("error_id", "REALIZATION_FAILED");
            alarm.put("message", said(cluster));
        }
        if (enforced) {
            out.put("container_cluster_path", cluster.cluster().value());
            writeEnforced(cluster, out.putObject("enforced_status"));
        }
    }

    private static void writeEnforced(ClusterStatus cluster, ObjectNode out) {
        ObjectNode information = out.putObject("enforced_status_info");
        information
                .putObject("enforced_status")
                .put("status", enforcedStatus(cluster.status()))
                .put("status_message", said(cluster));
        information.putArray("enforced_status_per_scope");
        out.putObject("pending_changes_info")
                .put("pending_changes_flag", cluster.status() == ConsolidatedStatus.IN_PROGRESS);
    }

    private static String enforcedStatus(ConsolidatedStatus status) {
        return status == ConsolidatedStatus.ERROR ? "FAILURE" : status.name();
    }

    private static String said(ClusterStatus cluster) {
        return cluster.cluster() + ": " + cluster.message();
    }

    private static void writeStatus(ConsolidatedStatus status, ObjectNode out) {
        out.putObject("consolidated_status").put("consolidated_status", status.name());
    }

    /** What one cluster made of an object. */
    static ObjectNode realizedEntity(IntentObject object, ClusterStatus cluster) {
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        String id = object.path().id();
        out.put("resource_type", "GenericPolicyRealizedResource");
        out.put("id", id + "-" + cluster.cluster().id());
        out.put("display_name", object.naming().displayName());
        out.put(
                "path",
                object.path() + "/realized-entities/" + cluster.cluster().id());
        out.put("entity_type", "Realized" + object.getClass().getSimpleName());
        out.put("state", cluster.status().publishStatus());
        out.put("publish_status", cluster.status().publishStatus());
        out.put("realization_specific_identifier", id);
        out.put("enforcement_point_path", IntentPath.ENFORCEMENT_POINT.value());
        out.put("site_path", SITE);
        out.put("runtime_status", "UNKNOWN");
        out.putArray("intent_paths").add(object.path().value());
        out.putArray("intent_reference").add(object.path().value());
        out.putArray("alarms");
        ObjectNode attribute = out.putArray("extended_attributes").addObject();
        attribute
                .put("key", "container_cluster_path")
                .put("data_type", "STRING")
                .put("multivalue", false);
        attribute.putArray("values").add(cluster.cluster().value());
        if (cluster.status() == ConsolidatedStatus.ERROR) {
            out.put("publish_status_error", said(cluster));
        }
        return out;
    }

    /** That one cluster cannot realize an object. */
    static ObjectNode alarm(IntentObject object, ClusterStatus cluster) {
        String id = object.path().id() + "-" + cluster.cluster().id();
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.put("resource_type", "PolicyAlarmResource");
        out.put("id", id).put("display_name", id);
        out.put("path", "/infra/realized-state/alarms/" + id);
        out.put("relative_path", id);
        out.put("parent_path", "/infra/realized-state");
        out.put("message", said(cluster));
        out.put("source_reference", object.path().value());
        out.put("source_site_id", IntentPath.ENFORCEMENT_POINT.parent().id());
        out.putObject("error_details")
                .put("error_code", ProblemCode.CLUSTER_UNUSABLE.errorCode())
                .put("error_message", said(cluster))
                .put("module_name", "policy");
        return out;
    }

    /** The one enforcement point as something that is realized: it always is. */
    static ObjectNode enforcementPoint() {
        String id = IntentPath.ENFORCEMENT_POINT.id();
        return JsonNodeFactory.instance
                .objectNode()
                .put("resource_type", "RealizedEnforcementPoint")
                .put("id", id)
                .put("display_name", id)
                .put("path", "/infra/realized-state/enforcement-points/" + id)
                .put("relative_path", id)
                .put("parent_path", "/infra/realized-state")
                .put("state", ConsolidatedStatus.SUCCESS.publishStatus())
                .put("enforcement_point_path", IntentPath.ENFORCEMENT_POINT.value());
    }
}
