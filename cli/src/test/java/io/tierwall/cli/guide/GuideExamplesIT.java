package io.tierwall.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the administration guide, published as an administrator would, and met by packets. */
@TestInstance(Lifecycle.PER_CLASS)
final class GuideExamplesIT {

    private static final String POLICIES = "/infra/domains/default/security-policies/";
    private static final String CLUSTERS = "/infra/sites/default/enforcement-points/default/cluster-control-planes/";
    private static final String FROM_B = "allow-from-b";
    private static final String TO_A = "allow-to-a";

    private final RunningTierwall tierwall;

    GuideExamplesIT(@TempDir Path directory) throws Exception {
        tierwall = RunningTierwall.start(directory.resolve("data"));
    }

    @BeforeAll
    void writeTheGroups() throws IOException {
        group("namespace-a", condition("Namespace", "Name", "A"));
        group("namespace-b", condition("Namespace", "Name", "B"));
        group("test-namespaces", condition("Namespace", "Tag", "SomeK8sLabel|SomeK8sLabelValue"));
        group("test-ip-addresses", """
                {"resource_type": "IPAddressExpression", "ip_addresses": ["192.168.100.0/24", "192.168.200.0/24"]}""");
    }

    @AfterAll
    void stop() throws Exception {
        tierwall.close();
    }

    @BeforeEach
    void removeThePolicies() throws Exception {
        for (JsonNode policy : tierwall.get(POLICIES.replaceAll("/$", "")).path("results")) {
            if (!policy.path("is_default").asBoolean()) {
                tierwall.publish("DELETE", policy.path("path").asText(), "");
            }
        }
        expect(packet -> "connected");
    }

    private void group(String id, String expression) throws IOException {
        tierwall.publish("PATCH", "/infra/domains/default/groups/" + id, """
                {"group_type": ["ANTREA"], "expression": [%s]}""".formatted(expression));
    }

    private static String condition(String memberType, String key, String value) {
        return """
                {"resource_type": "Condition", "member_type": "%s", "key": "%s", "operator": "EQUALS", "value": "%s"}\
                """.formatted(memberType, key, value);
    }

    /** A policy of the Application category that spans both clusters. */
    private void policy(String id, String rules) throws Exception {
        tierwall.publish("PATCH", POLICIES + id, """
                {"category": "Application", "rules": [%s]}""".formatted(rules));
        for (String cluster : List.of("alpha", "beta")) {
            tierwall.publish(
                    "PATCH", POLICIES + id + "/container-cluster-span/" + cluster, """
                    {"container_cluster_path": "%s"}""".formatted(CLUSTERS + cluster));
        }
        tierwall.awaitSuccess(id);
    }

    private static String rule(String id, int place, String action, String direction, String appliedTo, String more) {
        return """
                {"id": "%s", "sequence_number": %d, "action": "%s", "direction": "%s",
                 "scope": ["/infra/domains/default/groups/%s"]%s}""".formatted(id, place, action, direction, appliedTo, more);
    }

    private static String groups(String field, String group) {
        return ", \"%s\": [\"/infra/domains/default/groups/%s\"]".formatted(field, group);
    }

    private void example2() throws Exception {
        policy(
                FROM_B,
                rule("allow", 10, "ALLOW", "IN", "namespace-a", groups("source_groups", "namespace-b"))
                        + ","
                        + rule("drop", 20, "DROP", "IN", "namespace-a", ""));
    }

    private void example3() throws Exception {
        policy(
                TO_A,
                rule("allow", 10, "ALLOW", "OUT", "namespace-b", groups("destination_groups", "namespace-a"))
                        + ","
                        + rule("drop", 20, "DROP", "OUT", "namespace-b", ""));
    }

    /** Sends a packet between every two pods of both clusters, and says what must become of each. */
    private void expect(Function<Packet, String> outcome) throws Exception {
        for (String cluster : List.of("alpha", "beta")) {
            List<Packet> packets = Await.until(
                    Duration.ofSeconds(10),
                    () -> tierwall.packets(cluster),
                    seen -> allAs(outcome).test(seen));
            assertThat(packets).hasSizeGreaterThanOrEqualTo(30);
            assertThat(packets).allMatch(packet -> packet.result().equals(outcome.apply(packet)));
        }
    }

    private static Predicate<List<Packet>> allAs(Function<Packet, String> outcome) {
        return packets -> packets.stream().allMatch(packet -> packet.result().equals(outcome.apply(packet)));
    }

    private static String onlyFromB(Packet packet, String refused) {
        return packet.enters("a") && !packet.leaves("b") ? refused : "connected";
    }

    private static String onlyToA(Packet packet) {
        return packet.leaves("b") && !packet.enters("a") ? "dropped" : "connected";
    }

    @ParameterizedTest
    @CsvSource({"ALLOW, connected", "DROP, dropped", "REJECT, rejected"})
    void example1FiltersTrafficFromPodsInSomeNamespacesToAnExternalAddress(String action, String result)
            throws Exception {
        policy(
                "test-policy",
                rule(
                        "to-addresses",
                        10,
                        action,
                        "OUT",
                        "test-namespaces",
                        groups("destination_groups", "test-ip-addresses")));

        assertThat(tierwall.packet("alpha", "c/client", "192.168.100.5")).isEqualTo(result);
        assertThat(tierwall.packet("beta", "c/client", "192.168.200.7")).isEqualTo(result);
        assertThat(tierwall.packet("alpha", "c/client", "192.168.101.5")).isEqualTo("connected");
        assertThat(tierwall.packet("alpha", "b/client", "192.168.100.5")).isEqualTo("connected");
        expect(packet -> "connected");
    }

    @Test
    void example2AcceptsTrafficToAOnlyFromB() throws Exception {
        example2();

        expect(packet -> onlyFromB(packet, "dropped"));
    }

    @Test
    void example3LetsTrafficFromBOnlyToA() throws Exception {
        example3();

        expect(GuideExamplesIT::onlyToA);
    }

    @Test
    void examples2And3TogetherFilterTwice() throws Exception {
        example2();
        example3();

        expect(packet -> onlyFromB(packet, "dropped").equals("dropped") ? "dropped" : onlyToA(packet));
        JsonNode twice = tierwall.explain("alpha", "b/client", "a/web");
        assertThat(twice.at("/egress/decided_by/rule").asText()).isEqualTo(POLICIES + TO_A + "/rules/allow");
        assertThat(twice.at("/ingress/decided_by/rule").asText()).isEqualTo(POLICIES + FROM_B + "/rules/allow");
        for (Packet packet : tierwall.packets("alpha")) {
            assertThat(tierwall.explain("alpha", packet.from(), packet.to())
                            .path("verdict")
                            .asText())
                    .as(packet.toString())
                    .isEqualTo(packet.result().equals("connected") ? "ALLOW" : "DROP");
        }
    }

    @Test
    void aRuleThatIsTurnedOffDecidesNothing() throws Exception {
        example2();

        tierwall.publish("PATCH", POLICIES + FROM_B + "/rules/drop", """
                {"sequence_number": 20, "action": "DROP", "direction": "IN", "disabled": true,
                 "scope": ["/infra/domains/default/groups/namespace-a"]}""");
        tierwall.awaitSuccess(FROM_B);

        expect(packet -> "connected");
    }

    @Test
    void theOrderOfTheRulesDecides() throws Exception {
        example2();

        tierwall.publish(
                "POST",
                POLICIES + FROM_B + "/rules/drop?action=revise&operation=insert_top",
                tierwall.get(POLICIES + FROM_B + "/rules/drop").toString());
        tierwall.awaitSuccess(FROM_B);

        expect(packet -> packet.enters("a") ? "dropped" : "connected");
    }

    @Test
    void rejectTellsTheSender() throws Exception {
        example2();

        tierwall.publish("PATCH", POLICIES + FROM_B + "/rules/drop", """
                {"sequence_number": 20, "action": "REJECT", "direction": "IN",
                 "scope": ["/infra/domains/default/groups/namespace-a"]}""");
        tierwall.awaitSuccess(FROM_B);

        expect(packet -> onlyFromB(packet, "rejected"));
    }

    @Test
    void kubectlShowsThePolicyAndCannotKeepItFromComingBack() throws Exception {
        example2();

        assertThat(tierwall.kubectl("alpha", "get", "acnp"))
                .containsPattern("NAME +TIER +PRIORITY +DESIRED NODES +CURRENT NODES +AGE")
                .containsPattern(FROM_B + " +tierwall-application");

        tierwall.kubectl("alpha", "delete", "acnp", FROM_B);
        Await.until(
                Duration.ofSeconds(5),
                () -> tierwall.kubectl("alpha", "get", "acnp", "--output", "name"),
                names -> names.contains(FROM_B));
        tierwall.kubectl("beta", "patch", "acnp", FROM_B, "--type", "json", "--patch", """
                [{"op": "replace", "path": "/spec/ingress/1/action", "value": "Allow"}]""");
        tierwall.awaitSuccess(FROM_B);

        expect(packet -> onlyFromB(packet, "dropped"));
    }

    @Test
    void whatIsNotTierwallsStaysAsItIs() throws Exception {
        tierwall.kubectlApply("alpha", """
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
                () -> tierwall.kubectl("alpha", "get", "acnp,cg", "--output", "name"),
                names -> !names.contains(FROM_B) && !names.contains("namespace-a"));
        assertThat(version("theirs")).isEqualTo(theirs);
        assertThat(tierwall.packet("alpha", "b/client", "c/web")).isEqualTo("dropped");
        tierwall.kubectl("alpha", "delete", "acnp", "theirs");
    }

    /** The version of the spec, and who may say that it is theirs. */
    private String version(String policy) throws Exception {
        return tierwall.kubectl(
                "alpha", "get", "acnp", policy, "--output", "jsonpath={.metadata.generation} {.metadata.labels}");
    }

    @Test
    void eachRuleCountsWhatItMetInEachClusterForItself() throws Exception {
        example2();
        tierwall.packet("alpha", "c/client", "a/web");
        tierwall.packet("alpha", "b/client", "a/web");

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
