package io.tierwall.lab.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ObjectStoreTest {

    private static final int HISTORY = 5;

    private final ObjectStore store = new ObjectStore(
            Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC), UUID::randomUUID, HISTORY);

    private static ObjectNode tier(String name, Number priority) {
        ObjectNode tier = JsonNodeFactory.instance.objectNode();
        tier.putObject("metadata").put("name", name);
        tier.putObject("spec").put("priority", priority.doubleValue());
        return tier;
    }

    private static ObjectKey key(String name) {
        return new ObjectKey("", name);
    }

    @Test
    void whatIsCreatedGetsAnIdentity() {
        ObjectNode created = store.create(ResourceTypes.TIERS, tier("a", 5));

        assertThat(created.at("/metadata/uid").asText()).isNotEmpty();
        assertThat(created.at("/metadata/creationTimestamp").asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(created.at("/metadata/generation").asInt()).isEqualTo(1);
        assertThat(created.at("/metadata/resourceVersion").asText()).isEqualTo(Long.toString(store.version()));
    }

    @Test
    void theSameNumberInAnotherFormIsNoChange() {
        store.create(ResourceTypes.TIERS, tier("a", 5));
        long before = store.version();

        store.update(ResourceTypes.TIERS, key("a"), object -> {
            object.withObjectProperty("spec").put("priority", 5L);
            return object;
        });

        assertThat(store.version()).isEqualTo(before);
    }

    @Test
    void theGenerationCountsWhatTheObjectSaysAndNotItsMetadataOrStatus() {
        store.create(ResourceTypes.TIERS, tier("a", 5));

        store.update(ResourceTypes.TIERS, key("a"), object -> {
            object.withObjectProperty("metadata").withObjectProperty("labels").put("k", "v");
            object.putObject("status").put("phase", "Realized");
            return object;
        });
        assertThat(store.find(ResourceTypes.TIERS, key("a"))
                        .orElseThrow()
                        .at("/metadata/generation")
                        .asInt())
                .isEqualTo(1);

        store.update(ResourceTypes.TIERS, key("a"), _ -> tier("a", 6));
        assertThat(store.find(ResourceTypes.TIERS, key("a"))
                        .orElseThrow()
                        .at("/metadata/generation")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void aReplacementOfWhatHasChangedSinceDoesNothing() {
        ObjectNode found = store.create(ResourceTypes.TIERS, tier("a", 5));
        store.update(ResourceTypes.TIERS, key("a"), _ -> tier("a", 6));

        assertThat(store.replace(ResourceTypes.TIERS, found, tier("a", 7))).isEmpty();
        assertThat(store.remove(ResourceTypes.TIERS, found)).isEmpty();
        assertThat(store.find(ResourceTypes.TIERS, key("a"))
                        .orElseThrow()
                        .at("/spec/priority")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void aListOfThePastIsAsItWas() {
        store.create(ResourceTypes.TIERS, tier("a", 1));
        store.create(ResourceTypes.TIERS, tier("b", 2));
        long then = store.version();
        store.create(ResourceTypes.TIERS, tier("c", 3));
        store.update(ResourceTypes.TIERS, key("b"), _ -> tier("b", 9));
        store.delete(ResourceTypes.TIERS, key("a"));

        assertThat(store.list(ResourceTypes.TIERS, then).items())
                .extracting(object -> object.at("/metadata/name").asText() + "="
                        + object.at("/spec/priority").asInt())
                .containsExactly("a=1", "b=2");
    }

    @Test
    void aWatchBeginsAfterItsVersionAndSeesOneKind() throws InterruptedException {
        store.create(ResourceTypes.TIERS, tier("a", 1));
        long then = store.version();
        store.create(ResourceTypes.CLUSTER_GROUPS, tier("g", 1));
        store.create(ResourceTypes.TIERS, tier("b", 1));

        try (Watch watch = store.watch(ResourceTypes.TIERS, then)) {
            store.delete(ResourceTypes.TIERS, key("a"));

            assertThat(watch.next(Duration.ofSeconds(5))
                            .orElseThrow()
                            .after()
                            .at("/metadata/name")
                            .asText())
                    .isEqualTo("b");
            assertThat(watch.next(Duration.ofSeconds(5)).orElseThrow().kind()).isEqualTo(WatchEvent.Kind.DELETED);
            assertThat(watch.next(Duration.ZERO)).isEmpty();
        }
    }

    @Test
    void aWatchCannotBeginBeforeTheHistoryNorInTheFuture() {
        long first = store.version();
        for (int count = 0; count <= HISTORY; count++) {
            store.create(ResourceTypes.TIERS, tier("t" + count, 1));
        }

        assertThatThrownBy(() -> store.watch(first))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.code()).isEqualTo(410));
        assertThatThrownBy(() -> store.watch(store.version() + 1))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        failure -> assertThat(failure.code()).isEqualTo(410));
    }

    @Test
    void aWatchThatIsNotReadIsEndedInsteadOfGrowing() throws InterruptedException {
        store.create(ResourceTypes.TIERS, tier("a", 0));
        try (Watch watch = store.watch(store.version())) {
            for (int count = 1; count <= 10_001; count++) {
                int priority = count;
                store.update(ResourceTypes.TIERS, key("a"), _ -> tier("a", priority));
            }

            int told = 0;
            while (watch.next(Duration.ZERO).isPresent()) {
                told++;
            }
            assertThat(told).isEqualTo(10_000);
            assertThat(watch.isEnded()).isTrue();
        }
    }
}
