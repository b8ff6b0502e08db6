package io.tierwall.lab.contract;

import io.tierwall.lab.testing.ApiClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** One part of the contract. What a test makes in its workspace is gone after it. */
@ExtendWith(ContractExtension.class)
@Timeout(120)
abstract class ContractTest {

    final ContractCluster cluster;
    final ApiClient client;
    final Workspace workspace;

    ContractTest(ContractCluster cluster) {
        this.cluster = cluster;
        this.client = cluster.client();
        this.workspace = new Workspace(client);
    }

    @AfterEach
    final void cleanUp() throws Exception {
        workspace.clean();
    }
}
