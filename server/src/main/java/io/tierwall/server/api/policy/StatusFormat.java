package io.tierwall.server.api.policy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
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
    static void realizedEntity(IntentObject object, ClusterStatus cluster, ObjectNode out) {
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
    }
}
