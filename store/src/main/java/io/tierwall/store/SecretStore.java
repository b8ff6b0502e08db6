package io.tierwall.store;

import java.util.Optional;

/**
 * Small secrets by name, such as the credentials for a cluster. Kept encrypted; never part of a document, a revision or
 * a message. Thread-safe.
 */
public interface SecretStore {

    /**
     * The secret of this name.
     *
     * @throws StoreException.Unavailable when it cannot be read or was encrypted with another key
     */
    Optional<byte[]> find(String name);

    /**
     * Keeps a secret, durable when this returns; an earlier one of the same name is gone.
     *
     * @throws StoreException.Unavailable when it could not be kept
     */
    void put(String name, byte[] secret);

    /**
     * Forgets a secret, if there is one.
     *
     * @throws StoreException.Unavailable when it could not be removed
     */
    void remove(String name);
}
