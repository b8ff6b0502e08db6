package io.tierwall.lab.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.network.AddressPool;
import io.tierwall.lab.objects.ApiException;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceType;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.Yaml;
import io.tierwall.model.address.Cidr;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is completed, and the limit that no shared cluster can be brought to; all else is in the cluster contract. */
final class ClusterAdmissionTest {

    private final ObjectStore store = new ObjectStore(Clock.systemUTC(), UUID::randomUUID);
    private final ClusterAdmission admission = new ClusterAdmission(
            store, new AddressPool(Cidr.parse("198.18.8.0/29").orElseThrow()));

    @BeforeEach
    void defaultTiers() {
        store.create(ResourceTypes.TIERS, Yaml.named("application", "priority: 250"));
        store.create(ResourceTypes.TIERS, Yaml.named("baseline", "priority: 253"));
    }

    private ObjectNode create(ResourceType type, ObjectNode object) {
        admission.admitWrite(type, Optional.empty(), object);
        return store.create(type, object);
    }

    private void replace(ResourceType type, ObjectNode object) {
        admission.admitWrite(type, store.find(type, ObjectKey.of(object)), object);
    }

    private void assertTierRefused(ObjectNode tier, String reason) {
        assertThatThrownBy(() -> replace(ResourceTypes.TIERS, tier))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("admission webhook \"tiervalidator.antrea.io\" denied the request: ")
                .hasMessageContaining(reason);
    }

    @Test
    void t1ThereAreTwentyTiersAtMost() {
        for (int priority = 1; priority <= 18; priority++) {
            create(ResourceTypes.TIERS, Yaml.named("t" + priority, "priority: " + priority));
        }
        assertTierRefused(Yaml.named("t19", "priority: 19"), "20 tiers already");
    }

    @Test
    void aNamespaceIsLabelledWithItsNameAndActive() {
        ObjectNode namespace = create(ResourceTypes.NAMESPACES, Yaml.object("metadata: {name: a}"));

        assertThat(namespace.at("/metadata/labels/kubernetes.io~1metadata.name").asText())
                .isEqualTo("a");
        assertThat(namespace.at("/status/phase").asText()).isEqualTo("Active");
    }

    @Test
    void aServiceGetsAnAddressOfItsOwnAndKeepsIt() {
        ObjectNode first = create(ResourceTypes.SERVICES, Yaml.named("a", "web", "ports: [{port: 80}]"));
        ObjectNode second = create(ResourceTypes.SERVICES, Yaml.named("b", "web", "ports: [{port: 80}]"));
        ObjectNode changed = Yaml.named("a", "web", "ports: [{port: 81, targetPort: 8081}]");
        replace(ResourceTypes.SERVICES, changed);

        assertThat(first.at("/spec/clusterIP").asText()).isEqualTo("198.18.8.2");
        assertThat(first.at("/spec/ports/0/protocol").asText()).isEqualTo("TCP");
        assertThat(first.at("/spec/ports/0/targetPort").asInt()).isEqualTo(80);
        assertThat(second.at("/spec/clusterIP").asText()).isEqualTo("198.18.8.3");
        assertThat(changed.at("/spec/clusterIP").asText()).isEqualTo("198.18.8.2");
    }

    @Test
    void aServiceWithoutAddressStaysWithout() {
        ObjectNode headless = create(ResourceTypes.SERVICES, Yaml.named("a", "headless", "clusterIP: None"));

        assertThat(headless.at("/spec/clusterIP").asText()).isEqualTo("None");
    }

    @Test
    void aServiceThatNamesItsAddressHasItInTheListToo() {
        ObjectNode named = create(ResourceTypes.SERVICES, Yaml.named("a", "named", "clusterIP: 198.18.8.9"));

        assertThat(named.at("/spec/clusterIPs/0").asText()).isEqualTo("198.18.8.9");
    }

    @Test
    void aPodThatIsReplacedStaysOnItsNode() {
        create(ResourceTypes.PODS, Yaml.named("a", "web", "nodeName: node-1"));
        ObjectNode replaced = Yaml.named("a", "web", "containers: []");
        replace(ResourceTypes.PODS, replaced);

        assertThat(replaced.at("/spec/nodeName").asText()).isEqualTo("node-1");
    }
}
