package io.tierwall.cli;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a person what went wrong in a sentence; the stack trace only where the sentence was not foreseen. */
final class PlainErrors implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
        if (failure instanceof CommandFailedException) {
            commandLine.getErr().println("tierwall: " + failure.getMessage());
        } else {
            failure.printStackTrace(commandLine.getErr());
        }
        // 1, unless the command says that by 1 it means something else.
        return commandLine.getCommandSpec().exitCodeOnExecutionException();
    }
}
