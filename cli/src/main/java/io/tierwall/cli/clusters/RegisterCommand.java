package io.tierwall.cli.clusters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.cli.ManagerOption;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Registers a cluster. Secrets come from files, as arguments can be seen by everybody on the machine. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = "Check a cluster and register it, by a kubeconfig or by an address and a token.",
        footer = {
            "",
            "Examples:",
            "  tierwall clusters register alpha --kubeconfig alpha.kubeconfig --label env=prod",
            "  tierwall clusters register alpha --url https://10.0.0.1:6443 --token-file token --ca-file ca.crt"
        })
final class RegisterCommand implements Callable<Integer> {

    @Mixin
    private final ManagerOption manager = new ManagerOption();

    @Parameters(paramLabel = "CLUSTER", description = "The id that it gets.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String cluster;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private Access access;

    @Option(names = "--display-name", paramLabel = "NAME", description = "What people call it.")
    private @Nullable String displayName;

    @Option(
            names = "--label",
            paramLabel = "KEY=VALUE",
            description = "What people sort it by; all of them, if any is said. Can be repeated.")
    private Map<String, String> labels = Map.of();

    @Option(names = "--force", description = "Register it even if it lacks something.")
    private boolean force;

    /** One way or the other. */
    static final class Access {

        @Option(
                names = "--kubeconfig",
                paramLabel = "FILE",
                required = true,
                description = "A kubeconfig that is complete in itself.")
        private @Nullable Path kubeconfig;

        @ArgGroup(exclusive = false)
        private @Nullable Token token;
    }

    /** An address, a token, and whom to trust. */
    static final class Token {

        @Option(names = "--url", paramLabel = "URL", required = true, description = "The API server's address.")
        @SuppressWarnings("NullAway.Init") // picocli injects it
        private String url;

        @Option(names = "--token-file", paramLabel = "FILE", required = true, description = "Holds the token.")
        @SuppressWarnings("NullAway.Init") // picocli injects it
        private Path token;

        @Option(
                names = "--ca-file",
                paramLabel = "FILE",
                description = "What signs the API server's certificate, in PEM.")
        private @Nullable Path authority;
    }

    @Override
    public Integer call() {
        JsonNode registered = manager.send("PUT", "/clusters/" + cluster + "?force=" + force, body());
        manager.say(
                manager.json()
                        ? registered.toString()
                        : cluster + " is registered, access "
                                + registered.at("/access/state").asText());
        return 0;
    }

    private ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        Token token = access.token;
        if (token != null) {
            body.put("url", token.url).put("token", text(token.token).strip());
            if (token.authority != null) {
                body.put("ca", text(token.authority));
            }
        } else if (access.kubeconfig != null) {
            body.put("kubeconfig", text(access.kubeconfig));
        }
        if (displayName != null) {
            body.put("display_name", displayName);
        }
        if (!labels.isEmpty()) {
            ObjectNode said = body.putObject("labels");
            labels.forEach(said::put);
        }
        return body;
    }

    private static String text(Path file) {
        return new String(ManagerOption.read(file, "which the command names"), StandardCharsets.UTF_8);
    }
}
