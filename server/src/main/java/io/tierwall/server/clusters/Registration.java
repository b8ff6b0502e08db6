package io.tierwall.server.clusters;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Naming;
import io.tierwall.model.SystemFields;
import io.tierwall.model.intent.Author;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Expectation;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.publish.RejectedException;
import io.tierwall.store.StoreException;
import io.tierwall.sync.RemovalReport;
import io.tierwall.sync.access.AccessReport;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers clusters and deregisters them, one at a time. Thread-safe. */
public final class Registration {

    private static final Logger LOG = LoggerFactory.getLogger(Registration.class);

    /** A name as Kubernetes has them, since it becomes part of file and thread names. */
    private static final Pattern ID = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private final Publisher publisher;
    private final Clusters clusters;
    private final ClusterConnector connector;
    private final Supplier<UUID> identifiers;

    public Registration(
            Publisher publisher, Clusters clusters, ClusterConnector connector, Supplier<UUID> identifiers) {
        this.publisher = publisher;
        this.clusters = clusters;
        this.connector = connector;
        this.identifiers = identifiers;
    }

    /**
     * Registers a cluster, or changes how it is reached or called. Saying the same again changes nothing. The cluster
     * is checked first, which takes some seconds when it does not answer.
     *
     * @param author who does it
     * @param kubeconfig a secret: kept encrypted, never shown
     * @param naming what it is called; labels that are not said stay as they are
     * @param force whether a cluster that lacks something is registered all the same
     * @throws RejectedException when the id or the kubeconfig is not usable, or with everything that the cluster lacks
     */
    public void register(Author author, String id, String kubeconfig, NamingChange naming, boolean force) {
        IntentPath path = IntentPath.cluster(id);
        if (!ID.matcher(id).matches()) {
            throw RejectedException.of(
                    ProblemCode.IDENTIFIER_INVALID,
                    path,
                    "id",
                    "A cluster's id is made of at most 63 small letters, digits and dashes,"
                            + " with no dash at either end. Choose another.");
        }
        ClusterConnector.Access access = read(path, kubeconfig);
        AccessReport report = check(id, access);
        if (!report.passed() && !force) {
            throw new RejectedException(problems(path, report));
        }
        publish(author, path, naming, kubeconfig, access);
        clusters.checked(path, report);
    }

    private synchronized void publish(
            Author author, IntentPath path, NamingChange naming, String kubeconfig, ClusterConnector.Access access) {
        publisher.publish(author, (current, _) -> List.of(put(path, naming, current)));
        // Only now, so that a refusal leaves a cluster as it was. Lost in between, it is told to be registered again.
        clusters.keep(path, kubeconfig);
        clusters.run(path, kubeconfig, access);
    }

    private Edit put(IntentPath path, NamingChange change, Intent current) {
        Naming before = current.find(path, ClusterControlPlane.class)
                .map(ClusterControlPlane::naming)
                .orElseGet(() -> Naming.of(path.id()));
        return new Edit.Put(
                new ClusterControlPlane(path, change.apply(before), SystemFields.UNSTAMPED, identifiers.get()),
                Expectation.NONE);
    }

    /**
     * Changes what a registered cluster is called.
     *
     * @throws RejectedException when there is no such cluster, or it cannot be called so
     */
    public void rename(Author author, String id, NamingChange change) {
        IntentPath path = IntentPath.cluster(id);
        publisher.publish(author, (current, _) -> {
            if (current.find(path, ClusterControlPlane.class).isEmpty()) {
                throw missing(path);
            }
            return List.of(put(path, change, current));
        });
    }

    private static RejectedException missing(IntentPath path) {
        return RejectedException.of(ProblemCode.NOT_FOUND, path, "", "There is no such cluster. Register it first.");
    }

    private static List<Problem> problems(IntentPath path, AccessReport report) {
        return report.findings().stream()
                .filter(finding -> finding.kind().prevents())
                .map(finding -> new Problem(
                        ProblemCode.CLUSTER_UNUSABLE,
                        path.value(),
                        "",
                        "The cluster cannot be used: " + finding.sentence() + ". " + finding.remedy()))
                .toList();
    }

    /**
     * Checks a registered cluster and remembers what was found.
     *
     * @throws RejectedException when there is no such cluster, or no way to it is known
     */
    public AccessReport check(String id) {
        IntentPath path = IntentPath.cluster(id);
        AccessReport report = check(id, known(path));
        clusters.checked(path, report);
        return report;
    }

    private static AccessReport check(String id, ClusterConnector.Access access) {
        try {
            return access.check(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterUnavailableException("The check was interrupted. Repeat the request.");
        }
    }

    private ClusterConnector.Access known(IntentPath path) {
        if (publisher.current().find(path, ClusterControlPlane.class).isEmpty()) {
            throw missing(path);
        }
        return clusters.kept(path)
                .map(kubeconfig -> read(path, kubeconfig))
                .orElseThrow(() -> RejectedException.of(
                        ProblemCode.CLUSTER_UNUSABLE,
                        path,
                        "",
                        "Its kubeconfig is missing. Register the cluster again."));
    }

    private ClusterConnector.Access read(IntentPath path, String kubeconfig) {
        try {
            return connector.read(kubeconfig);
        } catch (KubeconfigException e) {
            throw RejectedException.of(ProblemCode.MALFORMED, path, "kubeconfig", e.sentence());
        }
    }

    /**
     * Deregisters a cluster. What it holds stays as it is.
     *
     * @param cascade whether it is taken out of the span of policies; otherwise it must not be in any
     * @throws RejectedException when there is no such cluster, or a policy spans it
     */
    public synchronized void deregister(Author author, String id, boolean cascade) {
        IntentPath path = IntentPath.cluster(id);
        publisher.publish(author, (current, _) -> edits(current, path, cascade));
        try {
            clusters.forget(path);
        } catch (StoreException.Unavailable e) {
            LOG.warn("what is kept of {}, which is deregistered, could not be removed: {}", id, e.getMessage());
        }
    }

    /**
     * Takes everything of ours out of a cluster, then deregisters it. While something of ours is left the cluster stays
     * registered and is kept true again.
     *
     * @param force whether it is deregistered even if something of ours has to be left behind
     * @return what became of the objects
     * @throws RejectedException when there is no such cluster, or a policy spans it
     * @throws ClusterUnavailableException when something is left and force is not given
     */
    public synchronized RemovalReport remove(Author author, String id, boolean cascade, boolean force) {
        IntentPath path = IntentPath.cluster(id);
        ClusterConnector.Access access = known(path);
        if (!cascade && !publisher.current().policiesSpanning(path).isEmpty()) {
            deregister(author, id, false); // Is refused, with the policies named.
        }
        clusters.suspend(path, "its objects are being removed");
        boolean deregistered = false;
        try {
            RemovalReport report = removeAll(id, access);
            if (!report.complete() && !force) {
                throw new ClusterUnavailableException("Not all objects of Tierwall could be removed from the cluster ("
                        + report.problem() + "). It stays registered. Repeat the request when the cluster answers,"
                        + " or leave its objects there with objects=leave or force=true.");
            }
            deregister(author, id, cascade);
            deregistered = true;
            return report;
        } finally {
            if (!deregistered) {
                clusters.resumeSuspended(path);
            }
        }
    }

    private static RemovalReport removeAll(String id, ClusterConnector.Access access) {
        try {
            return access.removeAll(id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterUnavailableException("The removal was interrupted. Repeat the request.");
        }
    }

    private static List<Edit> edits(Intent current, IntentPath cluster, boolean cascade) {
        Stream<Edit> spans = current.policiesSpanning(cluster).stream()
                .flatMap(tree -> tree.spans().stream())
                .filter(span -> cascade && span.cluster().equals(cluster))
                .map(span -> new Edit.Delete(span.path(), Expectation.NONE));
        return Stream.concat(spans, Stream.of(new Edit.Delete(cluster, Expectation.PRESENT)))
                .toList();
    }
}
