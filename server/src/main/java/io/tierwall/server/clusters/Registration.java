package io.tierwall.server.clusters;

import io.tierwall.model.ClusterControlPlane;
import io.tierwall.model.IntentPath;
import io.tierwall.model.Naming;
import io.tierwall.model.SystemFields;
import io.tierwall.model.intent.Edit;
import io.tierwall.model.intent.Expectation;
import io.tierwall.model.intent.Intent;
import io.tierwall.model.problem.Problem;
import io.tierwall.model.problem.ProblemCode;
import io.tierwall.server.publish.Publisher;
import io.tierwall.server.publish.RejectedException;
import io.tierwall.store.StoreException;
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
     * Registers a cluster, or changes how it is reached or called. Saying the same again changes nothing.
     *
     * @param user who does it
     * @param kubeconfig a secret: kept encrypted, never shown
     * @throws RejectedException when the id or the kubeconfig is not usable
     */
    public synchronized void register(String user, String id, String kubeconfig, String displayName) {
        IntentPath path = IntentPath.cluster(id);
        if (!ID.matcher(id).matches()) {
            throw rejected(
                    ProblemCode.IDENTIFIER_INVALID,
                    path,
                    "id",
                    "A cluster's id is made of at most 63 small letters, digits and dashes,"
                            + " with no dash at either end. Choose another.");
        }
        ClusterConnector.Access access = read(path, kubeconfig);
        ClusterControlPlane cluster =
                new ClusterControlPlane(path, Naming.of(displayName), SystemFields.UNSTAMPED, identifiers.get());
        publisher.publish(user, (_, _) -> List.of(new Edit.Put(cluster, Expectation.NONE)));
        // Only now, so that a refusal leaves a cluster as it was. Lost in between, it is told to be registered again.
        clusters.keep(path, kubeconfig);
        clusters.run(path, kubeconfig, access);
    }

    private ClusterConnector.Access read(IntentPath path, String kubeconfig) {
        try {
            return connector.read(kubeconfig);
        } catch (KubeconfigException e) {
            throw rejected(ProblemCode.MALFORMED, path, "kubeconfig", e.sentence());
        }
    }

    private static RejectedException rejected(ProblemCode code, IntentPath path, String field, String sentence) {
        return new RejectedException(List.of(new Problem(code, path.value(), field, sentence)));
    }

    /**
     * Deregisters a cluster. What it holds stays as it is.
     *
     * @param cascade whether it is taken out of the span of policies; otherwise it must not be in any
     * @throws RejectedException when there is no such cluster, or a policy spans it
     */
    public synchronized void deregister(String user, String id, boolean cascade) {
        IntentPath path = IntentPath.cluster(id);
        publisher.publish(user, (current, _) -> edits(current, path, cascade));
        try {
            clusters.forget(path);
        } catch (StoreException.Unavailable e) {
            LOG.warn("the kubeconfig of {}, which is deregistered, could not be removed: {}", id, e.getMessage());
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
