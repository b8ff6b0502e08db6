package io.tierwall.sync.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tierwall.sync.cluster.ClusterException;
import io.tierwall.sync.cluster.ResourceApi;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks for everything that a cluster lacks. Reads only, and waits for the answers. */
public final class AccessCheck {

    private static final String ANTREA = "apis/crd.antrea.io/v1beta1";
    private static final String REVIEWS = "apis/authorization.k8s.io/v1/selfsubjectaccessreviews";
    private static final String BOOTSTRAP = "Apply the manifest of `tierwall clusters bootstrap` again.";
    private static final int REVIEWS_IN_FLIGHT = 8;

    private final ResourceApi api;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();

    private AccessCheck(ResourceApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Checks reachability, credentials, versions, Antrea and every permission, and tells all that is missing. */
    public static AccessReport of(ResourceApi api, Clock clock) throws InterruptedException {
        return new AccessCheck(api, clock).check();
    }

    private AccessReport check() throws InterruptedException {
        String kubernetes = "";
        String antrea = "";
        try {
            kubernetes = api.get("version").path("gitVersion").asText("");
            KubernetesVersion.tooOld(kubernetes).ifPresent(findings::add);
            antrea = antrea();
            permissions();
        } catch (ClusterException e) {
            // Without an answer to this, all other answers would say the same.
            findings.add(failure(e));
        }
        return new AccessReport(clock.instant(), kubernetes, antrea, findings);
    }

    private static Finding failure(ClusterException e) {
        return e.kind() == ClusterException.Kind.REFUSED
                ? new Finding(
                        Finding.Kind.CREDENTIALS,
                        e.message(),
                        "Send a valid token or certificate; the notes in the manifest of"
                                + " `tierwall clusters bootstrap` say how to read the token.")
                : new Finding(
                        Finding.Kind.UNREACHABLE,
                        e.message(),
                        "Check the address, the certificate authority and the way from the manager to the cluster.");
    }

    private String antrea() throws ClusterException, InterruptedException {
        Set<String> served = new HashSet<>();
        try {
            api.get(ANTREA)
                    .path("resources")
                    .forEach(resource -> served.add(resource.path("name").asText()));
        } catch (ClusterException e) {
            if (e.kind() != ClusterException.Kind.NOT_FOUND) {
                throw e;
            }
        }
        List<String> missing = List.of("tiers", "clustergroups", "clusternetworkpolicies").stream()
                .filter(resource -> !served.contains(resource))
                .toList();
        if (!missing.isEmpty()) {
            findings.add(new Finding(
                    Finding.Kind.ANTREA_MISSING,
                    "the cluster does not serve " + String.join(", ", missing) + " of crd.antrea.io/v1beta1",
                    "Install Antrea 1.13 or newer, or upgrade it."));
            return "";
        }
        return version();
    }

    private String version() throws ClusterException, InterruptedException {
        try {
            JsonNode infos = api.get(ANTREA + "/antreacontrollerinfos?limit=1");
            String version = infos.at("/items/0/version").asText("");
            if (version.isEmpty()) {
                findings.add(new Finding(
                        Finding.Kind.ANTREA_SILENT,
                        "Antrea's controller has not told its version",
                        "See that the antrea-controller pod runs; nothing is realized while it does not."));
            }
            return version;
        } catch (ClusterException e) {
            if (e.kind() == ClusterException.Kind.REFUSED || e.kind() == ClusterException.Kind.NOT_FOUND) {
                return ""; // The reviews say what is not allowed.
            }
            throw e;
        }
    }

    private void permissions() throws ClusterException, InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                REVIEWS_IN_FLIGHT, Thread.ofVirtual().name("access-check-", 0).factory())) {
            List<Callable<Boolean>> reviews = new ArrayList<>();
            Permissions.ALL.forEach(permission -> reviews.add(() -> isAllowed(permission)));
            List<Future<Boolean>> answers = threads.invokeAll(reviews);
            for (int index = 0; index < answers.size(); index++) {
                if (!answer(answers.get(index))) {
                    findings.add(missing(Permissions.ALL.get(index)));
                }
            }
        }
    }

    private static boolean answer(Future<Boolean> review) throws ClusterException, InterruptedException {
        try {
            return review.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ClusterException refused) {
                throw refused;
            }
            throw new IllegalStateException(e);
        }
    }

    private boolean isAllowed(Permission permission) throws ClusterException, InterruptedException {
        ObjectNode review = JsonNodeFactory.instance.objectNode();
        review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
        review.putObject("spec")
                .putObject("resourceAttributes")
                .put("group", permission.group())
                .put("resource", permission.resource())
                .put("verb", permission.verb());
        return api.post(REVIEWS, review).at("/status/allowed").asBoolean();
    }

    private static Finding missing(Permission permission) {
        String sentence = "may not " + permission.verb() + " " + permission.qualifiedResource();
        return Permissions.FOR_PROOFS.contains(permission)
                ? new Finding(
                        Finding.Kind.OPTIONAL_PERMISSION,
                        sentence + ": no answer can be proved with a packet there, everything else works",
                        BOOTSTRAP)
                : new Finding(Finding.Kind.PERMISSION, sentence, BOOTSTRAP);
    }
}
