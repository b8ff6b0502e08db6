package io.tierwall.store.sqlite;

import io.tierwall.store.SecretCipher;
import io.tierwall.store.SecretStore;
import io.tierwall.store.StoreException;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Keeps secrets encrypted in {@code secret}. */
final class SqliteSecretStore implements SecretStore {

    private final SqliteDatabase database;
    private final SecretCipher cipher;

    SqliteSecretStore(SqliteDatabase database, SecretCipher cipher) {
        this.database = database;
        this.cipher = cipher;
    }

    @Override
    public Optional<byte[]> find(String name) {
        Optional<byte[]> encrypted =
                database.query(handle -> handle.createQuery("SELECT encrypted FROM secret WHERE name = :name")
                        .bind("name", name)
                        .mapTo(byte[].class)
                        .findOne());
        return encrypted.map(bytes -> decrypt(name, bytes));
    }

    private byte[] decrypt(String name, byte[] encrypted) {
        try {
            return cipher.decrypt(name, encrypted);
        } catch (GeneralSecurityException e) {
            throw new StoreException.Unavailable(
                    "the secret " + name + " cannot be decrypted: is secret.key the one that it was written with?", e);
        }
    }

    @Override
    public void put(String name, byte[] secret) {
        byte[] encrypted = cipher.encrypt(name, secret);
        database.query(handle -> handle.execute(
                "INSERT INTO secret (name, encrypted) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET encrypted = excluded.encrypted",
                name,
                encrypted));
    }

    @Override
    public void remove(String name) {
        database.query(handle -> handle.execute("DELETE FROM secret WHERE name = ?", name));
    }
}
