package io.tierwall.cli.lab;

import io.tierwall.cli.DataDirectory;
import io.tierwall.cli.DataOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the lab's clusters. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the lab's clusters and their kubeconfigs.")
final class ListCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    @Override
    public Integer call() {
        DataDirectory directory = data.directory();
        for (String cluster : directory.clusters()) {
            spec.commandLine().getOut().println(cluster + "\t" + directory.kubeconfig(cluster));
        }
        return 0;
    }
}
