package io.tierwall.server.proof;

import io.tierwall.analysis.explain.Walk;
import io.tierwall.model.IntentPath;
import io.tierwall.server.analysis.ClusterPicture;
import io.tierwall.server.analysis.FlowEnds;
import io.tierwall.server.analysis.FlowQuestion;
import io.tierwall.server.analysis.QuestionException;
import io.tierwall.server.analysis.QuestionedClusters;
import io.tierwall.server.clusters.Clusters;
import io.tierwall.sync.Connection;
import io.tierwall.sync.Realization;
import io.tierwall.sync.trace.TraceException;
import io.tierwall.sync.trace.TraceRequest;
import io.tierwall.sync.trace.Traced;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;

/** Sends packets, a bounded number at a time, and holds against each what is explained. Thread-safe. */
public final class Proofs {

    private static final int NAMED = 5;

    private final QuestionedClusters questioned;
    private final Clusters clusters;
    private final Clock clock;
    private final ProofSlots slots = new ProofSlots();

    public Proofs(QuestionedClusters questioned, Clusters clusters, Clock clock) {
        this.questioned = questioned;
        this.clusters = clusters;
        this.clock = clock;
    }

    /**
     * Sends the packet of a question, always under the rules that are published. Waits for its end, half a minute at
     * most with a cluster that answers.
     *
     * @param cluster its id
     * @throws QuestionException when there is no such cluster or end, or no such packet can be sent
     * @throws ProofException when none was sent
     */
    public Proof prove(String cluster, FlowQuestion question) {
        ClusterPicture before = questioned.current(cluster);
        TraceRequest request = ProofRequest.of(question, new FlowEnds(before).flow(question));
        IntentPath path = before.cluster().path();
        refuseSilent(path);
        slots.take(path);
        try {
            Traced traced = clusters.trace(path, request);
            return compared(question, before, traced);
        } catch (TraceException e) {
            throw ProofException.of(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProofException(
                    ProofException.Kind.SILENT, "The proof was interrupted, because the manager ends. Ask again.");
        } finally {
            slots.release(path);
        }
    }

    /** Of a cluster that is known to be silent nobody has to wait to hear so. */
    private void refuseSilent(IntentPath cluster) {
        clusters.sync(cluster).ifPresent(sync -> {
            if (sync.connection() instanceof Connection.Unreachable silent) {
                throw new ProofException(
                        ProofException.Kind.SILENT,
                        "The cluster has not answered since " + silent.since() + ": " + silent.reason()
                                + ". No packet is sent; ask again when it answers.");
            }
        });
    }

    private Proof compared(FlowQuestion question, ClusterPicture before, Traced traced) {
        ClusterPicture now = questioned.current(before.cluster().path().id());
        List<Walk> walks = new FlowEnds(now)
                .flow(question).packets().stream()
                        .map(packet -> Walk.of(now.model(), packet))
                        .toList();
        Agreement agreement = Agreement.of(traced, walks, now.knowledge().suffices());
        if (now.intent().revision() != before.intent().revision()) {
            agreement = Agreement.notCompared(
                    "Somebody has published while the packet was on its way. Ask again.", agreement.explained());
        } else if (agreement.state() == Agreement.State.CONTRADICTS) {
            agreement = agreement.because(because(now));
        }
        return new Proof(traced, clock.instant(), now, agreement);
    }

    private String because(ClusterPicture picture) {
        List<String> waiting = unrealized(picture).limit(NAMED + 1L).toList();
        return waiting.isEmpty()
                ? "The cluster says that it holds all of revision "
                        + picture.intent().revision() + ": look at its Antrea agents, and at what others changed there."
                : "The cluster does not hold all of revision "
                        + picture.intent().revision() + ": "
                        + String.join(", ", waiting.subList(0, Math.min(NAMED, waiting.size())))
                        + (waiting.size() > NAMED ? " and others" : "") + ". Ask again when it does.";
    }

    private Stream<String> unrealized(ClusterPicture picture) {
        IntentPath cluster = picture.cluster().path();
        return clusters.sync(cluster).stream()
                .flatMap(sync -> picture.intent().policiesSpanning(cluster).stream()
                        .filter(tree -> !sync.realization(tree.policy().path())
                                .map(Proofs::isRealized)
                                .orElse(false))
                        .map(tree -> tree.policy().naming().displayName()));
    }

    private static boolean isRealized(Realization realization) {
        return realization instanceof Realization.Success || realization instanceof Realization.NoWorkload;
    }
}
