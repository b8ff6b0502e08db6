package io.tierwall.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.tierwall.server.testing.Answer;
import io.tierwall.server.testing.ServerTest;
import org.junit.jupiter.api.Test;

/** Clients that are stricter than others about one thing or another. */
@QuarkusTest
final class OtherClientsTest extends ServerTest {

    private static final String GROUP = "{\"group_type\":[\"ANTREA\"]}";

    /** OpenStack's nsxlib takes nothing but 200 for what is changed or deleted. */
    @Test
    void nsxlib() {
        String path = DOMAIN + "/groups/" + unique("g");

        Answer patched = client().with("X-Allow-Overwrite", "true").patch(path, GROUP);
        Answer deleted = client().with("X-Allow-Overwrite", "true").delete(path);

        assertThat(patched.status()).isEqualTo(200);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.headers().firstValue("Content-Length")).contains("0");
        assertThat(deleted.headers().firstValue("Content-Type")).isEmpty();
    }

    /**
     * NSX's operator for Kubernetes keeps its session alive by the health of the node, and fills its stores by search.
     */
    @Test
    void nsxOperator() {
        Terraform session = Terraform.inASession(client());

        assertThat(session.read("/api/v1/reverse-proxy/node/health")
                        .path("healthy")
                        .asBoolean())
                .isTrue();
        group(unique("ns"));
        assertThat(session.listByCount("/policy/api/v1/search/query?query=resource_type:Group&page_size=2"))
                .isNotEmpty();
        assertThat(session.listByCount("/policy/api/v1/search?query=resource_type:SecurityPolicy"))
                .isNotEmpty();
    }

    /** A script of the administration guide's time writes the path of statistics as the guide prints it. */
    @Test
    void curlAfterTheGuide() {
        String cluster = registered();
        String policy = policySpanning(cluster).id();

        Answer answer = client().get("/api/v1/infra/domainsdefault/security-policies/" + policy
                + "/statistics?container_cluster_path=" + CLUSTER_PATHS + cluster);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("result_count").asInt()).isEqualTo(1);
    }
}
