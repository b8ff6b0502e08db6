package io.tierwall.server.start;

import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jboss.logging.Logger;

/** Ends the manager when the process that started it is gone, which closes this one's standard input. */
final class StarterWatch {

    private static final Logger LOG = Logger.getLogger(StarterWatch.class);

    private StarterWatch() {}

    /** @param readiness reached with the first line */
    static void start(InputStream input, Readiness readiness) {
        Thread.ofPlatform().name("starter-watch").daemon().start(() -> {
            waitForEnd(input, readiness);
            Quarkus.asyncExit();
        });
    }

    private static void waitForEnd(InputStream input, Readiness readiness) {
        try {
            if (input.read() >= 0) {
                readiness.reached();
            }
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.warn("the standard input broke, which is taken for its end", e);
        }
    }
}
