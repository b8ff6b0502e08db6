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

    /** No priority is left that keeps the order of our tiers. */
    static String noRoom(ObjectKey tier, TierGap.NoRoom room) {
        String bounds = (room.low() < 0 ? "" : "greater than " + room.low() + " and ") + "less than " + room.high();
        String wanted =
                "No priority is left for " + tier + " that keeps the order of Tierwall's tiers: it has to be " + bounds;
        return room.inTheWay().isEmpty()
                ? wanted + ". Remove the policies of a neighbouring tier of Tierwall's from this cluster for a moment:"
                        + " Tierwall then makes room."
                : wanted + ", where " + named(room.inTheWay()) + " stand. Delete one of these that is not Tierwall's,"
                        + " or make it anew with another priority.";
    }

    static String needs(ObjectKey needed, String reason) {
        return "It needs " + needed + ". " + reason;
    }

    static String stillUsed(ObjectKey key, Collection<LiveObject> users) {
        return key + " is no longer needed, but still used by " + named(users) + ". It goes when nothing uses it.";
    }

    private static String named(Collection<LiveObject> objects) {
        String named = objects.stream()
                .limit(NAMED_AT_MOST)
                .map(object -> object.key().toString())
                .collect(Collectors.joining(", "));
        return objects.size() > NAMED_AT_MOST ? named + " and " + (objects.size() - NAMED_AT_MOST) + " more" : named;
    }
}
