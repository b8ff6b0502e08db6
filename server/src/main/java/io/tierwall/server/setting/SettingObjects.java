package io.tierwall.server.setting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.model.IntentPath;
import io.tierwall.model.SystemFields;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.publish.RejectedException;
import io.tierwall.store.SettingStore;
import io.tierwall.store.StoreException;
import java.time.Clock;
import java.util.OptionalInt;

/**
 * Reads and writes settings, each with a revision of its own. Writers follow each other, so that none overwrites what
 * it has not read. Thread-safe.
 */
public final class SettingObjects {

    private static final String REVISION = "_revision";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SettingStore store;
    private final Clock clock;

    public SettingObjects(SettingStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * A setting as NSX shows it.
     *
     * @throws StoreException.Unavailable when it cannot be read
     */
    public ObjectNode read(Setting setting) {
        return store.find(setting.path().value())
                .map(SettingObjects::parse)
                .orElseGet(() -> write(setting, setting.defaults(), initial()));
    }

    private static ObjectNode parse(String document) {
        try {
            return (ObjectNode) JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a setting cannot be read back", e);
        }
    }

    /**
     * Sets the fields of a setting, if they are not so already.
     *
     * @param fields all fields of its own
     * @param revision the one that the writer has read; without one the last writer wins
     * @param user who writes
     * @return the setting as it is now
     * @throws RejectedException when somebody else has written since
     * @throws StoreException.Unavailable when it could not be stored
     */
    public synchronized ObjectNode set(Setting setting, ObjectNode fields, OptionalInt revision, String user) {
        ObjectNode before = read(setting);
        int current = before.path(REVISION).asInt();
        if (revision.isPresent() && revision.getAsInt() != current) {
            throw stale(setting.path(), revision.getAsInt(), current);
        }
        ObjectNode after = write(setting, fields, before);
        if (after.equals(before)) {
            return before;
        }
        after.put("_last_modified_user", user);
        after.put("_last_modified_time", clock.millis());
        after.put(REVISION, current + 1);
        store.put(setting.path().value(), after.toString());
        return after;
    }

    /** Forgets what was set. */
    public synchronized void reset(Setting setting) {
        store.remove(setting.path().value());
    }

    private static RejectedException stale(IntentPath path, int expected, int current) {
        return RejectedException.of(
                ProblemCode.REVISION_STALE,
                path,
                REVISION,
                "It is at revision " + current + " by now, not " + expected + ". Read it again and repeat.");
    }

    private static ObjectNode initial() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("_create_user", SystemFields.SYSTEM_USER)
                .put("_create_time", 0L)
                .put("_last_modified_user", SystemFields.SYSTEM_USER)
                .put("_last_modified_time", 0L)
                .put("_system_owned", false)
                .put("_protection", "NOT_PROTECTED")
                .put(REVISION, 0);
    }

    /** The fields, and around them what every object has. */
    private static ObjectNode write(Setting setting, ObjectNode fields, ObjectNode system) {
        IntentPath path = setting.path();
        ObjectNode out = JsonNodeFactory.instance.objectNode();
        out.setAll(fields);
        out.put("resource_type", setting.type());
        out.put("id", path.id());
        out.put("display_name", path.id());
        out.put("path", path.value());
        out.put("relative_path", path.id());
        out.put("parent_path", path.value().substring(0, path.value().lastIndexOf('/')));
        out.put("unique_id", SystemFields.builtIn(path.value()).uniqueId().toString());
        out.put("marked_for_delete", false);
        out.put("overridden", false);
        system.properties().stream()
                .filter(field -> field.getKey().startsWith("_"))
                .forEach(field -> out.set(field.getKey(), field.getValue()));
        return out;
    }
}
