package io.tierwall.sync.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which node lags behind, as far as it is known. */
final class SilentAgentTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration SILENCE = Duration.ofMinutes(3);

    private record Said(List<InventoryItem> all, Coverage coverage) implements Inventory {

        @Override
        public List<InventoryItem> items(InventoryKind kind) {
            return all.stream().filter(item -> item.kind() == kind).toList();
        }

        @Override
        public Coverage coverage(InventoryKind kind) {
            return coverage;
        }
    }

    private static InventoryItem agent(String node, Instant heard) {
        Facts.Condition works = new Facts.Condition("AgentHealthy", true, heard);
        return new InventoryItem(
                InventoryKind.AGENT_INFOS,
                "",
                node,
                "u",
                Map.of(),
                false,
                new Facts.Health("v2.3.0", 0, List.of(works)));
    }

    private static Optional<SilentAgent> longest(InventoryItem... agents) {
        return SilentAgent.longest(new Said(List.of(agents), Coverage.full(NOW)), NOW, SILENCE);
    }

    @Test
    void itIsTheOneThatHasBeenSilentTheLongest() {
        Instant heard = NOW.minusSeconds(900);

        assertThat(longest(agent("n1", NOW.minusSeconds(300)), agent("n2", heard), agent("n3", NOW)))
                .contains(new SilentAgent("n2", heard));
    }

    @Test
    void thereIsNoneWhileAllReportInTime() {
        assertThat(longest(agent("n1", NOW.minus(SILENCE)), agent("n2", NOW))).isEmpty();
    }

    @Test
    void sinceWhenAnAgentIsSilentThatHasNeverReportedIsNotKnown() {
        assertThat(longest(agent("n1", Instant.EPOCH))).isEmpty();
    }

    @Test
    void nothingIsSaidOfAgentsThatAreNoLongerWatched() {
        Inventory lost = new Said(List.of(agent("n1", NOW.minusSeconds(900))), Coverage.none(NOW, "no connection"));

        assertThat(SilentAgent.longest(lost, NOW, SILENCE)).isEmpty();
    }
}
