package io.tierwall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.cli.DataOption;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends a real packet from a pod and says what became of it. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        description = "Send a packet from a pod and say whether it connected, was dropped, or was rejected.")
final class ProbeCommand implements Callable<Integer> {

    private enum Protocol {
        TCP,
        UDP,
        ICMP
    }

    @Mixin
    private final DataOption data = new DataOption();

    @Option(names = "--cluster", required = true, paramLabel = "C", description = "The cluster of the sending pod.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String cluster;

    @Option(names = "--from", paramLabel = "NS/POD", description = "The pod that sends.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "NS/POD|IP", description = "The pod or address that is to answer.")
    private @Nullable String to;

    @Option(
            names = "--port",
            defaultValue = "80",
            description = "The port at the other end (default: ${DEFAULT-VALUE}); ignored for ICMP.")
    private int port;

    @Option(
            names = "--protocol",
            defaultValue = "TCP",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private Protocol protocol;

    @Option(names = "--all", description = "Probe from every pod to every other pod.")
    private boolean all;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (all == (from != null || to != null) || (from == null) != (to == null)) {
            throw new ParameterException(spec.commandLine(), "Say --from and --to, or --all.");
        }
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("port", port).put("protocol", protocol.name());
        if (!all) {
            request.put("from", from).put("to", to);
        }
        try (LabClient client = LabClient.of(data.directory(), cluster)) {
            print(client.post("/lab/v1/probes", request).path("results"));
        }
        return 0;
    }

    private void print(JsonNode results) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(all ? results.toString() : results.path(0).toString());
        } else if (all) {
            results.forEach(result -> out.printf(
                    "%-28s %-28s %s%n",
                    result.path("from").asText(),
                    result.path("to").asText(),
                    result.path("result").asText()));
        } else {
            out.println(results.path(0).path("result").asText());
        }
        if (!results.isEmpty() && results.path(0).path("simulated").asBoolean()) {
            spec.commandLine()
                    .getErr()
                    .println("(simulated: without root no packet was sent; the answer is computed from the rules)");
        }
        out.flush();
    }
}
