package io.tierwall.server.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.model.IntentPath;
import io.tierwall.model.problem.Problems;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be a label of a cluster. */
final class LabelsTest {

    private static boolean isGood(Map<String, String> labels) {
        Problems problems = new Problems();
        Labels.check(IntentPath.cluster("alpha"), labels, problems);
        return problems.isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"env", "a", "topology.kubernetes.io/zone", "Under_score.dot-dash", "x9"})
    void whatKubernetesTakesForAKeyIsOne(String key) {
        assertThat(isGood(Map.of(key, "v"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "a b", "/a", "a/", "a/b/c", "Big.io/a", "a..b/c", "ä", "a=b", "a\n"})
    void whatKubernetesDoesNotTakeForAKeyIsNone(String key) {
        assertThat(isGood(Map.of(key, "v"))).isFalse();
    }

    @Test
    void keysAndValuesHaveAnEnd() {
        assertThat(isGood(Map.of("k".repeat(63), "v".repeat(63)))).isTrue();
        assertThat(isGood(Map.of("k".repeat(64), "v"))).isFalse();
        assertThat(isGood(Map.of("k", "v".repeat(64)))).isFalse();
        assertThat(isGood(Map.of("d".repeat(63) + "." + "d".repeat(10) + "/" + "k".repeat(60), "v")))
                .isFalse();
    }

    @Test
    void aValueMayBeEmptyAndNothingOdd() {
        assertThat(isGood(Map.of("k", ""))).isTrue();
        assertThat(isGood(Map.of("k", "a b"))).isFalse();
        assertThat(isGood(Map.of("k", "v-"))).isFalse();
    }

    @Test
    void thereAreNotTooMany() {
        assertThat(isGood(many(Labels.MOST))).isTrue();
        assertThat(isGood(many(Labels.MOST + 1))).isFalse();
    }

    private static Map<String, String> many(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toMap(i -> "k" + i, i -> "v"));
    }
}
