package io.tierwall.server.guardrail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tierwall.store.SettingStore;
import java.util.List;
import java.util.SortedMap;

/** Who published against guardrails, and why; the latest of them. Thread-safe. */
public final class Waivers {

    /** So many are kept. */
    static final int MOST = 1_000;

    private static final String PREFIX = "/tierwall/guardrail-waivers/";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final SettingStore store;

    public Waivers(SettingStore store) {
        this.store = store;
    }

    synchronized void keep(Waiver waiver) {
        try {
            store.put(PREFIX + "%019d".formatted(waiver.revision()), JSON.writeValueAsString(waiver));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a waiver cannot be written", e);
        }
        SortedMap<String, String> all = store.list(PREFIX);
        all.keySet().stream().limit(Math.max(0, all.size() - MOST)).forEach(store::remove);
    }

    /** All that are kept, the latest first. */
    public List<Waiver> list() {
        return List.copyOf(store.list(PREFIX).values()).reversed().stream()
                .map(Waivers::read)
                .toList();
    }

    private static Waiver read(String document) {
        try {
            return JSON.readValue(document, Waiver.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a waiver cannot be read back", e);
        }
    }
}
