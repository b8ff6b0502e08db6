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

    /** Whether there is a new revision. */
    public boolean isNew() {
        return !changes.isEmpty();
    }
}
