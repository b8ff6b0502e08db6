package io.tierwall.bench;

import io.tierwall.bench.Course.Scale;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one race, or lists them. Exits with 0 when the race was run, whether its aims are met or not. */
@Command(
        name = "tierwall bench",
        mixinStandardHelpOptions = true,
        description = "Run a race. Without a name, list them. Numbers are worth something on a quiet machine only.")
public final class BenchCommand implements Callable<Integer> {

    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger ALL_LOGS = Logger.getLogger("");

    @Parameters(arity = "0..1", paramLabel = "RACE", description = "The race.")
    private Optional<String> race = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object instead of a table.")
    private boolean json;

    @Option(
            names = "--scale",
            defaultValue = "full",
            description = "small to see that it runs, full to measure (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private Scale scale;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed makes the same work (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    public static void main(String[] arguments) {
        ALL_LOGS.setLevel(Level.WARNING);
        System.exit(commandLine().execute(arguments));
    }

    /** The command line, ready to be executed. */
    public static CommandLine commandLine() {
        return new CommandLine(new BenchCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    failure.printStackTrace(command.getErr());
                    command.getErr().println("The race was not finished: " + failure.getMessage());
                    command.getErr().flush();
                    return 1;
                });
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        if (race.isEmpty()) {
            Races.all().forEach(each -> out.printf(Locale.ROOT, "%-8s  %s%n", each.name(), each.summary()));
            out.flush();
            return 0;
        }
        Race found = Races.find(race.get())
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "There is no race " + race.get() + ". There are " + Races.names() + "."));
        PrintWriter progress = spec.commandLine().getErr();
        Course course = new Course(scale, seed, line -> {
            progress.println(line);
            progress.flush();
        });
        Result result = found.run(course);
        out.println(json ? JsonReport.of(found, course, result) : TextReport.of(found, course, result));
        out.flush();
        return 0;
    }
}
