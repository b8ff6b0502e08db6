package io.tierwall.cli.clusters;

import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what gives Tierwall its access to a cluster. */
@Command(
        name = "bootstrap",
        mixinStandardHelpOptions = true,
        description = "Print the manifest of a service account with just the permissions that Tierwall needs, and its"
                + " token. Nothing is sent anywhere.",
        footer = {"", "Example: tierwall clusters bootstrap | kubectl apply -f -"})
final class BootstrapCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Option(
            names = "--namespace",
            paramLabel = "NS",
            defaultValue = AccessManifest.DEFAULT_NAMESPACE,
            description = "Where the account lives (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String namespace;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = AccessManifest.DEFAULT_NAME,
            description = "What the account, its role and its token are called (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private String name;

    @Override
    public Integer call() {
        check("--namespace", namespace);
        check("--name", name);
        spec.commandLine().getOut().print(AccessManifest.of(namespace, name));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private void check(String option, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new ParameterException(
                    spec.commandLine(), option + " is made of small letters, digits and dashes, at most 63");
        }
    }
}
