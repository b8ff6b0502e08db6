package io.tierwall.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierwall.store.DocumentChange;
import io.tierwall.store.DocumentStore;
import io.tierwall.store.Revision;
import io.tierwall.store.RevisionHead;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database of an earlier version is brought up to date with all that is in it. */
final class SqliteUpgradeTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void aDatabaseFromBeforeRowsGrewLarge() {
        String url = "jdbc:sqlite:" + directory.resolve(DatabaseInDirectory.FILE);
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/sqlite")
                .target("4")
                .load()
                .migrate();
        Jdbi.create(url).useHandle(handle -> {
            handle.execute("INSERT INTO revision (number, author, made_at) VALUES (1, 'ann', 7), (2, 'bob', 8)");
            handle.execute("INSERT INTO change (revision, path, body) VALUES"
                    + " (1, '/b', 'old'), (1, '/a', 'gone'), (2, '/b', 'new'), (2, '/a', NULL)");
            handle.execute("INSERT INTO document (path, body) VALUES ('/b', 'new')");
        });
    }

    @Test
    void whatWasPublishedIsStillThereAtEachRevision() {
        try (DatabaseInDirectory database = new DatabaseInDirectory(directory)) {
            DocumentStore documents = database.now().documents();

            assertThat(documents.latest().documents()).isEqualTo(Map.of("/b", "new"));
            assertThat(documents.at(1).documents()).isEqualTo(Map.of("/a", "gone", "/b", "old"));
            assertThat(documents.history(List.of("/a"), 10)).hasSize(2);
        }
    }

    @Test
    void ofWhatWasPublishedNobodySaidWhy() {
        try (DatabaseInDirectory database = new DatabaseInDirectory(directory)) {
            assertThat(database.now().documents().history(List.of("/"), 10))
                    .extracting(RevisionHead::message)
                    .containsExactly(Optional.empty(), Optional.empty());
        }
    }

    @Test
    void publishingGoesOn() {
        try (DatabaseInDirectory database = new DatabaseInDirectory(directory)) {
            DocumentStore documents = database.now().documents();
            documents.append(new Revision(
                    3,
                    "ann",
                    Instant.EPOCH,
                    List.of(new DocumentChange.Put("/c", "x"), new DocumentChange.Remove("/b"))));

            assertThat(documents.latest().documents()).isEqualTo(Map.of("/c", "x"));
            assertThat(documents.at(2).documents()).isEqualTo(Map.of("/b", "new"));
        }
    }
}
