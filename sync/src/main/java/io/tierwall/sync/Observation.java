package io.tierwall.sync;

import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.LiveObjects;
import io.tierwall.sync.plan.ObjectKey;
import java.time.Instant;
import java.util.Optional;

/** What is known of a cluster. */
interface Observation {

    /** An object as last seen. */
    Optional<LiveObject> live(ObjectKey key);

    /** All tiers of the cluster as last seen, others' too. */
    LiveObjects tiers();

    /** When an object that is there was last seen to change. */
    Optional<Moments> moments(ObjectKey key);

    /** What went wrong with an object the last time it was written. */
    Optional<Trouble> trouble(ObjectKey key);

    /** When the controller was last seen to write a status of any object. */
    Instant statusMoved();

    /** What the agents say of themselves. */
    Agents agents();
}
