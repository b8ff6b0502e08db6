package io.tierwall.server.testing;

import io.tierwall.store.DocumentChange;
import io.tierwall.store.SettingStore;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps settings in memory. */
public final class MemorySettingStore implements SettingStore {

    private final SortedMap<String, String> documents = new TreeMap<>();

    @Override
    public Optional<String> find(String path) {
        return Optional.ofNullable(documents.get(path));
    }

    @Override
    public SortedMap<String, String> list(String prefix) {
        SortedMap<String, String> found = new TreeMap<>(documents);
        found.keySet().removeIf(path -> !path.startsWith(prefix));
        return found;
    }

    @Override
    public void put(String path, String body) {
        documents.put(path, body);
    }

    @Override
    public void remove(String path) {
        documents.remove(path);
    }

    @Override
    public void change(List<DocumentChange> changes) {
        for (DocumentChange change : changes) {
            switch (change) {
                case DocumentChange.Put(String path, String body) -> documents.put(path, body);
                case DocumentChange.Remove(String path) -> documents.remove(path);
            }
        }
    }
}
