package io.tierwall.cli.explain;

import io.tierwall.cli.ManagerOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Says who reaches whom. */
@Command(
        name = "reachability",
        mixinStandardHelpOptions = true,
        description = {
            "Say who reaches groups or services, whom groups reach, or what passes between groups, or between all namespaces.",
            "The answer is a table, unless --json, --csv or --dot is said."
        },
        footer = {
            "",
            "Examples: tierwall reachability --cluster alpha --to-group payments --protocol TCP --port 443",
            "          tierwall reachability --cluster alpha --group web,api,payments --dot | dot -Tsvg"
        })
public final class ReachabilityCommand implements Callable<Integer> {

    @Mixin
    private final ManagerOption manager = new ManagerOption();

    @Option(names = "--cluster", required = true, paramLabel = "C", description = "The cluster.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String cluster;

    @Option(names = "--from-group", split = ",", paramLabel = "ID", description = "Whom do these groups reach?")
    private List<String> from = List.of();

    @Option(names = "--to-group", split = ",", paramLabel = "ID", description = "Who reaches these groups?")
    private List<String> to = List.of();

    @Option(
            names = "--group",
            split = ",",
            paramLabel = "ID",
            description = "What passes between each two of these groups?")
    private List<String> between = List.of();

    @Option(
            names = "--to-service",
            split = ",",
            paramLabel = "NS/SERVICE",
            description = "Who reaches these services, and so their endpoints?")
    private List<String> services = List.of();

    @Option(names = "--protocol", description = "Only this traffic: TCP, UDP, SCTP or ICMP.")
    private @Nullable String protocol;

    @Option(
            names = "--port",
            split = ",",
            paramLabel = "PORT",
            description = "Only these ports at the other end, such as 443 or 8000-8080, with --protocol.")
    private List<String> ports = List.of();

    @Option(names = "--csv", description = "Answer in CSV.")
    private boolean csv;

    @Option(names = "--dot", description = "Answer with a graph for Graphviz.")
    private boolean dot;

    @Override
    public Integer call() {
        if (Stream.of(manager.json(), csv, dot).filter(said -> said).count() > 1) {
            throw new ParameterException(manager.spec().commandLine(), "Say one of --json, --csv and --dot.");
        }
        Query query = new Query()
                .with("cluster", cluster)
                .with("from_group", from)
                .with("to_group", to)
                .with("group", between)
                .with("to_service", services)
                .with("port", ports)
                .with("format", manager.json() ? "json" : csv ? "csv" : dot ? "dot" : "table");
        if (protocol != null) {
            query.with("protocol", protocol);
        }
        var answer = manager.send("GET", "/reachability?" + query);
        manager.say((manager.json() ? answer.toString() : answer.asText()).stripTrailing());
        return 0;
    }
}
