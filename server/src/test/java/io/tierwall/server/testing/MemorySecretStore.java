package io.tierwall.server.testing;

import io.tierwall.store.SecretStore;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps secrets in memory, as they are. */
public final class MemorySecretStore implements SecretStore {

    private final TreeMap<String, byte[]> secrets = new TreeMap<>();

    /** All that is kept, as text. */
    public synchronized String text() {
        return secrets.values().stream()
                .map(secret -> new String(secret, StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public synchronized Optional<byte[]> find(String name) {
        return Optional.ofNullable(secrets.get(name)).map(byte[]::clone);
    }

    @Override
    public synchronized void put(String name, byte[] secret) {
        secrets.put(name, secret.clone());
    }

    @Override
    public synchronized void remove(String name) {
        secrets.remove(name);
    }
}
