package io.tierwall.sync.plan;

import io.tierwall.antrea.render.Ownership;
import java.util.Collection;
import java.util.stream.Collectors;

/** Why something must not be done, in sentences for a person. */
public final class Blocking {

    private static final int NAMED_AT_MOST = 3;

    private Blocking() {}

    /** An object of the name exists and lacks our label. */
    public static String foreign(ObjectKey key) {
        return key + " exists and is not Tierwall's: it lacks the label " + Ownership.MANAGED_BY + "="
                + Ownership.TIERWALL + ". Delete it, or give it the label to let Tierwall have it.";
    }

    /** The priority of a tier that is in use is not what it should be. */
    public static String tierPriority(DesiredObject desired, LiveObject live) {
        return live.key() + " has priority " + live.spec().path("priority").asText() + " instead of "
                + desired.spec().path("priority").asText()
                + ". Antrea never changes a tier's priority, and refuses to delete a tier that policies use."
                + " Remove its policies from this cluster for a moment: Tierwall then makes it anew.";
    }

    static String needs(ObjectKey needed, String reason) {
        return "It needs " + needed + ". " + reason;
    }

    static String stillUsed(ObjectKey key, Collection<LiveObject> users) {
        String named = users.stream()
                .limit(NAMED_AT_MOST)
                .map(user -> user.key().toString())
                .collect(Collectors.joining(", "));
        String more = users.size() > NAMED_AT_MOST ? " and " + (users.size() - NAMED_AT_MOST) + " more" : "";
        return key + " is no longer needed, but still used by " + named + more + ". It goes when nothing uses it.";
    }
}
