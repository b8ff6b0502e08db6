package io.tierwall.lab.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.Yaml;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nodes that refuse their rules, or whose agent is silent. */
final class ControllerNodesTest extends ControllerFixture {

    @Test
    void whenTheNetworkRefusesTheStatusSaysSoAndItIsTriedAgain() throws InterruptedException {
        group("g", "podSelector: {}");
        network.refuse("no memory");
        policy("p", DROP_ALL);
        settle();

        assertThat(status("p")).isEqualTo("Failed 0/2 of 1");
        JsonNode failure = condition(policy("p"), "RealizationFailure");
        assertThat(failure.path("reason").asText()).isEqualTo("NetworkPolicyRealizationFailedOnNode");
        assertThat(failure.path("message").asText()).contains("\"node-1\":\"no memory\"");

        network.relent();
        settleAfter(Duration.ofMillis(900));
        assertThat(status("p")).startsWith("Failed");
        settleAfter(Duration.ofMillis(200));
        assertThat(status("p")).isEqualTo("Realizing 0/2 of 1");
        settleAfter(Duration.ofSeconds(1));
        assertThat(status("p")).isEqualTo("Realized 2/2 of 1");
        assertThat(condition(policy("p"), "RealizationFailure")).isEmpty();
    }

    @Test
    void policiesThatDidNotChangeStayRealizedWhileOthersAreRefused() throws InterruptedException {
        group("g", "podSelector: {}");
        policy("old", DROP_ALL);
        settle();
        settleAfter(Duration.ofSeconds(1));
        network.refuse("no memory");
        policy("new", DROP_ALL);
        settle();

        assertThat(status("old")).isEqualTo("Realized 2/2 of 1");
        assertThat(status("new")).isEqualTo("Failed 0/2 of 1");
    }

    @Test
    void theVersionUpToWhichRulesFollowIsKnown() throws InterruptedException {
        group("g", "podSelector: {}");
        long version = store.version();
        assertThat(enforced.follows("node-1", version)).isFalse();
        settle();

        assertThat(enforced.follows("node-1", version)).isTrue();
    }

    @Test
    void aNodeThatRefusesItsRulesOrIsSilentIsBehindAndNoOther() throws InterruptedException {
        store.create(ResourceTypes.NODES, Yaml.named("node-3", "{}"));
        agent("node-3", "silent");
        settle();
        network.refuse("node-1", "no room");
        group("g", "podSelector: {}");
        policy("p", "{priority: 5, appliedTo: [{group: g}], ingress: [{name: r, action: Drop}]}");
        long version = store.version();
        settle();
        assertThat(enforced.follows("node-1", version)).isFalse();
        assertThat(enforced.follows("node-2", version)).isTrue();
        assertThat(enforced.follows("node-3", version)).isFalse();
        network.relent();
        agent("node-3", "ready");
        settleAfter(Duration.ofSeconds(1));

        assertThat(enforced.follows("node-1", version)).isTrue();
        assertThat(enforced.follows("node-3", version)).isTrue();
    }

    @Test
    void aPolicyStaysRealizingWhileANodeIsSilent() throws InterruptedException {
        store.create(ResourceTypes.NODES, Yaml.named("node-1", "{}"));
        store.create(ResourceTypes.NODES, Yaml.named("node-2", "{}"));
        agent("node-2", "silent");
        group("g", "podSelector: {}");
        policy("p", DROP_ALL);
        settle();
        settleAfter(Duration.ofMinutes(5));
        assertThat(status("p")).isEqualTo("Realizing 1/2 of 1");

        agent("node-2", "well");
        settle();
        settleAfter(NODE_DELAY);
        assertThat(status("p")).isEqualTo("Realized 2/2 of 1");
    }

    private void agent(String node, String state) {
        store.update(ResourceTypes.NODES, new ObjectKey("", node), object -> {
            object.withObject("/metadata/annotations").put("lab.tierwall.io/agent", state);
            return object;
        });
    }
}
