package io.tierwall.server.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tierwall.server.testing.TestClock;
import io.tierwall.store.DocumentChange;
import io.tierwall.store.Revision;
import io.tierwall.store.SecretCipher;
import io.tierwall.store.sqlite.SqliteDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups are made beside the database, the newest are kept, and nothing half made counts. */
final class BackupsTest {

    @TempDir
    Path directory = Path.of("");

    private final TestClock clock = new TestClock();

    @BeforeEach
    void somethingIsPublished() throws IOException {
        SecretCipher cipher = SecretCipher.withKeyIn(directory.resolve("key"), new SecureRandom());
        try (SqliteDatabase database = SqliteDatabase.open(file(), cipher)) {
            database.documents()
                    .append(new Revision(1, "ann", Instant.EPOCH, List.of(new DocumentChange.Put("/a", "{}"))));
        }
    }

    private Path file() {
        return directory.resolve("tierwall.db");
    }

    private Path place() {
        return directory.resolve("backups");
    }

    private Backups backups() throws IOException {
        return Backups.open(place(), file(), clock);
    }

    @Test
    void aBackupSaysWhichRevisionItHoldsAndIsForItsOwnerOnly() throws IOException {
        Backups backups = backups();

        Backup made = backups.make();

        assertThat(made.revision()).isEqualTo(1);
        assertThat(backups.list()).containsExactly(made);
        assertThat(backups.find(made.id())).contains(made);
        assertThat(backups.bytes(made))
                .isEqualTo(Files.size(backups.file(made)))
                .isPositive();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backups.file(made))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place())))
                .isEqualTo("rwx------");
    }

    @Test
    void theNewestAreKept() throws IOException {
        Backups backups = backups();
        for (int i = 0; i <= Backups.KEPT; i++) {
            clock.passes(Duration.ofHours(1));
            backups.make();
        }

        assertThat(backups.list()).hasSize(Backups.KEPT);
        assertThat(backups.list().getFirst().madeAt()).isEqualTo(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    }

    @Test
    void whatACrashLeftHalfMadeIsNoBackupAndGoes() throws IOException {
        Files.createDirectory(place());
        Path half = Files.writeString(place().resolve("backup.part"), "half");

        assertThat(backups().list()).isEmpty();
        assertThat(half).doesNotExist();
    }

    @Test
    void filesOfOthersAreLeftAlone() throws IOException {
        Backups backups = backups();
        Path note = Files.writeString(place().resolve("note.txt"), "mine");
        Files.writeString(place().resolve("2026-99-99T000000Z-r1.db"), "no time");

        backups.make();

        assertThat(backups.list()).hasSize(1);
        assertThat(note).hasContent("mine");
    }

    @Test
    void anIdLeadsToNothingButABackup() throws IOException {
        Backups backups = backups();

        assertThat(backups.find("../tierwall")).isEmpty();
        assertThat(backups.find("2026-01-31T120000Z-r1")).isEmpty();
    }

    @Test
    void withoutAPlaceForItTheReasonIsSaidAndNothingIsLeft() throws IOException {
        Backups backups = backups();
        Files.delete(place());

        assertThatThrownBy(backups::make)
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("Look whether " + place());
        assertThat(place()).doesNotExist();
    }
}
