package io.tierwall.sync;

import io.tierwall.sync.cluster.ClusterApi;
import io.tierwall.sync.cluster.ClusterException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Optional;

/** Counts the pings in a row that a cluster failed to answer while it was said to be connected. Thread-safe. */
final class MissedHeartbeats {

    /** A heartbeat, and its repetition at once, because one answer may be lost on the way. */
    static final int OF_ONE_HEARTBEAT = 2;

    private Optional<ClusterSync> sync = Optional.empty();
    private int inARow;

    /** From now on counts for this one. */
    synchronized void of(ClusterSync running) {
        sync = Optional.of(running);
    }

    synchronized int inARow() {
        return inARow;
    }

    synchronized void answered() {
        inARow = 0;
    }

    synchronized void missed() {
        if (sync.isPresent() && sync.get().connection() instanceof Connection.Connected) {
            inARow++;
        }
    }

    /** The same cluster, with its pings counted. */
    ClusterApi counting(ClusterApi api) {
        return (ClusterApi) Proxy.newProxyInstance(
                ClusterApi.class.getClassLoader(), new Class<?>[] {ClusterApi.class}, (_, method, arguments) -> {
                    boolean ping = method.getName().equals("ping");
                    try {
                        Object answer = method.invoke(api, arguments);
                        if (ping) {
                            answered();
                        }
                        return answer;
                    } catch (InvocationTargetException e) {
                        if (ping && e.getCause() instanceof ClusterException) {
                            missed();
                        }
                        throw e.getCause();
                    }
                });
    }
}
