package io.tierwall.lab.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults as people write them. */
final class FaultTest {

    private static Fault parse(String text) {
        return Fault.parse(List.of(text.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latency=500ms",
                "status=429 retry-after=2s verb=create,patch share=0.3 for=30s count=10 seed=7",
                "status=503 resource=clustergroups,clusternetworkpolicies",
                "drop-watches count=3",
                "expire-watches",
                "half-open for=60s",
                "truncate verb=list,watch count=2",
                "restore=500",
                "status=401 count=3",
            })
    void aFaultIsWrittenAsItIsRead(String text) {
        assertThat(parse(text)).hasToString(text);
        assertThat(parse(parse(text).toString())).isEqualTo(parse(text));
    }

    @Test
    void aResourceCanBeNamedAsKubectlNamesIt() {
        assertThat(parse("status=500 resource=acnp,pod,tiers"))
                .hasToString("status=500 resource=clusternetworkpolicies,pods,tiers");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "share=0.3; say one effect: latency=500ms, status=401|410|429|500|503",
                "latency=1s half-open; not latency and half-open at once",
                "latency; latency needs a value",
                "latency=fast; latency is a duration such as 500ms, 30s or 2m, not fast",
                "latency=2m; at most 25s",
                "status=404; status is 401, 410, 429, 500 or 503",
                "status=429 retry-after=1500ms; whole seconds",
                "latency=1s retry-after=1s; retry-after goes with status only",
                "drop-watches=3; drop-watches takes no value",
                "truncate=3; truncate takes no value",
                "restore=0; restore is a number of versions, 1 or more",
                "half-open share=0; share is more than 0",
                "half-open share=lots; share is a number such as 0.3, not lots",
                "half-open count=0; count is 1 or more",
                "half-open for=0s; for is more than 0",
                "half-open verb=read; verb is any of get, list, watch",
                "half-open resource=ingresses; resource is any of namespaces, nodes, pods",
                "half-open colour=red; a fault has no \"colour\"",
                "half-open count=1 count=2; count is said twice",
            })
    void whatIsNoFaultIsExplained(String text, String explanation) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(explanation);
    }
}
