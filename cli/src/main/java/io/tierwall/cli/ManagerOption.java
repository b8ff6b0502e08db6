package io.tierwall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tierwall.cli.JsonHttp.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which manager is meant and who asks. The password comes from the environment or from the data directory. */
public final class ManagerOption {

    /** Longer than a check or a removal takes. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @Mixin
    private final DataOption data = new DataOption();

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Option(
            names = "--manager",
            paramLabel = "URL",
            defaultValue = "https://localhost:8443",
            description = "The manager's address (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private URI manager;

    @Option(
            names = "--manager-certificate",
            paramLabel = "FILE",
            description = "The manager's certificate in PEM (default: that in the data directory).")
    private @Nullable Path certificate;

    @Option(names = "--user", paramLabel = "USER", defaultValue = "admin", description = "Who asks (default: admin).")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String user;

    @Option(names = "--json", description = "Answer in JSON.")
    private boolean json;

    /** Whether the answer is to be JSON. */
    public boolean json() {
        return json;
    }

    /** The command that this belongs to. */
    public CommandSpec spec() {
        return spec;
    }

    /**
     * Sends a request; a refusal ends the command with everything that the manager says is wrong.
     *
     * @param path below {@code /tierwall/api/v1}
     */
    public JsonNode send(String method, String path, JsonNode body) {
        try (JsonHttp http = connect()) {
            Answer answer = http.send(method, "/tierwall/api/v1" + path, body, TIMEOUT);
            if (!answer.ok()) {
                throw new CommandFailedException(Refusal.of(answer));
            }
            return answer.body();
        } catch (IOException e) {
            throw new CommandFailedException(
                    "the manager at " + manager + " does not answer: " + e.getMessage() + ". Does it run?", e);
        }
    }

    /** The same without a body. */
    public JsonNode send(String method, String path) {
        return send(method, path, MissingNode.getInstance());
    }

    private JsonHttp connect() {
        DataDirectory directory = data.directory();
        Path trusted = certificate == null ? directory.certificate() : certificate;
        return new JsonHttp(
                manager,
                Trust.only(read(trusted, "the manager's certificate (see --data and --manager-certificate)")),
                Credentials.basic(user, password(directory)));
    }

    private static String password(DataDirectory directory) {
        try {
            return Credentials.password(directory);
        } catch (IOException e) {
            throw new CommandFailedException(
                    "cannot read " + directory.adminPassword() + ", the password; set " + Credentials.PASSWORD_VARIABLE,
                    e);
        }
    }

    /** A file that the command needs; without it the command ends. */
    public static byte[] read(Path file, String what) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new CommandFailedException("cannot read " + file + ", " + what, e);
        }
    }

    /** Prints a line. */
    public void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }
}
