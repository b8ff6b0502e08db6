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
                "List rules that do nothing, contradict each other or were never hit, and groups without members, where"
                        + " possible with a flow that shows it.",
        footer = {"", "Example: tierwall findings --cluster alpha"})
public final class FindingsCommand implements Callable<Integer> {

    @Mixin
    private final ManagerOption manager = new ManagerOption();

    @Option(names = "--cluster", required = true, paramLabel = "C", description = "The cluster.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String cluster;

    @Override
    public Integer call() {
        ArrayNode findings = JsonNodeFactory.instance.arrayNode();
        JsonNode page = page("");
        page.path("results").forEach(findings::add);
        while (page.has("cursor")) {
            page = page(page.path("cursor").asText());
            page.path("results").forEach(findings::add);
        }
        if (manager.json()) {
            manager.say(findings.toString());
        } else {
            FindingsText.of(cluster, findings, page).forEach(manager::say);
        }
        return 0;
    }

    private JsonNode page(String cursor) {
        Query query = new Query().with("cluster", cluster);
        return manager.send("GET", "/findings?" + (cursor.isEmpty() ? query : query.with("cursor", cursor)));
    }
}
