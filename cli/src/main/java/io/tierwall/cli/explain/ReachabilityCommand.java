package io.tierwall.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.cli.ManagerOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says who reaches whom. */
@Command(
        name = "reachability",
        mixinStandardHelpOptions = true,
        description = "Say who reaches a group, whom a group reaches, or what passes between all namespaces.",
        footer = {"", "Example: tierwall reachability --cluster alpha --to-group payments --protocol TCP --port 443"})
public final class ReachabilityCommand implements Callable<Integer> {

    @Mixin
    private final ManagerOption manager = new ManagerOption();

    @Option(names = "--cluster", required = true, paramLabel = "C", description = "The cluster.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String cluster;

    @Option(names = "--from-group", paramLabel = "ID", description = "Whom does this group reach?")
    private @Nullable String from;

    @Option(names = "--to-group", paramLabel = "ID", description = "Who reaches this group?")
    private @Nullable String to;

    @Option(names = "--protocol", description = "Only this traffic: TCP, UDP or SCTP, with --port and one group.")
    private @Nullable String protocol;

    @Option(names = "--port", description = "The port at the other end.")
    private @Nullable Integer port;

    @Override
    public Integer call() {
        JsonNode answer = manager.send("GET", "/reachability?" + query());
        if (manager.json()) {
            manager.say(answer.toString());
            return 0;
        }
        answer.path("cells")
                .forEach(cell -> manager.say(cell.path("from").asText() + " -> "
                        + cell.path("to").asText() + "  " + cell.path("open").asText() + " of "
                        + cell.path("pairs").asText() + " pairs  "
                        + cell.path("traffic_some").asText()));
        answer.path("reaches")
                .forEach(reach -> reach.path("addresses")
                        .forEach(part -> manager.say(part.asText() + "  "
                                + reach.path("traffic_some").asText())));
        answer.path("problems").forEach(problem -> manager.say("note: " + problem.asText()));
        return 0;
    }

    private Query query() {
        Query query = new Query().with("cluster", cluster);
        if (from != null) {
            query.with("from_group", from);
        }
        if (to != null) {
            query.with("to_group", to);
        }
        if (protocol != null) {
            query.with("protocol", protocol);
        }
        if (port != null) {
            query.with("port", port.toString());
        }
        return query;
    }
}
