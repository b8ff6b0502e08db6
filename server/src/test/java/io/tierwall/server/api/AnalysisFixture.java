package io.tierwall.server.api;

import io.tierwall.server.testing.HeldInventory;
import io.tierwall.server.testing.ServerTest;
import org.junit.jupiter.api.BeforeEach;

/** A cluster with two namespaces, one of which nothing enters, and changes of its policy. */
abstract class AnalysisFixture extends ServerTest {

    static final String TIERWALL = "/tierwall/api/v1/";

    String cluster = "";
    String a = "";
    String b = "";
    String policy = "";

    @BeforeEach
    void aClusterInWhichNothingEntersANamespace() {
        cluster = registered();
        a = unique("a");
        b = unique("b");
        group(a);
        group(b);
        cluster(cluster)
                .holds(HeldInventory.of(
                        HeldInventory.namespace(a),
                        HeldInventory.namespace(b),
                        HeldInventory.pod(a, "web", "10.0.0.1"),
                        HeldInventory.pod(b, "client", "10.0.0.2")));
        policy = unique("p");
        succeed(client().patch(DOMAIN + "/security-policies/" + policy, body(policy, "")));
        span(policy, cluster);
    }

    String body(String id, String firstRule) {
        return """
                {"id":"%s","resource_type":"SecurityPolicy","category":"Application","rules":[%s
                 {"id":"closed","resource_type":"Rule","sequence_number":20,"action":"DROP","direction":"IN",
                  "scope":["/infra/domains/default/groups/%s"]}]}""".formatted(id, firstRule, a);
    }

    String allowing() {
        return body(policy, """
                {"id":"open","resource_type":"Rule","sequence_number":10,"action":"ALLOW","direction":"IN",
                 "scope":["/infra/domains/default/groups/%s"],
                 "source_groups":["/infra/domains/default/groups/%s"],"services":["/infra/services/HTTP"]},""".formatted(a, b));
    }

    String tree() {
        return """
                {"resource_type":"Infra","children":[{"resource_type":"ChildResourceReference","id":"default",
                 "target_type":"Domain","children":[{"resource_type":"ChildSecurityPolicy","SecurityPolicy":%s}]}]}""".formatted(allowing());
    }

    /** What is allowed stands below what drops it. */
    String shadowing() {
        return allowing().replace("\"sequence_number\":10", "\"sequence_number\":30");
    }
}
