package io.tierwall.lab.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.lab.objects.ObjectKey;
import io.tierwall.lab.objects.ObjectStore;
import io.tierwall.lab.objects.ResourceTypes;
import io.tierwall.lab.testing.MovableClock;
import io.tierwall.lab.testing.Yaml;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class HeartbeatsTest {

    private final MovableClock clock = new MovableClock();
    private final ObjectStore store = new ObjectStore(clock, UUID::randomUUID);
    private final Heartbeats heartbeats = new Heartbeats(store, clock);

    @Test
    void eachBeatSaysTheTime() {
        store.create(ResourceTypes.NODES, Yaml.named("node-1", "podCIDR: 198.18.0.0/22"));
        store.create(ResourceTypes.PODS, Yaml.named("a", "web", "nodeName: node-1"));
        heartbeats.beat();
        clock.advance(Duration.ofSeconds(60));
        heartbeats.beat();

        JsonNode agent = store.find(ResourceTypes.AGENT_INFOS, new ObjectKey("", "node-1"))
                .orElseThrow();
        assertThat(agent.at("/agentConditions/0/type").asText()).isEqualTo("AgentHealthy");
        assertThat(agent.at("/agentConditions/0/lastHeartbeatTime").asText()).isEqualTo("2026-05-01T10:01:00Z");
        assertThat(agent.at("/localPodNum").asInt()).isEqualTo(1);
        JsonNode controller = store.find(ResourceTypes.CONTROLLER_INFOS, new ObjectKey("", "antrea-controller"))
                .orElseThrow();
        assertThat(controller.at("/controllerConditions/0/lastHeartbeatTime").asText())
                .isEqualTo("2026-05-01T10:01:00Z");
        assertThat(controller.at("/connectedAgentNum").asInt()).isEqualTo(1);
    }

    @Test
    void aSilentAgentSaysNothing() {
        ObjectNode node = Yaml.named("node-1", "{}");
        node.withObject("/metadata/annotations").put("lab.tierwall.io/agent", "silent");
        store.create(ResourceTypes.NODES, node);
        heartbeats.beat();

        assertThat(store.list(ResourceTypes.AGENT_INFOS).items()).isEmpty();
    }
}
