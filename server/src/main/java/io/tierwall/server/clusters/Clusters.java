package io.tierwall.server.clusters;

import io.tierwall.antrea.render.Rendering;
import io.tierwall.model.IntentPath;
import io.tierwall.model.intent.Intent;
import io.tierwall.server.publish.Published;
import io.tierwall.server.publish.Publisher;
import io.tierwall.store.SecretStore;
import io.tierwall.store.StoreException;
import io.tierwall.sync.ClusterSync;
import io.tierwall.sync.DesiredStates;
import io.tierwall.sync.access.AccessReport;
import io.tierwall.sync.plan.DesiredObject;
import io.tierwall.sync.plan.DesiredObjects;
import io.tierwall.sync.plan.Outlook;
import io.tierwall.sync.trace.TraceException;
import io.tierwall.sync.trace.TraceRequest;
import io.tierwall.sync.trace.Traced;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The syncs of all registered clusters, by the clusters' paths. Thread-safe. */
public final class Clusters implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Clusters.class);

    private final Publisher publisher;
    private final SecretStore secrets;
    private final AccessReports reports;
    private final ClusterConnector connector;
    private final Clock clock;
    private final Rendering<DesiredObject> rendering = new Rendering<>(DesiredObject::of);
    private final Map<IntentPath, Running> running = new ConcurrentSkipListMap<>();
    private volatile ClusterObserver observer = ClusterObserver.NOBODY;

    /** A sync, and the digest of the kubeconfig that it uses; empty when it has none. */
    private record Running(ClusterSync sync, String digest) {}

    public Clusters(
            Publisher publisher, SecretStore secrets, AccessReports reports, ClusterConnector connector, Clock clock) {
        this.publisher = publisher;
        this.secrets = secrets;
        this.reports = reports;
        this.connector = connector;
        this.clock = clock;
    }

    /**
     * Starts the sync of each cluster that is registered, and from now on tells each one of what concerns it.
     *
     * @param observer is told what happens
     */
    public void start(ClusterObserver observer) {
        this.observer = observer;
        publisher.current().clusters().forEach(cluster -> running.put(cluster.path(), resume(cluster.path())));
        publisher.listen(this::tell);
    }

    private Running resume(IntentPath cluster) {
        try {
            return kept(cluster)
                    .map(kubeconfig -> start(cluster, kubeconfig, connector.read(kubeconfig)))
                    .orElseGet(() -> lost(cluster, "its kubeconfig is missing"));
        } catch (KubeconfigException e) {
            return lost(cluster, "its kubeconfig cannot be used: " + e.sentence());
        } catch (StoreException.Unavailable e) {
            LOG.warn("the kubeconfig of {} cannot be read: {}", cluster.id(), e.getMessage());
            return lost(cluster, "its kubeconfig cannot be read");
        }
    }

    private Running lost(IntentPath cluster, String reason) {
        LOG.warn("cluster {} cannot be reached until it is registered again: {}", cluster.id(), reason);
        return new Running(new UnreachableCluster(clock.instant(), reason + "; register the cluster again"), "");
    }

    private Running start(IntentPath cluster, String kubeconfig, ClusterConnector.Access access) {
        DesiredStates desired = new RenderedStates(publisher::current, rendering, cluster);
        return new Running(access.start(cluster.id(), desired, observer.listener(cluster)), Digests.sha256(kubeconfig));
    }

    private void tell(Published published) {
        running.forEach((cluster, entry) -> {
            if (Concern.concerns(published, cluster)) {
                observer.published(cluster, published.after().revision());
                entry.sync().desiredChanged();
            }
        });
    }

    /** The sync of a cluster, if it is registered. */
    public Optional<ClusterSync> sync(IntentPath cluster) {
        return Optional.ofNullable(running.get(cluster)).map(Running::sync);
    }

    /**
     * What the plans would write and warn of that lead from what a cluster holds now to what an intent says.
     *
     * @return nothing when it is not known what the cluster holds
     */
    public Optional<Outlook> outlook(Intent intent, IntentPath cluster) {
        return sync(cluster)
                .flatMap(sync -> sync.outlook(DesiredObjects.of(intent.revision(), rendering.of(intent, cluster))));
    }

    /**
     * Sends one packet through a registered cluster and says what became of it. Waits for that, half a minute at most
     * with a cluster that answers.
     *
     * @throws ClusterUnavailableException when it is not known how to reach it
     * @throws TraceException when none was sent, or nobody answers any more
     */
    public Traced trace(IntentPath cluster, TraceRequest request) throws TraceException, InterruptedException {
        String kubeconfig = kept(cluster)
                .orElseThrow(() ->
                        new ClusterUnavailableException("Its kubeconfig is missing. Register the cluster again."));
        return connector.read(kubeconfig).trace(cluster.id(), request);
    }

    /** What the latest check of a cluster has found; nothing when there was none. */
    public Optional<AccessReport> report(IntentPath cluster) {
        return reports.find(cluster);
    }

    void checked(IntentPath cluster, AccessReport report) {
        reports.put(cluster, report);
    }

    /** Keeps the kubeconfig of a registered cluster. */
    void keep(IntentPath cluster, String kubeconfig) {
        secrets.put(secretName(cluster), kubeconfig.getBytes(StandardCharsets.UTF_8));
    }

    /** How a registered cluster is reached; nothing when that is lost. */
    Optional<String> kept(IntentPath cluster) {
        return secrets.find(secretName(cluster)).map(kept -> new String(kept, StandardCharsets.UTF_8));
    }

    /** Sees that the sync of a registered cluster runs, and with this kubeconfig. */
    void run(IntentPath cluster, String kubeconfig, ClusterConnector.Access access) {
        Running present = running.get(cluster);
        if (present == null || !present.digest().equals(Digests.sha256(kubeconfig))) {
            end(cluster);
            running.put(cluster, start(cluster, kubeconfig, access));
        }
    }

    /** Ends the sync of a cluster that stays registered, until it is resumed. */
    void suspend(IntentPath cluster, String reason) {
        end(cluster);
        running.put(cluster, new Running(new UnreachableCluster(clock.instant(), reason), ""));
    }

    /** Starts the sync of a registered cluster again. */
    void resumeSuspended(IntentPath cluster) {
        running.put(cluster, resume(cluster));
    }

    /** Ends the sync of a cluster and forgets how to reach it. */
    void forget(IntentPath cluster) {
        end(cluster);
        observer.forgotten(cluster);
        secrets.remove(secretName(cluster));
        reports.remove(cluster);
    }

    private void end(IntentPath cluster) {
        Running ended = running.remove(cluster);
        if (ended != null) {
            ended.sync().close();
        }
    }

    private static String secretName(IntentPath cluster) {
        return "kubeconfig:" + cluster.id();
    }

    /** Ends all syncs. The clusters stay as they are. */
    @Override
    public void close() {
        running.keySet().forEach(this::end);
    }
}
