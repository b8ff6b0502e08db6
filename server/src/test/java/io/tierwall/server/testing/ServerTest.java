package io.tierwall.server.testing;

import io.quarkus.test.common.QuarkusTestResource;
import io.tierwall.model.IntentPath;
import jakarta.inject.Inject;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A test that talks to the one manager that all such tests share; each uses names of its own. Subclasses carry
 * {@code @QuarkusTest}.
 */
@QuarkusTestResource(TestManager.Directory.class)
public abstract class ServerTest {

    public static final String INFRA = "/policy/api/v1/infra";
    public static final String DOMAIN = INFRA + "/domains/default";
    public static final String CLUSTER_PATHS =
            "/infra/sites/default/enforcement-points/default/cluster-control-planes/";

    @ConfigProperty(name = "quarkus.http.test-ssl-port")
    int port;

    @Inject
    FakeClusters clusters;

    protected Client client() {
        return Client.of(port);
    }

    /** A name that no other test uses. */
    protected static String unique(String what) {
        return what + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Registers a fake cluster of a fresh name and says which. */
    protected String registered() {
        String name = unique("cluster");
        Answer answer = client().put("/tierwall/api/v1/clusters/" + name, "{\"kubeconfig\":\"good\"}");
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.text());
        }
        return name;
    }

    protected FakeCluster cluster(String name) {
        return clusters.cluster(name);
    }

    /** Makes an Antrea group of the namespace of that name, and says its path. */
    protected String group(String name) {
        succeed(client().patch(DOMAIN + "/groups/" + name, """
                {"group_type":["ANTREA"],"expression":[{"resource_type":"Condition","member_type":"Namespace",
                 "key":"Name","operator":"EQUALS","value":"%s"}]}""".formatted(name)));
        return "/infra/domains/default/groups/" + name;
    }

    /** Makes the policy span a cluster. */
    protected void span(String policy, String cluster) {
        succeed(client().patch(
                        DOMAIN + "/security-policies/" + policy + "/container-cluster-span/" + cluster,
                        "{\"container_cluster_path\":\"" + CLUSTER_PATHS + cluster + "\"}"));
    }

    /** Makes a policy with one rule, {@code r}, that spans clusters, and says its path. */
    protected IntentPath policySpanning(String... spanned) {
        String policy = unique("p");
        succeed(client().patch(
                        DOMAIN + "/security-policies/" + policy,
                        "{\"category\":\"Application\",\"rules\":[{\"id\":\"r\",\"action\":\"DROP\"}]}"));
        for (String cluster : spanned) {
            span(policy, cluster);
        }
        return IntentPath.securityPolicy("default", policy);
    }

    protected static void succeed(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.text());
        }
    }
}
