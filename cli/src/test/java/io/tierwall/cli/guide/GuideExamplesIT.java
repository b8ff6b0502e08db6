package io.tierwall.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the lab clusters of {@code tierwall up}, with packets that are sent. */
final class GuideExamplesIT extends GuideExamples {

    private final RunningTierwall tierwall;
    private final RunningLab lab;

    GuideExamplesIT(@TempDir Path directory) throws Exception {
        tierwall = RunningTierwall.up(directory.resolve("data"));
        lab = new RunningLab(tierwall);
    }

    @Override
    RunningTierwall tierwall() {
        return tierwall;
    }

    @Override
    Stage stage() {
        return new LabStage(lab);
    }

    /** The samples of a lab cluster are named as in the guide. */
    private record LabStage(RunningLab lab) implements Stage {

        @Override
        public List<String> clusters() {
            return List.of("alpha", "beta");
        }

        @Override
        public String namespaceA() {
            return "A";
        }

        @Override
        public String namespaceB() {
            return "B";
        }

        @Override
        public String label() {
            return "SomeK8sLabel|SomeK8sLabelValue";
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(10);
        }

        @Override
        public List<Packet> packets(String cluster) throws IOException {
            return lab.packets(cluster);
        }

        @Override
        public String packet(String cluster, String from, String address) throws IOException {
            return lab.packet(cluster, from, address);
        }
    }

    @AfterAll
    void stop() {
        tierwall.close();
    }

    @Test
    void examples2And3AreExplainedAsTwoFiltersAndEveryVerdictIsWhatThePacketMeets() throws Exception {
        example2();
        example3();

        JsonNode twice = tierwall.explain("alpha", "b/client", "a/web");

        assertThat(twice.at("/egress/decided_by/rule").asText()).endsWith(TO_A + "/rules/allow");
        assertThat(twice.at("/ingress/decided_by/rule").asText()).endsWith(FROM_B + "/rules/allow");
        for (Packet packet : stage().packets("alpha")) {
            assertThat(tierwall.explain("alpha", packet.from(), packet.to())
                            .path("verdict")
                            .asText())
                    .as(packet.toString())
                    .isEqualTo(packet.result().equals("connected") ? "ALLOW" : "DROP");
        }
    }

    @Test
    void kubectlShowsThePolicyAndCannotKeepItFromComingBack() throws Exception {
        example2();

        assertThat(lab.kubectl("alpha", "get", "acnp"))
                .containsPattern("NAME +TIER +PRIORITY +DESIRED NODES +CURRENT NODES +AGE")
                .containsPattern(FROM_B + " +tierwall-application");

        lab.kubectl("alpha", "delete", "acnp", FROM_B);
        Await.until(
                Duration.ofSeconds(5),
                () -> lab.kubectl("alpha", "get", "acnp", "--output", "name"),
                names -> names.contains(FROM_B));
        lab.kubectl("beta", "patch", "acnp", FROM_B, "--type", "json", "--patch", """
                [{"op": "replace", "path": "/spec/ingress/1/action", "value": "Allow"}]""");
        tierwall.awaitSuccess(FROM_B);

        expect(packet -> onlyFromB(packet, "dropped"));
    }

    @Test
    void whatIsNotTierwallsStaysAsItIs() throws Exception {
        lab.kubectlApply("alpha", """
                apiVersion: crd.antrea.io/v1beta1
                kind: ClusterNetworkPolicy
                metadata: {name: theirs}
                spec:
                  tier: platform
                  priority: 5
                  appliedTo: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: c}}}]
                  ingress: [{name: theirs, action: Drop, from: [{podSelector: {}}]}]
                """);
        String theirs = version("theirs");
        example2();
        tierwall.publish("DELETE", POLICIES + FROM_B, "");

        Await.until(
                Duration.ofSeconds(10),
                () -> lab.kubectl("alpha", "get", "acnp,cg", "--output", "name"),
                names -> !names.contains(FROM_B) && !names.contains("namespace-a"));
        assertThat(version("theirs")).isEqualTo(theirs);
        assertThat(lab.packet("alpha", "b/client", "c/web")).isEqualTo("dropped");
        lab.kubectl("alpha", "delete", "acnp", "theirs");
    }

    /** The version of the spec, and who may say that it is theirs. */
    private String version(String policy) throws Exception {
        return lab.kubectl(
                "alpha", "get", "acnp", policy, "--output", "jsonpath={.metadata.generation} {.metadata.labels}");
    }

    @Test
    void eachRuleCountsWhatItMetInEachClusterForItself() throws Exception {
        example2();
        lab.packet("alpha", "c/client", "a/web");
        lab.packet("alpha", "b/client", "a/web");

        Await.until(
                Duration.ofSeconds(20),
                () -> hits("alpha", "allow") + " allowed, " + hits("alpha", "drop") + " dropped",
                seen -> seen.matches("[1-9]\\d* allowed, [1-9]\\d* dropped"));
        assertThat(hits("beta", "drop")).isZero();
    }

    /** By both URLs that the guide's readers use. */
    private int hits(String cluster, String rule) throws IOException {
        String filter = "?container_cluster_path=" + CLUSTERS + cluster;
        JsonNode ofPolicy = tierwall.get(POLICIES + FROM_B + "/statistics" + filter);
        JsonNode ofRule = tierwall.get(POLICIES + FROM_B + "/rules/" + rule + "/statistics" + filter);
        for (JsonNode result : ofPolicy.at("/results/0/statistics/results")) {
            if (result.path("rule").asText().endsWith("/" + rule)) {
                assertThat(ofRule.at("/results/0/statistics/rule")).isEqualTo(result.path("rule"));
                return ofRule.at("/results/0/statistics/hit_count").asInt(-1);
            }
        }
        throw new AssertionError("no statistics of " + rule + " in " + ofPolicy);
    }
}
