package io.tierwall.antrea.crd;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.tierwall.antrea.crd.PolicyRule.Icmp;
import io.tierwall.antrea.crd.PolicyRule.Port;
import io.tierwall.antrea.crd.PolicyRule.PortlessProtocol;
import org.junit.jupiter.api.Test;

/** What others write in namespaces, and the fields that Tierwall itself does not use. */
final class NamespacedObjectTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String POLICY = """
            {"apiVersion": "crd.antrea.io/v1beta1", "kind": "NetworkPolicy",
             "metadata": {"name": "p", "namespace": "shop"},
             "spec": {"tier": "application", "priority": 5.0,
               "appliedTo": [{"podSelector": {}}],
               "egress": [{"name": "one", "action": "Pass",
                 "to": [{"podSelector": {}, "namespaces": {"sameLabels": ["team"]}},
                        {"namespaces": {"match": "Self"}},
                        {"serviceAccount": {"name": "robot", "namespace": "shop"}},
                        {"fqdn": "*.example.com"}],
                 "ports": [{"protocol": "TCP", "port": "http"}, {"port": 80, "endPort": 90}],
                 "enableLogging": false,
                 "protocols": [{"icmp": {"icmpType": 8}}, {"igmp": {"igmpType": 17}}]},
                {"name": "two", "action": "Drop", "enableLogging": false,
                 "toServices": [{"name": "web"}]}]}}""";

    @Test
    void aPolicyIsReadWithAllThatOthersWrite() throws JsonProcessingException {
        NetworkPolicy policy = JSON.readValue(POLICY, NetworkPolicy.class);
        PolicyRule first = policy.getSpec().egress().getFirst();

        assertThat(policy).hasToString("NetworkPolicy/shop/p");
        assertThat(first.to())
                .extracting(Peer::namespaces)
                .startsWith(Peer.Namespaces.sameLabels("team"), Peer.Namespaces.self());
        assertThat(first.to().get(2)).isEqualTo(Peer.serviceAccount("shop", "robot"));
        assertThat(first.to().getLast().fqdn()).isEqualTo("*.example.com");
        assertThat(first.ports())
                .containsExactly(Port.named("TCP", "http"), new Port(null, new IntOrString(80), 90, null, null));
        assertThat(first.protocols())
                .containsExactly(new PortlessProtocol(new Icmp(8, null)), new PortlessProtocol(null));
        assertThat(policy.getSpec().egress().getLast().toServices())
                .containsExactly(new PolicyRule.ServiceName("web", null));
    }

    @Test
    void whatIsReadIsWrittenTheSameWay() throws JsonProcessingException {
        NetworkPolicy policy =
                JSON.readValue(POLICY.replace(", {\"igmp\": {\"igmpType\": 17}}", ""), NetworkPolicy.class);

        assertThat(JSON.readTree(JSON.writeValueAsString(policy)))
                .isEqualTo(JSON.readTree(POLICY.replace(", {\"igmp\": {\"igmpType\": 17}}", "")));
    }

    @Test
    void aGroupOfANamespaceIsReadBackAsItWas() throws JsonProcessingException {
        String group = """
                {"apiVersion": "crd.antrea.io/v1beta1", "kind": "Group",
                 "metadata": {"name": "g", "namespace": "shop"},
                 "spec": {"podSelector": {"matchLabels": {"app": "web"}}}}""";

        Group read = JSON.readValue(group, Group.class);

        assertThat(read.getPlural()).isEqualTo("groups");
        assertThat(JSON.readTree(JSON.writeValueAsString(read))).isEqualTo(JSON.readTree(group));
    }
}
