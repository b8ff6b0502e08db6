package io.tierwall.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.store.DocumentChange;
import io.tierwall.store.DocumentStore;
import io.tierwall.store.Revision;
import io.tierwall.store.Snapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed while it writes, several times over; what it acknowledged is there. */
final class SqliteDurabilityTest {

    private static final int ROUNDS = 3;
    private static final int ACKNOWLEDGED_PER_ROUND = 200;

    @TempDir
    private Path directory;

    @Test
    void killedAtAnyInstantItLosesNothingThatItAcknowledged() throws Exception {
        long acknowledged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            acknowledged = writeUntilKilled();
            try (SqliteDatabase database = DatabaseInDirectory.open(directory)) {
                Snapshot latest = database.documents().latest();
                assertThat(latest.revision()).isGreaterThanOrEqualTo(acknowledged);
                assertThat(latest.documents()).containsEntry("/latest", Long.toString(latest.revision()));
                assertThat(latest.documents()).containsKey("/revision/" + acknowledged);
            }
        }
        assertThat(acknowledged).isGreaterThanOrEqualTo((long) ROUNDS * ACKNOWLEDGED_PER_ROUND);
    }

    private long writeUntilKilled() throws Exception {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long last = 0;
        try (BufferedReader acknowledgements = writer.inputReader()) {
            for (int i = 0; i < ACKNOWLEDGED_PER_ROUND; i++) {
                last = Long.parseLong(acknowledgements.readLine());
            }
            writer.destroyForcibly(); // SIGKILL
            assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        return last;
    }

    /** Appends revisions for ever and acknowledges each on its standard output. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            DocumentStore store =
                    DatabaseInDirectory.open(Path.of(arguments[0])).documents();
            for (long next = store.latest().revision() + 1; ; next++) {
                String number = Long.toString(next);
                store.append(new Revision(
                        next,
                        "writer",
                        Instant.EPOCH,
                        List.of(
                                new DocumentChange.Put("/latest", number),
                                new DocumentChange.Put("/revision/" + number, number))));
                System.out.println(number);
                System.out.flush();
            }
        }
    }
}
