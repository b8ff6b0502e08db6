package io.tierwall.sync.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.ObjectKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is kept of an object. */
final class ItemReaderTest {

    private static ObjectNode policy(String cluster) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("metadata").put("name", "p").put("uid", cluster).putArray("managedFields");
        object.putObject("spec").put("priority", 7);
        object.putObject("status").put("phase", "Realized");
        return object;
    }

    private static ObjectNode kept(ObjectNode object) {
        return new ItemReader()
                .read(InventoryKind.CLUSTER_NETWORK_POLICIES, object)
                .tree()
                .orElseThrow();
    }

    @Test
    void aDocumentIsMadeOfWhatTheSyncOfItsClusterKeepsAnyway() {
        LiveObject live = LiveObject.of(ObjectKind.CLUSTER_NETWORK_POLICY, policy("alpha"), Instant.EPOCH);

        ObjectNode document = kept(policy("alpha"));

        assertThat(document.path("metadata")).isSameAs(live.metadata());
        assertThat(document.path("spec")).isSameAs(live.spec());
        assertThat(document.path("status")).isSameAs(live.status());
    }

    @Test
    void aDocumentSharesWithOtherClustersOnlyWhatIsTheSameThere() {
        ObjectNode one = kept(policy("alpha"));
        ObjectNode other = kept(policy("beta"));

        assertThat(other.path("spec")).isSameAs(one.path("spec"));
        assertThat(other.at("/metadata/uid").asText()).isEqualTo("beta");
    }
}
