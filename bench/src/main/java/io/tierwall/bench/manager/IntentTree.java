package io.tierwall.bench.manager;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is published, as trees for {@code PATCH /policy/api/v1/infra}: some groups, and policies over them of the
 * Application category that span all clusters.
 *
 * @param rules of each policy
 */
record IntentTree(int policies, int rules, List<String> clusters) {

    static final String PATH = "/policy/api/v1/infra";

    private static final String DOMAIN = "/infra/domains/default";
    private static final String CLUSTERS = "/infra/sites/default/enforcement-points/default/cluster-control-planes/";
    private static final int GROUPS = 20;
    private static final int FIRST_PORT = 1_000;

    static String rulePath(int policy, int rule) {
        return "/policy/api/v1" + DOMAIN + "/security-policies/policy-" + policy + "/rules/rule-" + rule;
    }

    byte[] groups() {
        ArrayNode children = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < GROUPS; i++) {
            ObjectNode group = child(children, "Group").put("id", group(i));
            group.putArray("group_type").add("ANTREA");
            group.putArray("expression")
                    .addObject()
                    .put("resource_type", "Condition")
                    .put("member_type", "Pod")
                    .put("key", "Tag")
                    .put("operator", "EQUALS")
                    .put("value", "app|app-" + i);
        }
        return tree(children);
    }

    /** Those from one policy to before another. */
    byte[] policies(int from, int to) {
        ArrayNode children = JsonNodeFactory.instance.arrayNode();
        for (int i = from; i < to; i++) {
            ObjectNode policy = child(children, "SecurityPolicy")
                    .put("id", "policy-" + i)
                    .put("category", "Application")
                    .put("sequence_number", i + 1);
            ArrayNode below = policy.putArray("children");
            for (int rule = 0; rule < rules; rule++) {
                child(below, "Rule").setAll(rule(i, rule, ""));
            }
            for (String cluster : clusters) {
                child(below, "SecurityPolicyContainerCluster")
                        .put("id", cluster)
                        .put("container_cluster_path", CLUSTERS + cluster);
            }
        }
        return tree(children);
    }

    /** Takes all policies and groups away. */
    byte[] nothing() {
        ArrayNode children = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < policies; i++) {
            delete(children, "SecurityPolicy", "policy-" + i);
        }
        for (int i = 0; i < GROUPS; i++) {
            delete(children, "Group", group(i));
        }
        return tree(children);
    }

    /**
     * One rule.
     *
     * @param mark a label for the log, which the clusters are told, too; empty for no logging
     */
    static ObjectNode rule(int policy, int rule, String mark) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("id", "rule-" + rule)
                .put("sequence_number", (rule + 1) * 10)
                .put("action", rule % 10 == 9 ? "DROP" : "ALLOW")
                .put("direction", "IN")
                .put("logged", !mark.isEmpty())
                .put("tag", mark);
        node.putArray("scope").add(DOMAIN + "/groups/" + group(policy % GROUPS));
        node.putArray("source_groups").add(DOMAIN + "/groups/" + group((policy + rule + 1) % GROUPS));
        ObjectNode entry = node.putArray("service_entries")
                .addObject()
                .put("resource_type", "L4PortSetServiceEntry")
                .put("id", "port")
                .put("l4_protocol", "TCP");
        entry.putArray("destination_ports").add(Integer.toString(FIRST_PORT + rule));
        return node;
    }

    private static String group(int index) {
        return "group-" + index;
    }

    private static ObjectNode child(ArrayNode children, String type) {
        ObjectNode wrapper = children.addObject().put("resource_type", "Child" + type);
        return wrapper.putObject(type).put("resource_type", type);
    }

    private static void delete(ArrayNode children, String type, String id) {
        ObjectNode wrapper =
                children.addObject().put("resource_type", "Child" + type).put("marked_for_delete", true);
        wrapper.putObject(type).put("resource_type", type).put("id", id);
    }

    private static byte[] tree(ArrayNode children) {
        ObjectNode infra = JsonNodeFactory.instance.objectNode().put("resource_type", "Infra");
        infra.putArray("children")
                .addObject()
                .put("resource_type", "ChildResourceReference")
                .put("id", "default")
                .put("target_type", "Domain")
                .set("children", children);
        return infra.toString().getBytes(StandardCharsets.UTF_8);
    }
}
