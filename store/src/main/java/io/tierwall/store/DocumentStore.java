package io.tierwall.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Documents by path, changed in revisions: each is durable and whole before {@link #append} returns, and none is ever
 * changed afterwards. Thread-safe.
 */
public interface DocumentStore {

    /**
     * All documents as of the latest revision.
     *
     * @throws StoreException.Unavailable when they cannot be read
     */
    Snapshot latest();

    /**
     * Appends the next revision. Once this returns, no crash loses it.
     *
     * @throws StoreException.Conflict when {@code revision} is not the number after the latest one; nothing is stored
     * @throws StoreException.Unavailable when nothing was stored
     * @throws StoreException.OutcomeUnknown when it may or may not be stored; {@link #latest} tells
     */
    void append(Revision revision);

    /**
     * All documents as of an earlier revision.
     *
     * @param revision of one that is not there yet, the latest is meant
     * @throws StoreException.Unavailable when they cannot be read
     */
    Snapshot at(long revision);

    /**
     * The latest revisions that changed a document whose path begins with one of the prefixes, the latest first.
     *
     * @param limit at most this many
     * @throws StoreException.Unavailable when they cannot be read
     */
    List<RevisionHead> history(Collection<String> prefixes, int limit);

    /**
     * One revision, whatever it changed; none when there is no such number.
     *
     * @throws StoreException.Unavailable when it cannot be read
     */
    Optional<RevisionHead> head(long number);
}
