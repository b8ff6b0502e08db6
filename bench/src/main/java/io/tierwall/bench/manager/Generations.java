package io.tierwall.bench.manager;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** How often objects have been written, as clusters count it: every change of what an object says is one generation. */
final class Generations {

    private Generations() {}

    /** Those of all objects of Tierwall's, by cluster, kind and name. */
    static Map<String, Long> of(Fleet fleet) throws IOException, InterruptedException {
        Map<String, Long> all = new TreeMap<>();
        for (int cluster = 0; cluster < fleet.clients().size(); cluster++) {
            String prefix = cluster + "/";
            Holding.of(fleet.clients().get(cluster))
                    .generations()
                    .forEach((key, generation) -> all.put(prefix + key, generation));
        }
        return all;
    }

    /** How many writes lie in between; an object that is new has been written as often as it says. */
    static long written(Map<String, Long> before, Map<String, Long> after) {
        return after.entrySet().stream()
                .mapToLong(entry -> {
                    long known = before.getOrDefault(entry.getKey(), 0L);
                    return entry.getValue() >= known ? entry.getValue() - known : entry.getValue();
                })
                .sum();
    }
}
