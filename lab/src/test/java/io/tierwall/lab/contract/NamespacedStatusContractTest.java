package io.tierwall.lab.contract;

import static io.tierwall.lab.objects.ResourceTypes.ANTREA_NETWORK_POLICIES;
import static io.tierwall.lab.objects.ResourceTypes.GROUPS;
import static io.tierwall.lab.testing.Eventually.assertEventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What Antrea's controller says of policies and groups of namespaces. */
final class NamespacedStatusContractTest extends ContractTest {

    NamespacedStatusContractTest(ContractCluster cluster) {
        super(cluster);
    }

    @Test
    void aPolicyOfANamespaceForNobodyIsRealizedNowhere() throws Exception {
        workspace.create(
                ANTREA_NETWORK_POLICIES,
                "p",
                "spec: {tier: application, priority: 5, appliedTo: [{podSelector: {matchLabels: {app: none}}}],"
                        + " ingress: [{name: r, action: Drop}]}");

        assertEventually(() -> {
            JsonNode status = workspace.get(ANTREA_NETWORK_POLICIES, "p").body().path("status");
            assertThat(status.path("phase").asText()).isEqualTo("Realized");
            assertThat(status.path("observedGeneration").asInt()).isEqualTo(1);
            assertThat(status.path("desiredNodesRealized").asInt()).isZero();
        });
    }

    @Test
    void aGroupOfANamespaceSaysThatItsMembersAreComputed() throws Exception {
        workspace.create(GROUPS, "g", "spec: {podSelector: {matchLabels: {app: web}}}");

        assertEventually(() -> assertThat(workspace
                        .get(GROUPS, "g")
                        .body()
                        .at("/status/conditions")
                        .valueStream()
                        .filter(condition -> condition.path("type").asText().equals("GroupMembersComputed"))
                        .map(condition -> condition.path("status").asText()))
                .containsExactly("True"));
    }
}
