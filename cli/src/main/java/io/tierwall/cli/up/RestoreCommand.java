package io.tierwall.cli.up;

import io.tierwall.cli.DataOption;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Puts a backup in the place of the database of a manager that does not run. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Put a backup in the place of the database. Stop the manager first.",
            "The backup is looked at before anything changes, and what was there is kept beside it. The secret.key that was"
                    + " kept with the backup has to be in DIR. Clusters are brought to what the backup says when the"
                    + " manager starts."
        },
        footer = {"", "Example: tierwall restore tierwall-2026-01-31T120000Z-r42.db --data /var/lib/tierwall"})
public final class RestoreCommand implements Callable<Integer> {

    @Mixin
    private final DataOption data = new DataOption();

    @Parameters(paramLabel = "FILE", description = "The backup.")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private Path file;

    @Override
    public Integer call() throws InterruptedException {
        return ManagerProcess.restore(data.directory(), file);
    }
}
