package io.tierwall.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples in a cluster that an administrator admits Tierwall to, with no more rights than it needs: that of
 * {@link ForeignCluster#VARIABLE}, or a lab cluster that no manager started.
 */
final class ForeignClusterIT extends GuideExamples {

    private static final String ID = "foreign";

    private final Path directory;
    private final RunningTierwall tierwall;
    private final ForeignCluster cluster;
    private final ForeignStage stage;

    ForeignClusterIT(@TempDir Path directory) throws Exception {
        this.directory = directory;
        tierwall = RunningTierwall.serve(directory.resolve("data"));
        cluster = ForeignCluster.open();
        stage = new ForeignStage(cluster, cluster.traces(), ID);
    }

    @Override
    RunningTierwall tierwall() {
        return tierwall;
    }

    @Override
    Stage stage() {
        return stage;
    }

    @BeforeAll
    void admitAndRegister() throws Exception {
        // In the end all that is Tierwall's is removed: not what another one manages.
        assertThat(cluster.ofTierwall())
                .as("a Tierwall is at work in this cluster")
                .isEmpty();
        stage.prepare();
        String account = cluster.name("access");
        String manifest = RunningTierwall.verb(0, "clusters", "bootstrap", "--namespace", account, "--name", account);
        Map<String, String> secret = cluster.admit(manifest, account);
        Files.writeString(directory.resolve("token"), secret.get("token"));
        Files.writeString(directory.resolve("ca.crt"), secret.get("ca.crt"));
        register();
    }

    /** Without force: nothing may be missing. */
    private void register() throws Exception {
        assertThat(tierwall.clusters(
                                "register",
                                ID,
                                "--url",
                                cluster.address(),
                                "--token-file",
                                directory.resolve("token").toString(),
                                "--ca-file",
                                directory.resolve("ca.crt").toString())
                        .at("/access/state")
                        .asText())
                .isEqualTo("COMPLETE");
    }

    private void deregister() throws Exception {
        tierwall.clusters("deregister", ID, "--cascade", "--objects", "remove");
    }

    @AfterAll
    void leaveNothingBehind() throws Exception {
        try (cluster;
                tierwall) {
            deregister();
            assertThat(cluster.ofTierwall()).isEmpty();
        }
    }

    @Test
    void aClusterThatIsDeregisteredWithRemovalHoldsNothingOfTierwalls() throws Exception {
        example2();
        assertThat(cluster.ofTierwall())
                .contains("Tier tierwall-application", "ClusterNetworkPolicy " + FROM_B)
                .anyMatch(object -> object.startsWith("ClusterGroup "));

        deregister();

        assertThat(cluster.ofTierwall()).isEmpty();
        expect(packet -> "connected");
        register();
    }
}
