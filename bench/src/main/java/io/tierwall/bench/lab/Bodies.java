package io.tierwall.bench.lab;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Objects for clusters. */
final class Bodies {

    static final String POLICIES = "/apis/crd.antrea.io/v1beta1/clusternetworkpolicies";
    static final String PODS = "/api/v1/namespaces/bench/pods";

    private static final int FIRST_PORT = 8_000;

    private Bodies() {}

    /** A policy of rules with one peer and one port each, over pods that a label selects. */
    static byte[] policy(String name, int rules) {
        ObjectNode policy = named("crd.antrea.io/v1beta1", "ClusterNetworkPolicy", name);
        ObjectNode spec = policy.putObject("spec").put("tier", "application").put("priority", 10);
        spec.putArray("appliedTo").add(selector("app", name));
        ArrayNode ingress = spec.putArray("ingress");
        for (int rule = 0; rule < rules; rule++) {
            ObjectNode each = ingress.addObject().put("name", "r" + rule).put("action", "Allow");
            each.putArray("from").add(selector("peer", "p" + rule));
            each.putArray("ports").addObject().put("protocol", "TCP").put("port", FIRST_PORT + rule);
        }
        return bytes(policy);
    }

    /** A pod on any node. */
    static byte[] pod(String name, String app) {
        ObjectNode pod = named("v1", "Pod", name);
        pod.withObject("/metadata/labels").put("app", app);
        pod.putObject("spec")
                .putArray("containers")
                .addObject()
                .put("name", "main")
                .put("image", "none");
        return bytes(pod);
    }

    /** A policy that refuses what comes from one pod to another, each selected by its label {@code app}. */
    static byte[] refusal(String name, String from, String to) {
        ObjectNode policy = named("crd.antrea.io/v1beta1", "ClusterNetworkPolicy", name);
        ObjectNode spec = policy.putObject("spec").put("tier", "emergency").put("priority", 1);
        spec.putArray("appliedTo").add(selector("app", to));
        ObjectNode rule =
                spec.putArray("ingress").addObject().put("name", "refuse").put("action", "Reject");
        rule.putArray("from").add(selector("app", from));
        return bytes(policy);
    }

    private static ObjectNode selector(String label, String value) {
        ObjectNode peer = JsonNodeFactory.instance.objectNode();
        peer.withObject("/podSelector/matchLabels").put(label, value);
        return peer;
    }

    private static ObjectNode named(String apiVersion, String kind, String name) {
        ObjectNode object = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", apiVersion)
                .put("kind", kind);
        object.putObject("metadata").put("name", name);
        return object;
    }

    private static byte[] bytes(ObjectNode object) {
        return object.toString().getBytes(StandardCharsets.UTF_8);
    }
}
