package io.tierwall.cli.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.cli.DataOption;
import io.tierwall.cli.FlowOption;
import io.tierwall.cli.FlowOption.Protocol;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
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

    @Mixin
    private final DataOption data = new DataOption();

    @Mixin
    private final FlowOption flow = new FlowOption();

    @Option(names = "--all", description = "Probe from every pod to every other pod.")
    private boolean all;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (all == (flow.from().isPresent() || flow.to().isPresent())
                || flow.from().isPresent() != flow.to().isPresent()) {
            throw new ParameterException(spec.commandLine(), "Say --from and --to, or --all.");
        }
        if (flow.protocol() == Protocol.SCTP) {
            throw new ParameterException(spec.commandLine(), "The lab sends TCP, UDP and ICMP, no SCTP.");
        }
        ObjectNode request = JsonNodeFactory.instance
                .objectNode()
                .put("port", flow.port())
                .put("protocol", flow.protocol().name());
        flow.from().ifPresent(from -> request.put("from", from));
        flow.to().ifPresent(to -> request.put("to", to));
        try (LabClient client = LabClient.of(data.directory(), flow.cluster())) {
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
