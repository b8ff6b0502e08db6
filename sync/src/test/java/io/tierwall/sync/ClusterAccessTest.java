package io.tierwall.sync;

import static io.tierwall.sync.EngineFixture.await;
import static io.tierwall.sync.testing.Samples.addresses;
import static io.tierwall.sync.testing.Samples.desired;
import static io.tierwall.sync.testing.Samples.policy;
import static io.tierwall.sync.testing.Samples.tier;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.sync.access.AccessReport;
import io.tierwall.sync.access.Finding;
import io.tierwall.sync.access.Permission;
import io.tierwall.sync.access.Permissions;
import io.tierwall.sync.cluster.ResourceApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a cluster lets us do is found out before anything depends on it. */
final class ClusterAccessTest {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private final LabFixture lab = new LabFixture();

    @AfterEach
    void close() {
        lab.close();
    }

    private static Kubeconfig kubeconfig(String yaml) {
        return ((Kubeconfig.Result.Valid) Kubeconfig.parse(yaml)).kubeconfig();
    }

    private static AccessReport check(Kubeconfig kubeconfig) throws InterruptedException {
        return KubernetesSync.check("lab", kubeconfig, CLOCK);
    }

    private static Stream<String> manifest() throws IOException {
        return Stream.of(
                Files.readString(Path.of("..", "deploy", "cluster-access.yaml")).split("(?m)^---$"));
    }

    private void apply(String document) throws Exception {
        ObjectNode object = SERIALIZATION.convertValue(SERIALIZATION.unmarshal(document, Map.class), ObjectNode.class);
        String version = object.path("apiVersion").asText();
        String namespace = object.at("/metadata/namespace").asText();
        String path = (version.equals("v1") ? "api/v1/" : "apis/" + version + "/")
                + (namespace.isEmpty() ? "" : "namespaces/" + namespace + "/")
                + object.path("kind").asText().toLowerCase(java.util.Locale.ROOT) + "s";
        try (ResourceApi api =
                ResourceApi.open("test", lab.kubeconfig().clientConfig(SyncSettings.DEFAULT), Duration.ofSeconds(30))) {
            api.post(path, object);
        }
    }

    private Kubeconfig bootstrapped() throws Exception {
        for (String document : manifest().toList()) {
            apply(document);
        }
        JsonNode secret = lab.objects
                .find(ResourceTypes.SECRETS, new ObjectKey("tierwall-system", "tierwall"))
                .orElseThrow();
        String token =
                new String(Base64.getDecoder().decode(secret.at("/data/token").asText()), StandardCharsets.UTF_8);
        return kubeconfig(lab.server.kubeconfig().replaceAll("token: .*", "token: " + token));
    }

    @Test
    void theManifestGrantsJustWhatIsNeeded() throws IOException {
        ClusterRole role = manifest()
                .filter(document -> document.contains("kind: ClusterRole\n"))
                .map(document -> SERIALIZATION.unmarshal(document, ClusterRole.class))
                .findFirst()
                .orElseThrow();
        List<Permission> granted = role.getRules().stream()
                .flatMap(rule -> rule.getApiGroups().stream()
                        .flatMap(group -> rule.getResources().stream()
                                .flatMap(resource ->
                                        rule.getVerbs().stream().map(verb -> new Permission(group, resource, verb)))))
                .toList();

        assertThat(granted).containsExactlyInAnyOrderElementsOf(Permissions.ALL);
    }

    @Test
    void theManifestsAccountLacksNothingAndCanDoTheWork() throws Exception {
        Kubeconfig account = bootstrapped();

        AccessReport report = check(account);

        assertThat(report.passed()).isTrue();
        assertThat(report.kubernetesVersion()).startsWith("v1.");
        // Nobody plays Antrea's controller here.
        assertThat(report.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.ANTREA_SILENT);
        try (ClusterSync sync = KubernetesSync.start(
                "lab",
                account,
                () -> desired(1, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p", "t", 5, "g")),
                SyncListener.NOBODY,
                SyncSettings.DEFAULT,
                CLOCK)) {
            await("the policy", () -> lab.policy("p").isPresent());
            assertThat(sync.connection()).isInstanceOf(Connection.Connected.class);
        }
    }

    @Test
    void whoMayOnlyReadIsToldEverythingThatIsMissing() throws InterruptedException {
        AccessReport report = check(kubeconfig(lab.server.readOnlyKubeconfig()));

        assertThat(report.passed()).isFalse();
        assertThat(report.findings())
                .filteredOn(finding -> finding.kind() == Finding.Kind.PERMISSION)
                .hasSize(12)
                .allSatisfy(finding -> assertThat(finding.remedy()).contains("tierwall clusters bootstrap"))
                .extracting(Finding::sentence)
                .contains("may not patch clustergroups.crd.antrea.io", "may not delete tiers.crd.antrea.io");
    }

    @Test
    void whoMayNotTraceIsToldWhatIsLostAndLacksNothingElse() throws Exception {
        Kubeconfig account = bootstrapped();
        lab.objects.update(ResourceTypes.CLUSTER_ROLES, new ObjectKey("", "tierwall"), role -> {
            ((ArrayNode) role.path("rules")).remove(role.path("rules").size() - 1);
            return role;
        });

        AccessReport report = check(account);

        assertThat(report.passed()).isTrue();
        assertThat(report.findings())
                .filteredOn(finding -> finding.kind() == Finding.Kind.OPTIONAL_PERMISSION)
                .hasSize(4)
                .allSatisfy(finding -> assertThat(finding.sentence())
                        .contains("traceflows.crd.antrea.io", "no answer can be proved with a packet"));
    }

    @Test
    void theVersionOfAntreaIsThatOfItsController() throws InterruptedException {
        ObjectNode info = JsonNodeFactory.instance.objectNode().put("version", "v2.3.0");
        info.putObject("metadata").put("name", "antrea-controller");
        lab.objects.create(ResourceTypes.CONTROLLER_INFOS, info);

        AccessReport report = check(lab.kubeconfig());

        assertThat(report.antreaVersion()).isEqualTo("v2.3.0");
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void aTokenThatIsNotAcceptedIsOneFinding() throws InterruptedException {
        Kubeconfig wrong = kubeconfig(lab.server.kubeconfig().replaceAll("token: .*", "token: wrong-token"));

        assertThat(check(wrong).findings()).extracting(Finding::kind).containsExactly(Finding.Kind.CREDENTIALS);
    }

    @Test
    void aServerThatDoesNotAnswerIsOneFinding() throws InterruptedException {
        Kubeconfig gone = lab.kubeconfig();
        lab.close();

        assertThat(check(gone).findings()).extracting(Finding::kind).containsExactly(Finding.Kind.UNREACHABLE);
    }

    @Test
    void everythingOfOursIsRemovedAndNothingElse() throws InterruptedException {
        ClusterSync sync = KubernetesSync.start(
                "lab",
                lab.kubeconfig(),
                () -> desired(1, tier("t", 5), addresses("g", "10.0.0.0/8"), policy("p", "t", 5, "g")),
                SyncListener.NOBODY,
                SyncSettings.DEFAULT,
                CLOCK);
        await("the policy", () -> lab.policy("p").isPresent());
        sync.close();
        ObjectNode foreign = JsonNodeFactory.instance.objectNode();
        foreign.putObject("metadata").put("name", "foreign");
        lab.objects.create(ResourceTypes.TIERS, foreign);

        RemovalReport report = KubernetesSync.removeAll("lab", lab.kubeconfig(), Duration.ofSeconds(60), CLOCK);

        assertThat(report).isEqualTo(new RemovalReport(3, true, ""));
        assertThat(lab.objects.list(ResourceTypes.TIERS).items()).hasSize(1);
        assertThat(lab.objects.list(ResourceTypes.CLUSTER_GROUPS).items()).isEmpty();
    }
}
