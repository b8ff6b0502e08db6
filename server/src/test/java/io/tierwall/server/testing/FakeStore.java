package io.tierwall.server.testing;

import io.tierwall.store.DocumentChange;
import io.tierwall.store.DocumentStore;
import io.tierwall.store.Revision;
import io.tierwall.store.RevisionHead;
import io.tierwall.store.Snapshot;
import io.tierwall.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps documents in memory, and fails when a test wants it to. */
public final class FakeStore implements DocumentStore {

    /** How the next append ends. */
    public enum Outcome {
        STORED,
        UNAVAILABLE,
        STORED_BUT_UNKNOWN,
        LOST_AND_UNKNOWN
    }

    private final SortedMap<String, String> documents = new TreeMap<>();
    private final List<Revision> revisions = new ArrayList<>();
    private Outcome next = Outcome.STORED;

    public void next(Outcome outcome) {
        next = outcome;
    }

    public List<Revision> revisions() {
        return List.copyOf(revisions);
    }

    @Override
    public Snapshot latest() {
        return new Snapshot(revisions.size(), documents);
    }

    @Override
    public void append(Revision revision) {
        Outcome outcome = next;
        next = Outcome.STORED;
        switch (outcome) {
            case STORED -> store(revision);
            case UNAVAILABLE -> throw new StoreException.Unavailable("the disk is full", new IllegalStateException());
            case STORED_BUT_UNKNOWN -> {
                store(revision);
                throw new StoreException.OutcomeUnknown("not confirmed", new IllegalStateException());
            }
            case LOST_AND_UNKNOWN ->
                throw new StoreException.OutcomeUnknown("not confirmed", new IllegalStateException());
        }
    }

    private void store(Revision revision) {
        if (revision.number() != revisions.size() + 1) {
            throw new StoreException.Conflict("out of order");
        }
        revisions.add(revision);
        for (DocumentChange change : revision.changes()) {
            switch (change) {
                case DocumentChange.Put(String path, String body) -> documents.put(path, body);
                case DocumentChange.Remove(String path) -> documents.remove(path);
            }
        }
    }

    @Override
    public Snapshot at(long revision) {
        throw new UnsupportedOperationException("no test asks for it");
    }

    @Override
    public List<RevisionHead> history(Collection<String> prefixes, int limit) {
        return List.of();
    }

    @Override
    public Optional<RevisionHead> head(long number) {
        throw new UnsupportedOperationException("no test asks for it");
    }
}
