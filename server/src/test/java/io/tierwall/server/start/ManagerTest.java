package io.tierwall.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Author;
import io.tierwall.server.auth.Account;
import io.tierwall.server.clusters.NamingChange;
import io.tierwall.server.testing.FakeClusters;
import io.tierwall.server.testing.TestClock;
import io.tierwall.sync.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a data directory holds, and what becomes of it. */
final class ManagerTest {

    @TempDir
    Path directory = Path.of("");

    private final FakeClusters clusters = new FakeClusters();

    private Manager open() {
        return open(Optional.empty());
    }

    private Manager open(Optional<String> password) {
        return Manager.open(
                new Settings(
                        directory,
                        "localhost",
                        8_443,
                        password,
                        Settings.DEFAULT_TRAFFIC_INTERVAL,
                        Settings.Input.IGNORED),
                clusters,
                new TestClock());
    }

    private static Account admin(Manager manager) {
        return manager.accounts().find(Account.ADMIN).orElseThrow();
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void firstStartMakesEverythingForItsOwnerOnly() throws Exception {
        open().close();

        assertThat(permissions(directory)).isEqualTo("rwx------");
        for (String secret : new String[] {"admin-password", "secret.key", "tls/key.pem"}) {
            assertThat(permissions(directory.resolve(secret))).as(secret).isEqualTo("rw-------");
        }
        assertThat(Files.readString(directory.resolve("admin-password")).strip())
                .hasSizeGreaterThanOrEqualTo(20);
        assertThat(directory.resolve("tierwall.db")).exists();
    }

    @Test
    void certificateIsForThisMachine() throws Exception {
        open().close();

        try (InputStream pem = Files.newInputStream(directory.resolve("tls/certificate.pem"))) {
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            assertThat(certificate.getSubjectAlternativeNames().toString()).contains("localhost", "127.0.0.1");
            assertThat(certificate.getPublicKey().getAlgorithm()).isEqualTo("EC");
            certificate.verify(certificate.getPublicKey());
        }
    }

    @Test
    void secondStartKeepsPasswordAndCertificate() throws Exception {
        open().close();
        String password = Files.readString(directory.resolve("admin-password")).strip();
        String certificate = Files.readString(directory.resolve("tls/certificate.pem"));

        try (Manager again = open()) {
            assertThat(again.accounts().hasPassword(admin(again), password)).isTrue();
        }
        try (Manager set = open(Optional.of("given"))) {
            assertThat(set.accounts().hasPassword(admin(set), "given")).isTrue();
            assertThat(set.accounts().hasPassword(admin(set), password)).isFalse();
        }
        assertThat(Files.readString(directory.resolve("tls/certificate.pem"))).isEqualTo(certificate);
    }

    @Test
    void registeredClustersAreDrivenAgainAfterARestart() {
        try (Manager manager = open()) {
            manager.registration().register(Author.of("admin"), "alpha", "good", NamingChange.of("Alpha"), false);
        }
        FakeClusters before = clusters;
        assertThat(before.cluster("alpha").isClosed()).isTrue();

        try (Manager again = open()) {
            assertThat(again.publisher().current().clusters()).hasSize(1);
            assertThat(clusters.cluster("alpha").isClosed()).isFalse();
        }
    }

    @Test
    void clusterWhoseKubeconfigIsLostIsUnreachableAndSaysWhy() throws Exception {
        try (Manager manager = open()) {
            manager.registration().register(Author.of("admin"), "alpha", "good", NamingChange.of("Alpha"), false);
        }
        Files.write(directory.resolve("secret.key"), new byte[32]);

        try (Manager again = open()) {
            Connection connection = again.clusters()
                    .sync(IntentPath.cluster("alpha"))
                    .orElseThrow()
                    .connection();
            assertThat(connection).isInstanceOf(Connection.Unreachable.class);
            assertThat(connection.toString()).contains("register the cluster again");
            again.registration().register(Author.of("admin"), "alpha", "good", NamingChange.of("Alpha"), false);
            assertThat(again.clusters()
                            .sync(IntentPath.cluster("alpha"))
                            .orElseThrow()
                            .connection())
                    .isInstanceOf(Connection.Connected.class);
        }
    }

    @Test
    void kubeconfigIsNotInTheDatabaseAsText() throws Exception {
        try (Manager manager = open()) {
            manager.registration()
                    .register(Author.of("admin"), "alpha", "token-of-the-cluster", NamingChange.of("Alpha"), false);
        }

        assertThat(new String(Files.readAllBytes(directory.resolve("tierwall.db")), StandardCharsets.ISO_8859_1))
                .doesNotContain("token-of-the-cluster");
    }

    @Test
    void secondManagerIsRefused() {
        try (Manager first = open()) {
            assertThat(first.publisher().current().revision()).isZero();
            assertThatThrownBy(this::open)
                    .isInstanceOf(StartException.class)
                    .hasMessageContaining("another manager uses the data directory " + directory);
        }
        open().close();
    }

    @Test
    void damagedDatabaseIsOneSentence() throws Exception {
        Files.writeString(directory.resolve("tierwall.db"), "this is no database".repeat(100));

        assertThatThrownBy(this::open)
                .isInstanceOf(StartException.class)
                .hasMessageContaining("tierwall.db cannot be read; restore it from a backup")
                .message()
                .doesNotContain("\n");
        Files.delete(directory.resolve("tierwall.db"));
        open().close();
    }

    @Test
    void directoryThatIsAFileIsOneSentence() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> Manager.open(
                        new Settings(
                                file,
                                "localhost",
                                8_443,
                                Optional.empty(),
                                Settings.DEFAULT_TRAFFIC_INTERVAL,
                                Settings.Input.IGNORED),
                        clusters,
                        new TestClock()))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("cannot be used");
    }
}
