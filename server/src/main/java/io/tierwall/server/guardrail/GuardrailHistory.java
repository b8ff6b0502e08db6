package io.tierwall.server.guardrail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.tierwall.store.DocumentChange;
import io.tierwall.store.SettingStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Who changed which guardrail, when, from what to what; the latest changes. Written together with the change itself, so
 * that neither is there without the other.
 */
final class GuardrailHistory {

    /** So many are kept. */
    static final int MOST = 1_000;

    private static final String PREFIX = "/tierwall/guardrail-changes/";
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new Jdk8Module()).build();

    private final SettingStore store;
    private final Clock clock;

    GuardrailHistory(SettingStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What is to be kept, and what to be forgotten, because of a change; one at a time. */
    List<DocumentChange> next(String user, String id, Optional<Guardrail> before, Optional<Guardrail> after) {
        SortedMap<String, String> kept = store.list(PREFIX);
        long number = kept.isEmpty() ? 1 : read(kept.lastEntry().getValue()).number() + 1;
        GuardrailChange change = new GuardrailChange(
                number,
                id,
                user,
                clock.millis(),
                before.map(GuardrailFormat::write),
                after.map(GuardrailFormat::write));
        List<DocumentChange> changes = new ArrayList<>();
        changes.add(new DocumentChange.Put(PREFIX + "%019d".formatted(number), write(change)));
        kept.keySet().stream()
                .limit(Math.max(0, kept.size() + 1 - MOST))
                .forEach(path -> changes.add(new DocumentChange.Remove(path)));
        return changes;
    }

    /** All that are kept, the latest first. */
    List<GuardrailChange> list() {
        return List.copyOf(store.list(PREFIX).values()).reversed().stream()
                .map(GuardrailHistory::read)
                .toList();
    }

    private static String write(GuardrailChange change) {
        try {
            return JSON.writeValueAsString(change);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change of a guardrail cannot be written", e);
        }
    }

    private static GuardrailChange read(String document) {
        try {
            return JSON.readValue(document, GuardrailChange.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a change of a guardrail cannot be read back", e);
        }
    }
}
