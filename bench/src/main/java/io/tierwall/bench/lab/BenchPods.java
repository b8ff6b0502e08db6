package io.tierwall.bench.lab;

import io.tierwall.bench.measure.ApiClient;
import io.tierwall.bench.measure.InFlight;
import java.io.IOException;

/** Puts pods into a cluster, each with one of a hundred labels. */
public final class BenchPods {

    private static final int AT_ONCE = 16;
    private static final int APPS = 100;

    private BenchPods() {}

    /** Returns when they are there; they run a little later. */
    public static void create(ApiClient cluster, int count) throws IOException, InterruptedException {
        InFlight.run(
                "bench-pod",
                AT_ONCE,
                count,
                index -> cluster.send(
                        "POST", Bodies.PODS, ApiClient.JSON_TYPE, Bodies.pod("pod-" + index, "app-" + index % APPS)));
    }
}
