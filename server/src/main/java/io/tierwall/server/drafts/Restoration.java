package io.tierwall.server.drafts;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.ContainerClusterSpan;
import io.tierwall.model.Domain;
import io.tierwall.model.IntentObject;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Expectation;
import io.tierwall.model.intent.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The way back to what an intent once said. Groups, services and policies become what they were; which clusters are
 * registered stays, and policies do not come back to clusters that are gone. Pure.
 */
final class Restoration {

    private Restoration() {}

    /** The edits that make of {@code current} what {@code target} said. */
    static List<Edit> edits(Intent current, Intent target) {
        SortedMap<IntentPath, IntentObject> present = objects(current);
        SortedMap<IntentPath, IntentObject> wanted = objects(target);
        wanted.values().removeIf(object -> object instanceof ContainerClusterSpan span && isGone(span, current));
        List<Edit> edits = new ArrayList<>();
        wanted.forEach((path, object) -> {
            boolean saysSomethingElse = Optional.ofNullable(present.get(path))
                    .filter(before -> object.succeeding(before).equals(before))
                    .isEmpty();
            if (saysSomethingElse) {
                edits.add(new Edit.Put(object, Expectation.NONE));
            }
        });
        present.keySet().stream()
                .filter(path -> !wanted.containsKey(path))
                .forEach(path -> edits.add(new Edit.Delete(path, Expectation.NONE)));
        return List.copyOf(edits);
    }

    private static boolean isGone(ContainerClusterSpan span, Intent current) {
        return current.find(span.cluster(), ClusterControlPlane.class).isEmpty();
    }

    private static SortedMap<IntentPath, IntentObject> objects(Intent intent) {
        SortedMap<IntentPath, IntentObject> objects = new TreeMap<>();
        intent.everything()
                .filter(object -> !(object instanceof Domain) && !(object instanceof ClusterControlPlane))
                .forEach(object -> objects.put(object.path(), object));
        return objects;
    }
}
