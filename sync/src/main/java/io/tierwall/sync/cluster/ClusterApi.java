package io.tierwall.sync.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.sync.plan.LiveObject;
import io.tierwall.sync.plan.ObjectKey;
import io.tierwall.sync.plan.ObjectKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is asked of a cluster. Each call waits for the answer, gives up when it is interrupted, and never tries twice:
 * the caller decides. Thread-safe.
 */
public interface ClusterApi extends AutoCloseable {

    /** All objects of a kind at a version, from which a watch can follow. */
    record Listing(List<LiveObject> objects, String resourceVersion) {

        public Listing {
            objects = List.copyOf(objects);
        }
    }

    /** What a watch tells. */
    sealed interface Event {

        /** The object is there, or is so now. */
        record Present(LiveObject object) implements Event {}

        /** The object is gone; this is what it was. */
        record Gone(LiveObject object) implements Event {}

        /** Nothing happened up to this version. */
        record Progress(String resourceVersion) implements Event {}
    }

    Listing list(ObjectKind kind) throws ClusterException, InterruptedException;

    /** The version that a list would have now. */
    String version(ObjectKind kind) throws ClusterException, InterruptedException;

    Optional<LiveObject> get(ObjectKey key) throws ClusterException, InterruptedException;

    /**
     * Hands over what happens to objects of a kind after a version, in order, until the server ends the watch.
     *
     * @param duration how long the server is asked to keep the watch
     * @param opened run when the server has accepted the watch
     * @throws ClusterException {@link ClusterException.Kind#EXPIRED} when the version is too old,
     *     {@link ClusterException.Kind#NO_ANSWER} when the watch breaks or lasts much longer than asked
     */
    void watch(ObjectKind kind, String resourceVersion, Duration duration, Runnable opened, Consumer<Event> events)
            throws ClusterException, InterruptedException;

    /**
     * Creates an object.
     *
     * @return the object as it is then
     * @throws ClusterException {@link ClusterException.Kind#CONFLICT} when there is one of the name, whosever it is
     */
    LiveObject create(ObjectKey key, ObjectNode body) throws ClusterException, InterruptedException;

    /**
     * Changes an object by server-side apply under our name, and takes over fields that others wrote.
     *
     * @param body what we say, with the uid and the version of the object that is meant
     * @return the object as it is then
     */
    LiveObject apply(ObjectKey key, ObjectNode body) throws ClusterException, InterruptedException;

    /** Replaces an object. The body has its uid and version, so that only that very object in that very state is. */
    LiveObject replace(ObjectKey key, ObjectNode body) throws ClusterException, InterruptedException;

    /**
     * Deletes an object if it is the one of that uid.
     *
     * @return the object when something holds its deletion back; nothing when it is gone
     */
    Optional<LiveObject> delete(ObjectKey key, String uid) throws ClusterException, InterruptedException;

    /** Antrea's statistics of all ClusterNetworkPolicies, as a list object. */
    JsonNode statistics() throws ClusterException, InterruptedException;

    /** What Antrea's agents say of themselves: AntreaAgentInfo objects, as a list object. */
    JsonNode agents() throws ClusterException, InterruptedException;

    /** Returns if the cluster answers, knows us and has Antrea's policies. */
    void ping() throws ClusterException, InterruptedException;

    /** Ends all calls and lets go of all threads and connections. */
    @Override
    void close();
}
