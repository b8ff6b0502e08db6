package io.tierwall.server.guardrail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.analysis.guardrail.Demand;
import io.tierwall.analysis.traffic.TrafficSet;
import io.tierwall.server.publish.RejectedException;
import io.tierwall.server.testing.MemorySettingStore;
import io.tierwall.server.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Guardrails are kept, and so is who changed them. */
final class GuardrailStoreTest {

    private final MemorySettingStore settings = new MemorySettingStore();
    private final TestClock clock = new TestClock();
    private final GuardrailStore store = new GuardrailStore(settings, clock);

    private static Guardrail guardrail(Severity severity) {
        return new Guardrail(
                "no-dev",
                "no-dev",
                severity,
                Demand.NOTHING_REACHES,
                new GuardrailEnd.Namespace("dev"),
                new GuardrailEnd.Namespace("prod"),
                TrafficSet.ALL,
                List.of(),
                0);
    }

    @Test
    void eachChangeIsKeptWithWhoWhenAndWhat() {
        store.save("ann", guardrail(Severity.BLOCK), OptionalInt.empty());
        clock.passes(Duration.ofSeconds(5));
        store.save("bob", guardrail(Severity.WARN), OptionalInt.of(0));
        clock.passes(Duration.ofSeconds(5));
        store.delete("cy", "no-dev");

        List<GuardrailChange> changes = store.changes();
        assertThat(changes).extracting(GuardrailChange::user).containsExactly("cy", "bob", "ann");
        assertThat(changes).extracting(GuardrailChange::number).containsExactly(3L, 2L, 1L);
        assertThat(changes.get(0).time()).isEqualTo(clock.millis());
        assertThat(changes.get(0).after()).isEmpty();
        assertThat(changes.get(1).time()).isEqualTo(clock.millis() - 5_000);
        assertThat(changes.get(1).before().orElseThrow().path("severity").asText())
                .isEqualTo("BLOCK");
        assertThat(changes.get(1).after().orElseThrow().path("severity").asText())
                .isEqualTo("WARN");
        assertThat(changes.get(2).before()).isEmpty();
        assertThat(new GuardrailStore(settings, clock).changes()).isEqualTo(changes);
    }

    @Test
    void whatChangesNothingIsNoChange() {
        store.save("ann", guardrail(Severity.BLOCK), OptionalInt.empty());
        store.save("bob", guardrail(Severity.BLOCK), OptionalInt.of(0));
        store.delete("cy", "another");
        assertThatThrownBy(() -> store.save("dan", guardrail(Severity.WARN), OptionalInt.of(7)))
                .isInstanceOf(RejectedException.class);

        assertThat(store.changes()).extracting(GuardrailChange::user).containsExactly("ann");
    }

    @Test
    void onlyTheLatestChangesAreKept() {
        store.save("ann", guardrail(Severity.BLOCK), OptionalInt.empty());
        for (int change = 1; change <= GuardrailHistory.MOST; change++) {
            store.save("bob", guardrail(change % 2 == 0 ? Severity.BLOCK : Severity.WARN), OptionalInt.of(change - 1));
        }

        assertThat(store.changes()).hasSize(GuardrailHistory.MOST);
        assertThat(store.changes().getFirst().number()).isEqualTo(GuardrailHistory.MOST + 1L);
        assertThat(store.changes().getLast().number()).isEqualTo(2);
    }
}
