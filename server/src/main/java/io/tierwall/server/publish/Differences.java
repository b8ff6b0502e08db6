package io.tierwall.server.publish;

import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Change;
import io.tierwall.model.intent.Intent;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What differs between two intents that were not made from each other. Pure. */
final class Differences {

    private Differences() {}

    /** The changes that make {@code after} of {@code before}, by path. */
    static List<Change> between(Intent before, Intent after) {
        SortedMap<IntentPath, IntentObject> old = objects(before);
        SortedMap<IntentPath, Change> changes = new TreeMap<>();
        objects(after).forEach((path, object) -> {
            if (!object.equals(old.remove(path))) {
                changes.put(path, new Change.Stored(object));
            }
        });
        old.keySet().forEach(path -> changes.put(path, new Change.Removed(path)));
        return List.copyOf(changes.values());
    }

    private static SortedMap<IntentPath, IntentObject> objects(Intent intent) {
        SortedMap<IntentPath, IntentObject> objects = new TreeMap<>();
        intent.everything().forEach(object -> objects.put(object.path(), object));
        return objects;
    }
}
