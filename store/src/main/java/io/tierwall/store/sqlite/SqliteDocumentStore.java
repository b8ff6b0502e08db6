package io.tierwall.store.sqlite;

import io.tierwall.store.DocumentChange;
import io.tierwall.store.DocumentStore;
import io.tierwall.store.Revision;
import io.tierwall.store.Snapshot;
import io.tierwall.store.StoreException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

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
                    "INSERT INTO revision (number, author, made_at) VALUES (?, ?, ?)",
                    revision.number(),
                    revision.user(),
                    revision.time().toEpochMilli());
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
    public List<Revision> history(long before, int limit) {
        return database.query(handle -> handle.createQuery("SELECT number, author, made_at FROM revision"
                        + " WHERE number < :before ORDER BY number DESC LIMIT :limit")
                .bind("before", before)
                .bind("limit", limit)
                .map((row, _) -> new Revision(
                        row.getLong("number"),
                        row.getString("author"),
                        Instant.ofEpochMilli(row.getLong("made_at")),
                        changes(handle, row.getLong("number"))))
                .list());
    }

    private static List<DocumentChange> changes(Handle handle, long revision) {
        return handle.createQuery("SELECT path, body FROM change WHERE revision = :revision ORDER BY path")
                .bind("revision", revision)
                .<DocumentChange>map((row, _) -> {
                    String body = row.getString("body");
                    return body == null
                            ? new DocumentChange.Remove(row.getString("path"))
                            : new DocumentChange.Put(row.getString("path"), body);
                })
                .list();
    }
}
