package io.tierwall.cli.lab;

import io.tierwall.cli.DataDirectory;
import io.tierwall.cli.DataOption;
import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What all verbs for a running lab have: where it is, and where to write. */
final class LabOptions {

    @Mixin
    private final DataOption data = new DataOption();

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli injects it
    private CommandSpec spec;

    DataDirectory directory() {
        return data.directory();
    }

    ControlClient control() {
        return ControlClient.of(directory());
    }

    CommandSpec spec() {
        return spec;
    }

    /** Writes a line to a person, at once. */
    void say(String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(line);
        out.flush();
    }

    /** Tells what goes on, where it does not get into an answer. */
    void progress(String line) {
        PrintWriter errors = spec.commandLine().getErr();
        errors.println(line);
        errors.flush();
    }
}
