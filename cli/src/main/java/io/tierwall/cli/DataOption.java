package io.tierwall.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option that says where everything is. */
public final class DataOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".tierwall",
            description = "The directory that holds everything (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private Path directory;

    public DataDirectory directory() {
        return new DataDirectory(directory);
    }
}
