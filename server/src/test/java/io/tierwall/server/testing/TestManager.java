package io.tierwall.server.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.tierwall.server.start.Manager;
import io.tierwall.server.start.Settings;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The manager that tests talk to: in a directory of its own, with fake clusters. */
@Singleton
public final class TestManager {

    public static final String PASSWORD = "a password of tests";

    @Produces
    @Singleton
    Manager manager(FakeClusters clusters, Clock clock, @ConfigProperty(name = "tierwall.test.data") String data) {
        return Manager.open(
                new Settings(
                        Path.of(data),
                        "127.0.0.1",
                        1,
                        Optional.of(PASSWORD),
                        Settings.DEFAULT_TRAFFIC_INTERVAL,
                        Settings.Input.IGNORED),
                clusters,
                clock);
    }

    void close(@Disposes Manager manager) {
        manager.close();
    }

    /** Makes the directory. */
    public static final class Directory implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            try {
                Path data = Files.createTempDirectory("tierwall-server-test");
                return Map.of(
                        "tierwall.test.data",
                        data.toString(),
                        "tierwall.tls",
                        data.resolve("tls").toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void stop() {
            // The system's temporary directory is cleaned by the system.
        }
    }
}
