package io.tierwall.antrea.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.tierwall.antrea.crd.ClusterGroup.IpBlock;
import io.tierwall.antrea.crd.PolicyRule.Action;
import io.tierwall.antrea.crd.PolicyRule.Port;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects as JSON and back. */
final class AntreaObjectTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aTierIsReadBackAsItWas() throws JsonProcessingException {
        Tier tier = named(new Tier(), new Tier.Spec(13, "for all"));
        assertReadBack(tier, Tier.class);
    }

    @Test
    void aGroupIsReadBackAsItWas() throws JsonProcessingException {
        ClusterGroup.Spec spec = ClusterGroup.Spec.addresses(
                List.of(new IpBlock("10.0.0.0/8", List.of("10.1.0.0/16")), IpBlock.of("192.168.100.0/24")));
        assertReadBack(named(new ClusterGroup(), spec), ClusterGroup.class);
    }

    @Test
    void aPolicyIsReadBackAsItWas() throws JsonProcessingException {
        PolicyRule rule = new PolicyRule(
                "1001",
                Action.Reject,
                List.of(Peer.everyPod()),
                List.of(Peer.group("web")),
                List.of(),
                List.of(new Port("TCP", 80, 90)),
                true,
                "label");
        ClusterNetworkPolicy.Spec spec = new ClusterNetworkPolicy.Spec("t", 1.5, List.of(), List.of(rule), List.of());
        assertReadBack(named(new ClusterNetworkPolicy(), spec), ClusterNetworkPolicy.class);
    }

    @Test
    void aStatusIsReadAndWhatIsUnknownPassedOver() throws JsonProcessingException {
        ClusterNetworkPolicy policy = JSON.readValue("""
                {"apiVersion": "crd.antrea.io/v1beta1", "kind": "ClusterNetworkPolicy", "metadata": {"name": "p"},
                 "spec": {"tier": "t", "priority": 5, "later": 1},
                 "status": {"phase": "Realized", "observedGeneration": 3, "currentNodesRealized": 2, "new": true}}""", ClusterNetworkPolicy.class);
        assertThat(policy.getStatus())
                .isEqualTo(new ClusterNetworkPolicy.Status(ClusterNetworkPolicy.Phase.Realized, 3, 2, 0, List.of()));
    }

    private static <S, T extends AntreaObject<S>> T named(T object, S spec) {
        object.setMetadata(new ObjectMetaBuilder()
                .withName("some")
                .addToLabels("app", "web")
                .build());
        object.setSpec(spec);
        return object;
    }

    private static <T extends AntreaObject<?>> void assertReadBack(T object, Class<T> type)
            throws JsonProcessingException {
        T read = JSON.readValue(JSON.writeValueAsString(object), type);
        assertThat(read.getSpec()).isEqualTo(object.getSpec());
        assertThat(read.getMetadata()).isEqualTo(object.getMetadata());
    }
}
