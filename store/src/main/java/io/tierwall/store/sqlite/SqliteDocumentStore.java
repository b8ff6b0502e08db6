package io.tierwall.store.sqlite;

import io.tierwall.store.DocumentChange;
import io.tierwall.store.DocumentStore;
import io.tierwall.store.Revision;
import io.tierwall.store.RevisionHead;
import io.tierwall.store.Snapshot;
import io.tierwall.store.StoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** Keeps each change for ever in {@code change}, and what holds now in {@code document} as well. */
final class SqliteDocumentStore implements DocumentStore {

    private final SqliteDatabase database;

    SqliteDocumentStore(SqliteDatabase database) {
        this.database = database;
    }

    @Override
    public Snapshot latest() {
        return database.query(handle -> {
            TreeMap<String, String> documents = new TreeMap<>();
            handle.createQuery("SELECT path, body FROM document")
                    .mapToMap(String.class)
                    .forEach(row -> documents.put(row.get("path"), row.get("body")));
            return new Snapshot(number(handle), documents);
        });
    }

    private static long number(Handle handle) {
        return handle.createQuery("SELECT COALESCE(MAX(number), 0) FROM revision")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public void append(Revision revision) {
        database.change(handle -> {
            long latest = number(handle);
            if (revision.number() != latest + 1) {
                throw new StoreException.Conflict(
                        "revision " + revision.number() + " does not follow " + latest + ", the latest one");
            }
            handle.execute(
                    "INSERT INTO revision (number, author, made_at, message) VALUES (?, ?, ?, ?)",
                    revision.number(),
                    revision.user(),
                    revision.time().toEpochMilli(),
                    revision.message().orElse(null));
            record(handle, revision);
            apply(handle, revision.changes());
        });
    }

    private static void record(Handle handle, Revision revision) {
        PreparedBatch changes =
                handle.prepareBatch("INSERT INTO change (revision, path, body) VALUES (:revision, :path, :body)");
        for (DocumentChange change : revision.changes()) {
            String body = change instanceof DocumentChange.Put(String _, String put) ? put : null;
            changes.bind("revision", revision.number())
                    .bind("path", change.path())
                    .bind("body", body);
            changes.add();
        }
        changes.execute();
    }

    private static void apply(Handle handle, List<DocumentChange> changes) {
        PreparedBatch puts = handle.prepareBatch("INSERT INTO document (path, body) VALUES (:path, :body)"
                + " ON CONFLICT (path) DO UPDATE SET body = excluded.body");
        PreparedBatch removals = handle.prepareBatch("DELETE FROM document WHERE path = :path");
        for (DocumentChange change : changes) {
            switch (change) {
                case DocumentChange.Put(String path, String body) ->
                    puts.bind("path", path).bind("body", body).add();
                case DocumentChange.Remove(String path) ->
                    removals.bind("path", path).add();
            }
        }
        puts.execute();
        removals.execute();
    }

    @Override
    public Snapshot at(long revision) {
        return database.query(handle -> {
            TreeMap<String, String> documents = new TreeMap<>();
            // SQLite takes the other columns from the row with the maximum.
            handle
                    .createQuery(
                            "SELECT path, body, MAX(revision) FROM change WHERE revision <= :revision GROUP BY path")
                    .bind("revision", revision)
                    .mapToMap(String.class)
                    .stream()
                    .filter(row -> row.get("body") != null)
                    .forEach(row -> documents.put(row.get("path"), row.get("body")));
            return new Snapshot(Math.min(revision, number(handle)), documents);
        });
    }

    @Override
    public List<RevisionHead> history(Collection<String> prefixes, int limit) {
        String anyPrefix = prefixes.stream()
                .map(_ -> "substr(path, 1, length(?)) = ?")
                .collect(Collectors.joining(" OR ", "(", ")"));
        return database.query(handle -> {
            Query query = handle.createQuery("SELECT number, author, made_at, message FROM revision WHERE EXISTS"
                    + " (SELECT 1 FROM change WHERE revision = number AND " + anyPrefix + ")"
                    + " ORDER BY number DESC LIMIT ?");
            int place = 0;
            for (String prefix : prefixes) {
                query.bind(place++, prefix).bind(place++, prefix);
            }
            return query.bind(place, limit).map((row, _) -> head(row)).list();
        });
    }

    @Override
    public Optional<RevisionHead> head(long number) {
        return database.query(
                handle -> handle.createQuery("SELECT number, author, made_at, message FROM revision WHERE number = ?")
                        .bind(0, number)
                        .map((row, _) -> head(row))
                        .findOne());
    }

    private static RevisionHead head(ResultSet row) throws SQLException {
        return new RevisionHead(
                row.getLong("number"),
                row.getString("author"),
                Instant.ofEpochMilli(row.getLong("made_at")),
                Optional.ofNullable(row.getString("message")));
    }
}
