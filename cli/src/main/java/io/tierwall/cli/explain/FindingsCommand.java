package io.tierwall.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tierwall.cli.ManagerOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what is odd about the rules of a cluster. */
@Command(
        name = "findings",
        mixinStandardHelpOptions = true,
        description =
                "List rules that do nothing or contradict each other, and groups without members, each with a flow"
                        + " that shows it.",
        footer = {"", "Example: tierwall findings --cluster alpha"})
public final class FindingsCommand implements Callable<Integer> {

    @Mixin
    private final ManagerOption manager = new ManagerOption();

    @Option(names = "--cluster", required = true, paramLabel = "C", description = "The cluster.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String cluster;

    @Override
    public Integer call() {
        ArrayNode findings = all();
        if (manager.json()) {
            manager.say(findings.toString());
            return 0;
        }
        for (JsonNode finding : findings) {
            manager.say(finding.path("severity").asText() + "  "
                    + finding.path("kind").asText() + "  "
                    + finding.path("sentence").asText());
            JsonNode witness = finding.path("witness");
            if (witness.isObject()) {
                manager.say("    for example " + witness.path("from").asText() + " -> "
                        + witness.path("to").asText() + ", "
                        + witness.path("traffic").asText());
            }
        }
        manager.say(findings.size() + " findings in " + cluster);
        return 0;
    }

    /** Page by page. */
    private ArrayNode all() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        String cursor = "";
        do {
            Query query = new Query().with("cluster", cluster);
            JsonNode page =
                    manager.send("GET", "/findings?" + (cursor.isEmpty() ? query : query.with("cursor", cursor)));
            page.path("results").forEach(all::add);
            cursor = page.path("cursor").asText("");
        } while (!cursor.isEmpty());
        return all;
    }
}
