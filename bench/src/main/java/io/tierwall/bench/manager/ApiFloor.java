package io.tierwall.bench.manager;

import com.fasterxml.jackson.databind.JsonNode;
import io.tierwall.bench.measure.ApiClient;
import io.tierwall.bench.measure.InFlight;
import io.tierwall.store.DocumentChange;
import io.tierwall.store.DocumentStore;
import io.tierwall.store.Revision;
import io.tierwall.store.SecretCipher;
import io.tierwall.store.sqlite.SqliteDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** What a request costs at least: the way to the server and back, and a commit. */
final class ApiFloor {

    private static final String ECHO = "/api/v1/reverse-proxy/node/health";
    private static final String BODY = "{\"resource_type\":\"Rule\",\"body\":\"" + "x".repeat(1_000) + "\"}";

    private final ApiClient api;
    private final Path database;

    ApiFloor(ApiClient api, Path database) {
        this.api = api;
        this.database = database;
    }

    InFlight.Outcome echoes(int times, int atOnce) throws IOException, InterruptedException {
        return InFlight.run("bench-echo", atOnce, times, _ -> api.get(ECHO));
    }

    /** The commits wait for each other, as they do in the store. */
    InFlight.Outcome commitsWithEcho(int times, int atOnce) throws IOException, InterruptedException {
        SecureRandom random = new SecureRandom();
        try (SqliteDatabase opened =
                SqliteDatabase.open(database, SecretCipher.withKeyIn(database.resolveSibling("floor.key"), random))) {
            DocumentStore store = opened.documents();
            Object turn = new Object();
            long[] revision = {store.latest().revision()};
            return InFlight.run("bench-commit", atOnce, times, index -> {
                api.get(ECHO);
                synchronized (turn) {
                    store.append(new Revision(
                            ++revision[0],
                            "floor",
                            Clock.systemUTC().instant(),
                            List.of(new DocumentChange.Put("/floor/" + index, BODY))));
                }
            });
        }
    }

    /** What is prepared already, as bytes. */
    static void serialize(JsonNode prepared) {
        byte[] bytes = prepared.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length == 0) {
            throw new IllegalStateException("nothing was written");
        }
    }
}
