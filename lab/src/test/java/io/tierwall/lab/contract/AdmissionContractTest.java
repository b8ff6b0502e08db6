package io.tierwall.lab.contract;

import static io.tierwall.lab.objects.ResourceTypes.ANTREA_NETWORK_POLICIES;
import static io.tierwall.lab.objects.ResourceTypes.CLUSTER_GROUPS;
import static io.tierwall.lab.objects.ResourceTypes.CLUSTER_NETWORK_POLICIES;
import static io.tierwall.lab.objects.ResourceTypes.GROUPS;
import static io.tierwall.lab.objects.ResourceTypes.TIERS;
import static io.tierwall.lab.objects.ResourceTypes.TRACEFLOWS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.testing.ApiClient;
import io.tierwall.lab.testing.ApiClient.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Antrea refuses, accepts and completes before anything is kept. */
final class AdmissionContractTest extends ContractTest {

    private static final String ROWS = "io.tierwall.lab.contract.AdmissionRows#";

    AdmissionContractTest(ContractCluster cluster) {
        super(cluster);
    }

    /** By whom it was refused is the same everywhere; the reason is in everybody's own words. */
    private void assertDenied(Reply reply, String webhook, String reason) {
        assertThat(reply.code()).as("%s", reply.body()).isIn(400, 403);
        assertThat(reply.text("/kind")).isEqualTo("Status");
        assertThat(reply.text("/message")).startsWith("admission webhook \"" + webhook + "\" denied the request");
        if (!ContractCluster.isForeign()) {
            assertThat(reply.text("/message")).contains(own(reason));
        }
    }

    private String own(String text) {
        return text.replace("$", workspace.name(""));
    }

    /** A body with this spec, and a priority where it has none. */
    private String policy(String spec) {
        ObjectNode body = ApiClient.yaml("spec: " + own(spec));
        if (!body.path("spec").has("priority")) {
            body.withObject("/spec").put("priority", 5);
        }
        return body.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ROWS + "refusedPolicies")
    void aClusterNetworkPolicyIsRefused(String row, String spec, String reason) {
        assertDenied(workspace.post(CLUSTER_NETWORK_POLICIES, "p", policy(spec)), "acnpvalidator.antrea.io", reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ROWS + "refusedPoliciesOfANamespace")
    void aNetworkPolicyIsRefused(String row, String spec, String reason) {
        assertDenied(workspace.post(ANTREA_NETWORK_POLICIES, "p", policy(spec)), "annpvalidator.antrea.io", reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ROWS + "acceptedPolicies")
    void aClusterNetworkPolicyIsAccepted(String row, String spec) {
        workspace.create(CLUSTER_NETWORK_POLICIES, "p", policy(spec));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ROWS + "policiesWithWarnings")
    void aClusterNetworkPolicyIsAcceptedWithAWarning(String row, String spec) {
        assertThat(workspace.create(CLUSTER_NETWORK_POLICIES, "p", policy(spec)).warnings())
                .singleElement()
                .asString()
                .contains("logLabel");
    }

    @Test
    void aLogLabelOfAPolicyForPodsMayBeLong() {
        Reply created = workspace.create(
                CLUSTER_NETWORK_POLICIES,
                "p",
                policy("{appliedTo: [{podSelector: {}}], ingress: [{action: Drop, logLabel: more-than-twelve}]}"));

        assertThat(created.warnings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{priority: 0.5}",
                "{priority: 10001}",
                "{priority: x}",
                "{priority: 5, ingress: [{name: r}]}",
                "{priority: 5, ingress: [{action: drop}]}",
                "{priority: 5, ingress: [{action: Drop, ports: [{protocol: ICMP}]}]}",
                "{priority: 5, ingress: [{action: Drop, logLabel: '-'}]}",
                "{priority: 5, ingress: [{action: Drop, protocols: [{icmp: {icmpType: 256}}]}]}",
                "{priority: 5, ingress: [{action: Drop, protocols: [{igmp: {igmpType: 18}}]}]}",
                "{priority: 5, ingress: {}}",
            })
    void whatBreaksTheSchemaIsInvalid(String spec) {
        Reply reply = workspace.post(CLUSTER_NETWORK_POLICIES, "p", "spec: " + spec);

        assertThat(reply.code()).as("%s", reply.body()).isEqualTo(422);
        assertThat(reply.text("/reason")).isEqualTo("Invalid");
    }

    @Test
    void anUpdateIsJudgedLikeACreation() {
        workspace.create(CLUSTER_NETWORK_POLICIES, "p", policy("{appliedTo: [{podSelector: {}}]}"));

        assertDenied(
                workspace.merge(CLUSTER_NETWORK_POLICIES, "p", "spec: {tier: nowhere}"),
                "acnpvalidator.antrea.io",
                "tier nowhere does not exist");
        assertDenied(
                workspace.merge(CLUSTER_NETWORK_POLICIES, "p", "spec: {appliedTo: null}"),
                "acnpvalidator.antrea.io",
                "neither");
    }

    @Test
    void aPolicyGetsItsTierAndItsRulesGetNames() {
        Reply created = workspace.create(
                CLUSTER_NETWORK_POLICIES,
                "p",
                policy("{appliedTo: [{group: none}], ingress: [{name: mine, action: Allow},"
                        + " {action: Drop, from: [{group: none}], ports: [{port: 80}]}]}"));

        assertThat(created.text("/spec/tier")).isEqualTo("application");
        assertThat(created.text("/spec/ingress/0/name")).isEqualTo("mine");
        assertThat(created.text("/spec/ingress/1/name")).matches("ingress-drop-[0-9a-f]{7}");
        assertThat(created.text("/spec/ingress/1/ports/0/protocol")).isEqualTo("TCP");
    }

    @Test
    void aNodeSelectorOfARuleIsPassedOver() {
        Reply created = workspace.create(
                CLUSTER_NETWORK_POLICIES,
                "p",
                policy("{ingress: [{name: r, action: Drop, appliedTo: [{group: none, nodeSelector: {}}]}]}"));

        assertThat(created.body().at("/spec/ingress/0/appliedTo/0").toString()).isEqualTo("{\"group\":\"none\"}");
    }

    private void familyOfGroups(ResourceType type) {
        workspace.create(type, "parent", own("spec: {childGroups: [$child, $missing]}"));
        workspace.create(type, "child", "spec: {podSelector: {}}");
    }

    private Reply putOrPostGroup(ResourceType type, String row, String spec) {
        String body = own("spec: " + spec);
        return row.equals("G6") ? workspace.put(type, "child", body) : workspace.post(type, "g", body);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ROWS + "refusedGroups")
    void aClusterGroupIsRefused(String row, String spec, String reason) {
        familyOfGroups(CLUSTER_GROUPS);

        assertDenied(putOrPostGroup(CLUSTER_GROUPS, row, spec), "clustergroupvalidator.antrea.io", reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(ROWS + "refusedGroups")
    void aGroupIsRefused(String row, String spec, String reason) {
        familyOfGroups(GROUPS);

        assertDenied(putOrPostGroup(GROUPS, row, spec), "groupvalidator.antrea.io", reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}",
                "{namespaceSelector: {matchLabels: {a: b}}}",
                "{ipBlocks: [{cidr: 10.0.0.0/8, except: [10.1.0.0/16]}, {cidr: 'fd00::/64'}]}",
                "{serviceReference: {name: none, namespace: none}}",
                "{childGroups: [missing]}"
            })
    void aClusterGroupIsAccepted(String spec) {
        workspace.create(CLUSTER_GROUPS, "g", "spec: " + spec);
    }

    @Test
    void aClusterGroupThatIsReferredToMayGo() {
        workspace.create(CLUSTER_GROUPS, "g", "spec: {podSelector: {matchLabels: {a: b}}}");
        workspace.create(CLUSTER_NETWORK_POLICIES, "p", policy("{appliedTo: [{group: $g}]}"));

        assertThat(client.delete(workspace.path(CLUSTER_GROUPS, "g")).code()).isEqualTo(200);
    }

    @ParameterizedTest(name = "T2 {0}")
    @ValueSource(ints = {251, 252, 254, 255})
    void aTierOfAReservedPriorityIsRefused(int priority) {
        assertDenied(
                workspace.post(TIERS, "t", "spec: {priority: " + priority + "}"),
                "tiervalidator.antrea.io",
                "priority " + priority + " is reserved");
    }

    @ParameterizedTest(name = "T3 {0}")
    @CsvSource({"50, emergency", "250, application", "253, baseline"})
    void aTierOfAPriorityThatIsTakenIsRefused(int priority, String by) {
        assertDenied(
                workspace.post(TIERS, "t", "spec: {priority: " + priority + "}"),
                "tiervalidator.antrea.io",
                "tier " + by + " has priority " + priority + " already");
    }

    @Test
    void t4ThePriorityOfATierStaysButADescriptionMayChange() {
        int priority = workspace.createTier("t", "").body().at("/spec/priority").asInt();

        assertDenied(
                workspace.merge(TIERS, "t", "spec: {priority: " + (priority + 1) + "}"),
                "tiervalidator.antrea.io",
                "the priority of a tier cannot be changed");
        assertThat(workspace.merge(TIERS, "t", "spec: {description: new}").code())
                .isEqualTo(200);
    }

    @Test
    void t5BuiltInTiersStay() {
        // A dry run, so that nothing is lost where somebody let it happen.
        assertDenied(
                client.delete("/apis/crd.antrea.io/v1beta1/tiers/baseline?dryRun=All"),
                "tiervalidator.antrea.io",
                "tier baseline is built in");
    }

    @Test
    void t6ATierInUseStays() {
        workspace.createTier("t", "");
        String policy = policy("{tier: $t, appliedTo: [{podSelector: {matchLabels: {a: b}}}]}");
        workspace.create(CLUSTER_NETWORK_POLICIES, "p", policy);

        assertDenied(
                client.delete(workspace.path(TIERS, "t")), "tiervalidator.antrea.io", "is referenced by 1 policies");
        workspace.create(ANTREA_NETWORK_POLICIES, "p", policy);
        client.delete(workspace.path(CLUSTER_NETWORK_POLICIES, "p"));
        assertDenied(
                client.delete(workspace.path(TIERS, "t")), "tiervalidator.antrea.io", "is referenced by 1 policies");
        client.delete(workspace.path(ANTREA_NETWORK_POLICIES, "p"));
        assertThat(client.delete(workspace.path(TIERS, "t")).code()).isEqualTo(200);
    }

    @Test
    void aTraceNeedsAPodThatIsThere() {
        assertDenied(
                workspace.post(
                        TRACEFLOWS, "f", "spec: {source: {namespace: none, pod: none}, destination: {ip: 192.0.2.1}}"),
                "traceflowvalidator.antrea.io",
                "the source pod none/none does not exist");
    }
}
