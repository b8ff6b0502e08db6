package io.tierwall.lab.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.lab.apiserver.Fate;
import io.tierwall.lab.apiserver.RequestInfo;
import io.tierwall.lab.apiserver.RequestInfo.Verb;
import io.tierwall.lab.testing.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FaultsTest {

    private static final RequestInfo LIST_PODS = new RequestInfo(Verb.LIST, "pods");
    private static final RequestInfo WATCH_PODS = new RequestInfo(Verb.WATCH, "pods");

    private final MovableClock clock = new MovableClock();
    private final Faults faults = new Faults(clock);

    private String set(String text) {
        return faults.set(Fault.parse(List.of(text.split(" "))));
    }

    private boolean strikes(RequestInfo request) {
        return !faults.before(request).equals(Fate.UNDISTURBED);
    }

    private List<Boolean> strikes(int requests) {
        return IntStream.range(0, requests).mapToObj(_ -> strikes(LIST_PODS)).toList();
    }

    @Test
    void withoutFaultsNothingHappens() {
        assertThat(strikes(LIST_PODS)).isFalse();
        assertThat(faults.during(WATCH_PODS)).isEmpty();
    }

    @Test
    void aShareStrikesTheSameRequestsForTheSameSeed() {
        String id = set("status=500 share=0.3 seed=4");
        List<Boolean> first = strikes(1_000);
        assertThat(faults.clear(id)).isTrue();
        set("status=500 share=0.3 seed=4");

        assertThat(strikes(1_000)).isEqualTo(first);
        assertThat(first.stream().filter(struck -> struck).count()).isBetween(250L, 350L);
    }

    @Test
    void onlyRequestsInScopeAreStruck() {
        set("status=500 resource=pods verb=list");

        assertThat(strikes(LIST_PODS)).isTrue();
        assertThat(strikes(WATCH_PODS)).isFalse();
        assertThat(strikes(new RequestInfo(Verb.LIST, "nodes"))).isFalse();
    }

    @Test
    void faultsOfWatchesLeaveOtherRequestsAlone() {
        set("drop-watches");

        assertThat(strikes(LIST_PODS)).isFalse();
        assertThat(strikes(WATCH_PODS)).isTrue();
        assertThat(faults.during(WATCH_PODS)).contains(new Fate.Cut());
    }

    @Test
    void aFaultIsOverWhenItHasStruckSoOftenAndSaysSo() {
        set("status=500 count=2");

        assertThat(strikes(3)).containsExactly(true, true, false);
        assertThat(faults.list()).singleElement().satisfies(standing -> {
            assertThat(standing.spent()).isTrue();
            assertThat(standing.hits()).isEqualTo(2);
        });
    }

    @Test
    void aFaultIsOverAfterItsTime() {
        set("status=500 for=30s");

        assertThat(strikes(LIST_PODS)).isTrue();
        clock.advance(Duration.ofSeconds(30));
        assertThat(strikes(LIST_PODS)).isFalse();
    }

    @Test
    void delaysAddUpAndTheFirstRefusalDecides() {
        set("latency=200ms");
        set("latency=300ms");
        set("status=503 retry-after=4s");
        set("status=500");

        Fate fate = faults.before(LIST_PODS);

        assertThat(fate.delay()).isEqualTo(Duration.ofMillis(500));
        assertThat(fate.disturbance()).get().isInstanceOfSatisfying(Fate.Refused.class, refused -> {
            assertThat(refused.why().code()).isEqualTo(503);
            assertThat(refused.retryAfter()).contains(Duration.ofSeconds(4));
        });
    }

    @Test
    void whatIsKeptSilentGoesOnWhenTheFaultIsCleared() {
        String id = set("half-open count=1");
        Fate.Silent silent =
                (Fate.Silent) faults.before(LIST_PODS).disturbance().orElseThrow();
        assertThat(silent.until()).isNotDone();

        faults.clear(id);

        assertThat(silent.until()).isDone();
        assertThat(faults.clear(id)).isFalse();
    }

    @Test
    void thereIsAnEndToTheNumberOfFaults() {
        IntStream.range(0, 32).forEach(_ -> set("half-open"));

        assertThatThrownBy(() -> set("half-open")).hasMessageContaining("clear some first");
        faults.clear();
        assertThat(faults.list()).isEmpty();
    }
}
