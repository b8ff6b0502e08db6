package io.tierwall.server.publish;

import io.tierwall.model.intent.Change;
import io.tierwall.model.intent.Intent;
import java.util.List;

/**
 * One publish.
 *
 * @param before the intent that it met
 * @param after the intent from now on; the same as before when nothing new was said
 * @param changes what differs, by path
 */
public record Published(Intent before, Intent after, List<Change> changes) {

    public Published {
        changes = List.copyOf(changes);
    }

    /** Whether groups, services or policies change, and not only what happens to clusters. */
    public boolean isAboutPolicies() {
        return changes.stream()
                .anyMatch(change -> Publisher.PUBLISHED.stream()
                        .anyMatch(prefix -> change.path().value().startsWith(prefix)));
    }

    /** Whether there is a new revision. */
    public boolean isNew() {
        return !changes.isEmpty();
    }
}
