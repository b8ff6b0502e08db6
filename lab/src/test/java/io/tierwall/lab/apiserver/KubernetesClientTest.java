package io.tierwall.lab.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.tierwall.antrea.crd.AntreaObject;
import io.tierwall.antrea.crd.ClusterGroup;
import io.tierwall.antrea.crd.ClusterNetworkPolicy;
import io.tierwall.antrea.crd.Peer;
import io.tierwall.antrea.crd.PolicyRule;
import io.tierwall.antrea.crd.Tier;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceTypes;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a manager uses of the Kubernetes client, against the lab. */
@Timeout(90)
final class KubernetesClientTest {

    private static final PatchContext FORCED = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("tierwall")
            .withForce(true)
            .build();

    private final TestCluster cluster = TestCluster.start();
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(cluster.server().kubeconfig()))
            .withKubernetesSerialization(typed())
            .build();

    /** Without this the client makes generic objects of the JSON. */
    @JsonDeserialize(using = JsonDeserializer.None.class)
    private interface Typed {}

    private static KubernetesSerialization typed() {
        return new KubernetesSerialization(new ObjectMapper().addMixIn(AntreaObject.class, Typed.class), true);
    }

    @AfterEach
    void close() {
        client.close();
        cluster.close();
    }

    private static ClusterNetworkPolicy policy(String name, double priority) {
        return new ClusterNetworkPolicy(
                new ObjectMetaBuilder()
                        .withName(name)
                        .addToLabels("tierwall.io/managed-by", "tierwall")
                        .build(),
                new ClusterNetworkPolicy.Spec(
                        "application",
                        priority,
                        List.of(),
                        List.of(new PolicyRule(
                                "1041",
                                PolicyRule.Action.Allow,
                                List.of(Peer.everyPod()),
                                List.of(Peer.group("web")),
                                List.of(),
                                List.of(new PolicyRule.Port("TCP", 80, null)),
                                true,
                                "shop")),
                        List.of()));
    }

    private Resource<ClusterNetworkPolicy> resource(String name) {
        return client.resources(ClusterNetworkPolicy.class).withName(name);
    }

    @Test
    void typedObjectsComeBackAsTheyWereWritten() {
        ClusterGroup.Spec group = ClusterGroup.Spec.selecting(
                new LabelSelectorBuilder().addToMatchLabels("a", "b").build(),
                new LabelSelectorBuilder()
                        .addToMatchExpressions(new LabelSelectorRequirement("app", "In", List.of("web", "db")))
                        .build());
        ClusterGroup.Spec addresses =
                ClusterGroup.Spec.addresses(List.of(new ClusterGroup.IpBlock("10.0.0.0/8", List.of("10.1.0.0/16"))));
        Tier.Spec tier = new Tier.Spec(13, "for tests");

        client.resource(policy("p", 1.5)).create();
        client.resource(new ClusterGroup(named("g"), group)).create();
        client.resource(new ClusterGroup(named("a"), addresses)).create();
        client.resource(new Tier(named("t"), tier)).create();

        assertThat(resource("p").get().getSpec()).isEqualTo(policy("p", 1.5).getSpec());
        assertThat(client.resources(ClusterGroup.class).withName("g").get().getSpec())
                .isEqualTo(group);
        assertThat(client.resources(ClusterGroup.class).withName("a").get().getSpec())
                .isEqualTo(addresses);
        assertThat(client.resources(Tier.class).withName("t").get().getSpec()).isEqualTo(tier);
        assertThat(client.resources(ClusterNetworkPolicy.class)
                        .withLabel("tierwall.io/managed-by", "tierwall")
                        .list()
                        .getItems())
                .extracting(found -> found.getMetadata().getName())
                .containsExactly("first", "p");
    }

    private static io.fabric8.kubernetes.api.model.ObjectMeta named(String name) {
        return new ObjectMetaBuilder().withName(name).build();
    }

    @Test
    void anUnchangedApplyKeepsTheVersion() {
        ClusterNetworkPolicy applied = client.resource(policy("p", 5)).patch(FORCED);

        ClusterNetworkPolicy again = client.resource(policy("p", 5)).patch(FORCED);

        assertThat(again.getMetadata().getResourceVersion())
                .isEqualTo(applied.getMetadata().getResourceVersion());
        assertThat(again.getMetadata().getManagedFields()).hasSize(1);
    }

    @Test
    void aForcedApplyOverwritesWhatSomebodyEdited() {
        client.resource(policy("p", 5)).patch(FORCED);
        resource("p").edit(edited -> policy("p", 77));
        assertThat(resource("p").get().getSpec().priority()).isEqualTo(77);

        assertThatThrownBy(() -> client.resource(policy("p", 5)).serverSideApply())
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        failure -> assertThat(failure.getCode()).isEqualTo(409));
        assertThat(client.resource(policy("p", 5)).patch(FORCED).getSpec().priority())
                .isEqualTo(5);
    }

    @Test
    void refusalsCarryTheirCauses() {
        assertThatThrownBy(() -> client.resource(policy("p", 0.5)).create())
                .isInstanceOfSatisfying(KubernetesClientException.class, failure -> {
                    assertThat(failure.getCode()).isEqualTo(422);
                    assertThat(failure.getStatus()
                                    .getDetails()
                                    .getCauses()
                                    .getFirst()
                                    .getField())
                            .isEqualTo("spec.priority");
                });
    }

    @Test
    void aStatusIsReadBack() {
        client.resource(policy("p", 5)).create();
        resource("p").editStatus(found -> {
            found.setStatus(new ClusterNetworkPolicy.Status(ClusterNetworkPolicy.Phase.Realized, 1, 2, 2, List.of()));
            return found;
        });

        assertThat(resource("p").get().getStatus())
                .isEqualTo(new ClusterNetworkPolicy.Status(ClusterNetworkPolicy.Phase.Realized, 1, 2, 2, List.of()));
        assertThat(resource("p").get().getMetadata().getGeneration()).isEqualTo(1);
    }

    @Test
    void coreObjectsAreCreatedAndDeleted() {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName("shop")
                        .endMetadata()
                        .build())
                .create();
        Pod pod = new PodBuilder()
                .withNewMetadata()
                .withName("web")
                .withNamespace("shop")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("c")
                .withImage("x")
                .endContainer()
                .endSpec()
                .build();
        client.resource(pod).create();

        assertThat(client.pods().inAnyNamespace().list().getItems()).hasSize(1);
        assertThat(client.resource(pod).delete()).hasSize(1);
        assertThat(client.pods().inNamespace("shop").list().getItems()).isEmpty();
    }

    /** An informer and what it said, as text. */
    private final class Informed {

        private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
        private final SharedIndexInformer<ClusterNetworkPolicy> informer = client.resources(ClusterNetworkPolicy.class)
                .inform(new ResourceEventHandler<>() {
                    @Override
                    public void onAdd(ClusterNetworkPolicy added) {
                        said.add("add " + added.getMetadata().getName());
                    }

                    @Override
                    public void onUpdate(ClusterNetworkPolicy before, ClusterNetworkPolicy after) {
                        said.add("update " + after.getMetadata().getName() + " "
                                + after.getSpec().priority());
                    }

                    @Override
                    public void onDelete(ClusterNetworkPolicy deleted, boolean unknown) {
                        said.add("delete " + deleted.getMetadata().getName());
                    }
                });

        String next() throws InterruptedException {
            return String.valueOf(said.poll(30, TimeUnit.SECONDS));
        }
    }

    @BeforeEach
    void onePolicy() {
        client.resource(policy("first", 5)).create();
    }

    @Test
    void anInformerSeesWhatHappens() throws InterruptedException {
        Informed informed = new Informed();
        assertThat(informed.next()).isEqualTo("add first");

        client.resource(policy("p", 5)).create();
        assertThat(informed.next()).isEqualTo("add p");
        client.resource(policy("p", 6)).patch(FORCED);
        assertThat(informed.next()).isEqualTo("update p 6.0");
        resource("p").delete();
        assertThat(informed.next()).isEqualTo("delete p");
        assertThat(informed.informer.isWatching()).isTrue();
    }

    @Test
    void anInformerSurvivesTheEndOfItsWatchAndOfTheHistory() throws InterruptedException {
        Informed informed = new Informed();
        assertThat(informed.next()).isEqualTo("add first");
        client.resource(policy("second", 5)).create();
        assertThat(informed.next()).isEqualTo("add second");
        client.resource(new Tier(named("t"), new Tier.Spec(1, ""))).create();
        for (int count = 0; count <= TestCluster.HISTORY; count++) {
            int priority = count;
            cluster.objects().update(ResourceTypes.TIERS, new ObjectKey("", "t"), object -> {
                object.withObjectProperty("spec").put("priority", priority);
                return object;
            });
        }

        cluster.server().endWatches();
        client.resource(policy("p", 5)).create();

        assertThat(informed.next()).isEqualTo("add p");
        resource("first").delete();
        assertThat(informed.next()).isEqualTo("delete first");
    }
}
