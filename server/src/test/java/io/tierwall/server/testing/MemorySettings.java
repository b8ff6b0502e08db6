package io.tierwall.server.testing;

import io.tierwall.store.SettingStore;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps settings in memory. */
public final class MemorySettings implements SettingStore {

    private final TreeMap<String, String> documents = new TreeMap<>();

    @Override
    public synchronized Optional<String> find(String path) {
        return Optional.ofNullable(documents.get(path));
    }

    @Override
    public synchronized SortedMap<String, String> list(String prefix) {
        return documents.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    }

    @Override
    public synchronized void put(String path, String body) {
        documents.put(path, body);
    }

    @Override
    public synchronized void remove(String path) {
        documents.remove(path);
    }
}
