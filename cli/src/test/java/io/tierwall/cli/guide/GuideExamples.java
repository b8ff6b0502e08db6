package io.tierwall.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The examples of the administration guide, published as an administrator would, and met by packets. Each form says
 * which clusters they are published to.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class GuideExamples {

    static final String POLICIES = "/infra/domains/default/security-policies/";
    static final String CLUSTERS = "/infra/sites/default/enforcement-points/default/cluster-control-planes/";
    static final String FROM_B = "allow-from-b";
    static final String TO_A = "allow-to-a";

    /** Where they are published. */
    abstract RunningTierwall tierwall();

    /** Where they are realized. */
    abstract Stage stage();

    @BeforeAll
    void writeTheGroups() throws Exception {
        group("namespace-a", condition("Namespace", "Name", stage().namespaceA()));
        group("namespace-b", condition("Namespace", "Name", stage().namespaceB()));
        group("test-namespaces", condition("Namespace", "Tag", stage().label()));
        group("test-ip-addresses", """
                {"resource_type": "IPAddressExpression", "ip_addresses": ["192.168.100.0/24", "192.168.200.0/24"]}""");
    }

    @BeforeEach
    void removeThePolicies() throws Exception {
        for (JsonNode policy : tierwall().get(POLICIES.replaceAll("/$", "")).path("results")) {
            if (!policy.path("is_default").asBoolean()) {
                tierwall().publish("DELETE", policy.path("path").asText(), "");
            }
        }
        expect(packet -> "connected");
    }

    private void group(String id, String expression) throws IOException {
        tierwall().publish("PATCH", "/infra/domains/default/groups/" + id, """
                {"group_type": ["ANTREA"], "expression": [%s]}""".formatted(expression));
    }

    private static String condition(String memberType, String key, String value) {
        return """
                {"resource_type": "Condition", "member_type": "%s", "key": "%s", "operator": "EQUALS", "value": "%s"}\
                """.formatted(memberType, key, value);
    }

    /** A policy of the Application category that spans all clusters. */
    private void policy(String id, String rules) throws Exception {
        tierwall().publish("PATCH", POLICIES + id, """
                {"category": "Application", "rules": [%s]}""".formatted(rules));
        for (String cluster : stage().clusters()) {
            tierwall().publish("PATCH", POLICIES + id + "/container-cluster-span/" + cluster, """
                    {"container_cluster_path": "%s"}""".formatted(
                            CLUSTERS + cluster));
        }
        tierwall().awaitSuccess(id);
    }

    private static String rule(String id, int place, String action, String direction, String appliedTo, String more) {
        return """
                {"id": "%s", "sequence_number": %d, "action": "%s", "direction": "%s",
                 "scope": ["/infra/domains/default/groups/%s"]%s}""".formatted(id, place, action, direction, appliedTo, more);
    }

    private static String groups(String field, String group) {
        return ", \"%s\": [\"/infra/domains/default/groups/%s\"]".formatted(field, group);
    }

    final void example2() throws Exception {
        policy(
                FROM_B,
                rule("allow", 10, "ALLOW", "IN", "namespace-a", groups("source_groups", "namespace-b"))
                        + ","
                        + rule("drop", 20, "DROP", "IN", "namespace-a", ""));
    }

    final void example3() throws Exception {
        policy(
                TO_A,
                rule("allow", 10, "ALLOW", "OUT", "namespace-b", groups("destination_groups", "namespace-a"))
                        + ","
                        + rule("drop", 20, "DROP", "OUT", "namespace-b", ""));
    }

    /** Sends a packet between every two pods of all clusters, and says what must become of each. */
    final void expect(Function<Packet, String> outcome) throws Exception {
        for (String cluster : stage().clusters()) {
            List<Packet> packets = Await.until(
                    stage().patience(),
                    () -> stage().packets(cluster),
                    seen -> allAs(outcome).test(seen));
            assertThat(packets).extracting(Packet::from).contains("b/client", "c/client", "a/web", "c/web");
            assertThat(packets).allMatch(packet -> packet.result().equals(outcome.apply(packet)));
        }
    }

    private static Predicate<List<Packet>> allAs(Function<Packet, String> outcome) {
        return packets -> packets.stream().allMatch(packet -> packet.result().equals(outcome.apply(packet)));
    }

    static String onlyFromB(Packet packet, String refused) {
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

        for (String cluster : stage().clusters()) {
            assertThat(stage().packet(cluster, "c/client", "192.168.100.5")).isEqualTo(result);
            assertThat(stage().packet(cluster, "c/client", "192.168.200.7")).isEqualTo(result);
            assertThat(stage().packet(cluster, "c/client", "192.168.101.5")).isEqualTo("connected");
            assertThat(stage().packet(cluster, "b/client", "192.168.100.5")).isEqualTo("connected");
        }
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

        expect(GuideExamples::onlyToA);
    }

    @Test
    void examples2And3TogetherFilterTwice() throws Exception {
        example2();
        example3();

        expect(packet -> onlyFromB(packet, "dropped").equals("dropped") ? "dropped" : onlyToA(packet));
    }

    @Test
    void aRuleThatIsTurnedOffDecidesNothing() throws Exception {
        example2();

        tierwall().publish("PATCH", POLICIES + FROM_B + "/rules/drop", """
                {"sequence_number": 20, "action": "DROP", "direction": "IN", "disabled": true,
                 "scope": ["/infra/domains/default/groups/namespace-a"]}""");
        tierwall().awaitSuccess(FROM_B);

        expect(packet -> "connected");
    }

    @Test
    void theOrderOfTheRulesDecides() throws Exception {
        example2();

        tierwall()
                .publish(
                        "POST",
                        POLICIES + FROM_B + "/rules/drop?action=revise&operation=insert_top",
                        tierwall().get(POLICIES + FROM_B + "/rules/drop").toString());
        tierwall().awaitSuccess(FROM_B);

        expect(packet -> packet.enters("a") ? "dropped" : "connected");
    }

    @Test
    void rejectTellsTheSender() throws Exception {
        example2();

        tierwall().publish("PATCH", POLICIES + FROM_B + "/rules/drop", """
                {"sequence_number": 20, "action": "REJECT", "direction": "IN",
                 "scope": ["/infra/domains/default/groups/namespace-a"]}""");
        tierwall().awaitSuccess(FROM_B);

        expect(packet -> onlyFromB(packet, "rejected"));
    }
}
