package io.tierwall.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What there is to find in a cluster, for a terminal. Pure. */
final class FindingsText {

    private FindingsText() {}

    /**
     * @param findings all of them
     * @param page one of the answers that they came in, which says how much is known
     */
    static List<String> of(String cluster, JsonNode findings, JsonNode page) {
        List<String> lines = new ArrayList<>();
        for (JsonNode finding : findings) {
            lines.add(finding.path("severity").asText() + "  "
                    + finding.path("kind").asText() + "  "
                    + finding.path("sentence").asText());
            JsonNode witness = finding.path("witness");
            if (witness.isObject()) {
                lines.add("    for example " + witness.path("from").asText() + " -> "
                        + witness.path("to").asText() + ", "
                        + witness.path("traffic").asText());
            }
            finding.path("observations").forEach(observation -> lines.add("    " + observation(finding, observation)));
        }
        lines.add(findings.size() + " findings in " + cluster);
        if (!page.has("statistics_as_of")) {
            lines.add("not known: the statistics of " + cluster + ", so no rule is said never to have been hit");
        }
        addUnknown("statistics", page.path("statistics_unknown"), lines);
        addUnknown("workloads", page.path("workloads_unknown"), lines);
        return lines;
    }

    private static String observation(JsonNode finding, JsonNode observation) {
        boolean seen = observation.path("seen").asBoolean();
        String since = observation.path("since").asText();
        String what = finding.has("group") ? (seen ? "workload" : "no workload") : (seen ? "hit" : "not hit");
        return observation.path("cluster").asText() + ": " + what + (since.isEmpty() ? "" : " since " + since);
    }

    private static void addUnknown(String what, JsonNode clusters, List<String> lines) {
        if (!clusters.isEmpty()) {
            lines.add("not known: the " + what + " of "
                    + clusters.valueStream().map(JsonNode::asText).collect(Collectors.joining(", ")));
        }
    }
}
