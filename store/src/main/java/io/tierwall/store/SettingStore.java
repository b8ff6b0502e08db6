package io.tierwall.store;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What a manager is told that is no part of the intent: switches, drafts, who has which role. Documents by path; only
 * the latest of each is kept. No secrets. Thread-safe.
 */
public interface SettingStore {

    /**
     * The document at this path.
     *
     * @throws StoreException.Unavailable when it cannot be read
     */
    Optional<String> find(String path);

    /**
     * All documents whose paths begin so, in the order of paths.
     *
     * @throws StoreException.Unavailable when they cannot be read
     */
    SortedMap<String, String> list(String prefix);

    /**
     * Keeps a document, durable when this returns; an earlier one at the same path is gone.
     *
     * @throws StoreException.Unavailable when it could not be kept
     */
    void put(String path, String body);

    /**
     * Forgets a document, if there is one.
     *
     * @throws StoreException.Unavailable when it could not be removed
     */
    void remove(String path);

    /**
     * Keeps and forgets several documents, all of them or none; durable when this returns.
     *
     * @param changes by path, each path once
     * @throws StoreException.Unavailable when nothing was changed
     * @throws StoreException.OutcomeUnknown when all may be changed or none; {@link #list} tells
     */
    void change(List<DocumentChange> changes);
}
