package io.tierwall.sync.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is kept once though it is there many times. */
final class SharedTreesTest {

    private static ObjectNode tree(int priority) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode().put("priority", priority);
        tree.putArray("ingress").addObject().put("action", "Drop");
        return tree;
    }

    private static LiveObject live(String cluster) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.putObject("metadata").put("name", "p").put("uid", cluster);
        object.set("spec", tree(7));
        return LiveObject.of(ObjectKind.CLUSTER_NETWORK_POLICY, object, Instant.EPOCH);
    }

    @Test
    void equalTreesAreOneAndOthersAreThemselves() {
        ObjectNode first = SharedTrees.shared(tree(1));
        assertThat(SharedTrees.shared(tree(1))).isSameAs(first);
        assertThat(SharedTrees.shared(tree(2))).isEqualTo(tree(2)).isNotSameAs(first);
    }

    @Test
    void whatObjectsOfManyClustersSayIsKeptOnceAndTheRestIsTheirOwn() {
        LiveObject one = live("uid-of-alpha");
        LiveObject other = live("uid-of-beta");
        assertThat(one.spec()).isSameAs(other.spec());
        assertThat(one.uid()).isEqualTo("uid-of-alpha");
        assertThat(other.uid()).isEqualTo("uid-of-beta");
    }

    @Test
    void whatIsReadTwiceIsKeptOnce() {
        LiveObject one = live("uid-of-alpha");
        LiveObject again = live("uid-of-alpha");
        assertThat(again.metadata()).isSameAs(one.metadata());
        assertThat(again).isEqualTo(one);
    }
}
